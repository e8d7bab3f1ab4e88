import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import * as nodes from '../model/nodes.ts';
import type { GraphStatistics, RunStatement } from '../pothos-plugin-neo4j/compiler/index.ts';
import { isA } from '../pothos-plugin-neo4j/model/index.ts';
import GraphPlugin, { decodeGlobalId, encodeGlobalId } from '../pothos-plugin-neo4j/plugin/index.ts';
import { dateScalar, dateTimeScalar } from './date.ts';

/** What the resolvers of the schema need of a request. */
export interface GraphContext {
  readonly run: RunStatement;
  /** How much the database holds; the budget needs it. */
  readonly statistics?: GraphStatistics | undefined;
  /** The slug that an entity has now, for one that it has or had. Without it, nothing is found by former slugs. */
  readonly currentSlug?: ((slug: string) => string) | undefined;
}

interface Types {
  Context: GraphContext;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: { Date: { Input: string; Output: string }; DateTime: { Input: string; Output: string } };
}

const page = { defaultPageSize: 20, maximumPageSize: 100 } as const;

export const builder = new SchemaBuilder<Types>({
  plugins: [RelayPlugin, GraphPlugin],
  graph: {
    run: (context) => context.run,
    statistics: (context) => context.statistics,
    currentKey: ({ currentSlug }) =>
      currentSlug && ((model, key) => (isA(model, nodes.entity) ? currentSlug(key) : key)),
    ...page,
  },
  relay: {
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
    nodeTypeOptions: { description: 'Anything with a global id.' },
    nodeQueryOptions: {
      description: 'The object with a global id, or null.',
      args: { id: { description: 'A global id. Those from before a rename stay good.' } },
      extensions: { graph: { kind: 'nodeById' } },
    },
    nodesQueryOptions: {
      description: 'The objects with these global ids, in this order, null where there is none.',
      nullable: { list: true, items: true },
      args: { ids: { description: 'At most 100 global ids. Those from before a rename stay good.' } },
      extensions: { graph: { kind: 'nodesByIds' } },
    },
    idFieldOptions: { description: 'The global id: `node(id:)` gives the same object again.' },
    firstArgOptions: {
      description: `How many from the start, or from \`after\` on: 0 to ${page.maximumPageSize}, ${page.defaultPageSize} where nothing is said.`,
    },
    lastArgOptions: { description: `How many from the end, or before \`before\`: 0 to ${page.maximumPageSize}.` },
    afterArgOptions: { description: 'Only what comes after this cursor; an empty text is the start.' },
    beforeArgOptions: { description: 'Only what comes before this cursor; an empty text is the end.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether more follows.' },
    hasPreviousPageFieldOptions: { description: 'Whether something comes before.' },
    startCursorFieldOptions: { description: 'The cursor of the first edge; null on an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last edge; null on an empty page.' },
    cursorFieldOptions: {
      description: 'The position of the edge, for `after` and `before`.',
      extensions: { graph: { kind: 'cursor' } },
    },
    pageInfoFieldOptions: {
      description: 'Where the page stands in the list.',
      extensions: { graph: { kind: 'pageInfo' } },
    },
  },
});

builder.addScalarType('Date', dateScalar);
builder.addScalarType('DateTime', dateTimeScalar);
builder.queryType({ description: 'Where every question begins.' });
