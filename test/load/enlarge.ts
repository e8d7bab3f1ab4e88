import { type DocumentNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { Operation } from '../differential/draft.ts';

/** Numbers that decide how much is read, and the most that each may be. */
const greatest: Readonly<Record<string, string>> = {
  first: '100',
  last: '100',
  maxDistance: '20',
  maxLength: '10',
  depth: '3',
};

/** The same operation with pages and distances as large as may be. */
export function enlarged({ source, variables }: Operation): Operation {
  const document = visit(parse(source), {
    Argument: (node) => {
      const value = greatest[node.name.value];
      if (value === undefined || node.value.kind !== Kind.INT) return undefined;
      return { ...node, value: { kind: Kind.INT as const, value } };
    },
  });
  return { source: printed(document), variables };
}

/** One operation that asks what two ask; names of one are changed so that they cannot meet those of the other. */
export function both(one: Operation, other: Operation, number: number): Operation {
  const renamed = [one, other].map((operation, index) => rename(operation, `${'xy'[index]}${number}`));
  const operations = renamed.flatMap(({ document }) =>
    document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION),
  );
  const fragments = renamed.flatMap(({ document }) =>
    document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION),
  );
  const operation = {
    ...operations[0]!,
    variableDefinitions: operations.flatMap(({ variableDefinitions = [] }) => variableDefinitions),
    selectionSet: {
      kind: Kind.SELECTION_SET as const,
      selections: operations.flatMap(({ selectionSet }) => selectionSet.selections),
    },
  };
  return {
    source: printed({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }),
    variables: Object.assign({}, ...renamed.map(({ variables }) => variables)),
  };
}

function rename({ source, variables }: Operation, prefix: string) {
  const name = (value: string) => ({ kind: Kind.NAME as const, value: `${prefix}${value}` });
  let level = 0;
  const document: DocumentNode = visit(parse(source), {
    Variable: (node) => ({ ...node, name: name(node.name.value) }),
    FragmentSpread: (node) => ({ ...node, name: name(node.name.value) }),
    FragmentDefinition: (node) => ({ ...node, name: name(node.name.value) }),
    Field: {
      enter: (node) => {
        level += 1;
        return level === 1 ? { ...node, alias: name((node.alias ?? node.name).value) } : undefined;
      },
      leave: () => {
        level -= 1;
      },
    },
  });
  const given = Object.entries(variables).map(([key, value]) => [`${prefix}${key}`, value]);
  return { document, variables: Object.fromEntries(given) };
}

const printed = (document: DocumentNode): string => stripIgnoredCharacters(print(document));

export const bytesOf = ({ source, variables }: Operation): number =>
  Buffer.byteLength(JSON.stringify({ query: source, variables }));
