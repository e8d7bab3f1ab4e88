import { readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';

/** An operation that a page asks the API; `Answer` is the type of its data, `Variables` that of its variables. */
export interface Operation<Answer, Variables> {
  readonly name: string;
  /** The whole document: the operation and the fragments that it spreads. */
  readonly text: string;
  /** For the types alone; it is never there. */
  readonly types?: (variables: Variables) => Answer;
}

const fragments = new Map(
  definitionsIn(new URL('./fragments.graphql', import.meta.url)).flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
  ),
);

/** Reads the operation in a file, with the fragments that all pages share. The file holds one operation and no fragment. */
export function readOperation<Answer, Variables>(file: URL): Operation<Answer, Variables> {
  return operationOf(readDocument(file));
}

/** The same for an operation that is written in code. */
export function parseOperation<Answer, Variables>(text: string): Operation<Answer, Variables> {
  return operationOf(withFragments(parse(text, { noLocation: true })));
}

/** The operation of a file and every fragment that it needs, in the order in which they are met. */
export function readDocument(file: URL): DocumentNode {
  return withFragments({ kind: Kind.DOCUMENT, definitions: definitionsIn(file) });
}

function operationOf<Answer, Variables>(document: DocumentNode): Operation<Answer, Variables> {
  return { name: operationIn(document).name!.value, text: print(document) };
}

function withFragments(document: DocumentNode): DocumentNode {
  const needed = new Map<string, FragmentDefinitionNode>();
  const collect = (node: DocumentNode | FragmentDefinitionNode) =>
    void visit(node, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (!fragment) throw new Error(`There is no fragment '${value}' in fragments.graphql.`);
        if (needed.has(value)) return;
        needed.set(value, fragment);
        collect(fragment);
      },
    });
  collect(document);
  return { kind: Kind.DOCUMENT, definitions: [...document.definitions, ...needed.values()] };
}

export function operationIn(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation?.name) throw new Error('A file of the explorer holds one operation that has a name.');
  return operation;
}

function definitionsIn(file: URL) {
  return parse(readFileSync(file, 'utf8'), { noLocation: true }).definitions;
}
