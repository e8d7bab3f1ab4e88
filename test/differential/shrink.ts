import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  validate,
  visit,
} from 'graphql';
import type { Operation } from './draft.ts';

const removable: readonly string[] = [
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.DIRECTIVE,
  Kind.OBJECT,
];

/** Removes parts of an operation, one by one, as long as it stays valid and still fails. */
export async function shrink(
  schema: GraphQLSchema,
  operation: Operation,
  fails: (operation: Operation) => Promise<boolean>,
  milliseconds = 60_000,
): Promise<Operation> {
  const deadline = Date.now() + milliseconds;
  let smallest = operation;
  for (let size = Number.POSITIVE_INFINITY; smallest.source.length < size; ) {
    size = smallest.source.length;
    for (const simplify of [without, spreadOut, unwrapped, unaliased]) {
      for (let position = 0; Date.now() < deadline; position += 1) {
        const document = simplify(parse(smallest.source), position);
        if (document === undefined) break;
        const smaller = tidied(document, smallest.variables);
        if (!isValid(schema, smaller)) continue;
        if (await fails(smaller)) {
          smallest = smaller;
          position -= 1;
        }
      }
    }
  }
  return smallest;
}

type Simplify = (document: DocumentNode, position: number) => DocumentNode | undefined;

/** Replaces one of the nodes that can be replaced, by its position among them. Undefined if there are fewer. */
function replaceAt(
  document: DocumentNode,
  position: number,
  canBe: (node: ASTNode, key: string | number | undefined) => boolean,
  by: (node: ASTNode) => ASTNode | null,
): DocumentNode | undefined {
  let index = 0;
  let isReplaced = false;
  const result = visit(document, {
    enter: (node, key) => {
      if (isReplaced || !canBe(node, key) || index++ !== position) return undefined;
      isReplaced = true;
      return by(node);
    },
  });
  return isReplaced ? result : undefined;
}

const without: Simplify = (document, position) =>
  replaceAt(
    document,
    position,
    // A node outside a list, such as the value of an argument, cannot be removed alone.
    (node, key) => typeof key === 'number' && removable.includes(node.kind),
    () => null,
  );

/** Replaces the spread of a named fragment by the fragment itself. */
const spreadOut: Simplify = (document, position) =>
  replaceAt(
    document,
    position,
    (node) => node.kind === Kind.FRAGMENT_SPREAD,
    (node) => {
      const isNamed = (definition: DefinitionNode) =>
        definition.kind === Kind.FRAGMENT_DEFINITION &&
        definition.name.value === (node as FragmentSpreadNode).name.value;
      const { typeCondition, selectionSet } = document.definitions.find(isNamed) as FragmentDefinitionNode;
      const directives = (node as FragmentSpreadNode).directives ?? [];
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet };
    },
  );

/** Replaces a fragment by its selections. `shrink` drops the result if it is invalid or no longer fails. */
const unwrapped: Simplify = (document, position) => {
  const isFragment = (node: ASTNode) => node.kind === Kind.INLINE_FRAGMENT;
  return replaceAt(
    document,
    position,
    (node) => node.kind === Kind.SELECTION_SET && node.selections.some(isFragment),
    (node) => ({
      ...(node as SelectionSetNode),
      selections: (node as SelectionSetNode).selections.flatMap((selection) =>
        selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections : [selection],
      ),
    }),
  );
};

const unaliased: Simplify = (document, position) =>
  replaceAt(
    document,
    position,
    (node) => node.kind === Kind.FIELD && node.alias !== undefined,
    (node) => {
      const { alias: _, ...rest } = node as FieldNode;
      return rest;
    },
  );

/** Removes unused fragments and variables. */
function tidied(written: DocumentNode, variables: Operation['variables']): Operation {
  let document = written;
  for (let size = 0; size !== document.definitions.length; ) {
    size = document.definitions.length;
    const spread = namesOf(document, Kind.FRAGMENT_SPREAD);
    document = visit(document, {
      FragmentDefinition: (node) => (spread.has(node.name.value) ? undefined : null),
    });
  }
  const used = namesOf(visit(document, { VariableDefinition: () => null }), Kind.VARIABLE);
  document = visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
  return {
    source: print(document),
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name))),
  };
}

function namesOf(document: DocumentNode, kind: Kind.FRAGMENT_SPREAD | Kind.VARIABLE): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, { [kind]: (node: { readonly name: { readonly value: string } }) => void names.add(node.name.value) });
  return names;
}

function isValid(schema: GraphQLSchema, { source }: Operation): boolean {
  try {
    return validate(schema, parse(source)).length === 0;
  } catch {
    return false;
  }
}
