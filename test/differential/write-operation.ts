import {
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  validate,
  visit,
} from 'graphql';
import type { Step } from './coordinates.ts';
import { type Draft, newName, type Operation } from './draft.ts';
import type { Random } from './random.ts';
import type { StoredGraph } from './stored-graph.ts';
import { writeSelections } from './write-selections.ts';

/** Writes a valid operation for a schema, with values from a graph. If a way is given, the operation follows it. */
export function writeOperation(
  random: Random,
  schema: GraphQLSchema,
  graph: StoredGraph,
  way: readonly Step[] = [],
): Operation {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const draft: Draft = {
      random,
      schema,
      graph,
      matches: 2 + random.below(random.chance(0.07) ? 24 : 8),
      selections: 5 + random.below(60),
      names: 0,
      variables: [],
      fragments: [],
      whole: [],
    };
    const place = { levels: Math.max(way.length, 1 + random.below(6)), rows: 1, nesting: 0, node: undefined };
    const selections = writeSelections(draft, schema.getQueryType()!, place, way);
    const definitions = draft.variables.map(({ definition }) => definition).join(', ');
    const head = definitions === '' ? 'query' : `query (${definitions})`;
    const document = withoutConflicts(draft, parse([`${head} ${selections}`, ...draft.fragments].join('\n')));
    if (document === undefined) continue;
    const given = draft.variables.filter(({ value }) => value !== undefined);
    return {
      source: print(document),
      variables: Object.fromEntries(given.map(({ name, value }) => [name, value])),
    };
  }
  throw new Error('No valid operation was found in 20 attempts.');
}

/**
 * Gives new aliases to fields that share a response key and cannot be merged, until there are none. Equal keys on different types
 * stay, since the tests need them.
 */
function withoutConflicts(draft: Draft, written: DocumentNode): DocumentNode | undefined {
  let document = written;
  for (let round = 0; round < 30; round += 1) {
    const errors = validate(draft.schema, document);
    if (errors.length === 0) return document;
    const conflicts = errors.filter(({ message }) => /conflict because/.test(message));
    if (conflicts.length < errors.length) {
      throw new Error(`${errors.map(({ message }) => message).join('\n')}\n${print(document)}`);
    }
    document = renamed(draft, document, new Set(conflicts.map((conflict) => oneOf(draft, conflict))));
  }
  return undefined;
}

function oneOf({ random }: Draft, conflict: GraphQLError): FieldNode {
  return random.pick((conflict.nodes ?? []).filter((node) => node.kind === Kind.FIELD));
}

function renamed(draft: Draft, document: DocumentNode, fields: ReadonlySet<FieldNode>): DocumentNode {
  return visit(document, {
    Field: (node) =>
      fields.has(node) ? { ...node, alias: { kind: Kind.NAME, value: newName(draft, 'k') } } : undefined,
  });
}
