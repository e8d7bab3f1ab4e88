import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/global-id.ts';
import { busiestParent, type ConnectionField, relatedConnections, rootConnections } from '../support/connections.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { type Direction, fragment, queryName, words } from './relay-fragments.ts';
import { type Outcome, type RelayProject, relayProject } from './relay-project.ts';

const directions = ['forward', 'backward'] as const;
const connections = [...rootConnections, ...relatedConnections];
const sources = Object.fromEntries(
  directions.map((direction) => [`src/${direction}.ts`, connections.map((of) => fragment(of, direction)).join('\n')]),
);
/** The queries that the compiler makes are kept beside, as for a server that takes no others. */
const configuration = {
  'relay.config.json': JSON.stringify({
    src: './src',
    schema: './schema.graphql',
    language: 'typescript',
    persistConfig: { file: './queries.json' },
  }),
  'queries.json': '{}',
};
/** CONNECTIONS=all reads every connection with the queries of Relay, not one of each kind. */
const isEach = process.env['CONNECTIONS'] === 'all';

function nodeTypeOf(field: ConnectionField['field']): GraphQLNamedType {
  const connection = getNamedType(field.type) as GraphQLObjectType;
  return getNamedType(connection.getFields()['nodes']!.type);
}

/** The first of each kind: kinds differ in what they begin at, in the way to what they list, and in what that is. */
function oneOfEachKind(fields: readonly ConnectionField[]): readonly ConnectionField[] {
  const kindOf = ({ type, field, mapping }: ConnectionField) =>
    JSON.stringify([
      isInterfaceType(type),
      mapping.source !== undefined,
      mapping.hops.map(({ direction }) => direction),
      isObjectType(nodeTypeOf(field)),
    ]);
  return [...new Map(fields.map((field) => [kindOf(field), field] as const).reverse()).values()];
}

const named = (fields: readonly ConnectionField[]) =>
  fields.map((connection) => [`${connection.type.name}.${connection.field.name}`, connection] as const);

interface Page {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: Readonly<Record<string, unknown>>;
  readonly totalCount: number;
}

/**
 * Relay makes a query of each fragment: from the root, or from `node(id:)` for types and interfaces that are Nodes.
 * Every type with a connection is one, so none is left out.
 */
describe('relay-compiler', () => {
  let project: RelayProject;
  let compiled: Outcome;
  let queries: ReadonlyMap<string | undefined, string>;

  beforeAll(async () => {
    project = relayProject({ ...sources, ...configuration });
    compiled = await project.compile();
    const persisted = readFileSync(join(project.folder, 'queries.json'), 'utf8');
    const texts: string[] = Object.values(JSON.parse(persisted));
    queries = new Map(texts.map((text) => [getOperationAST(parse(text))?.name?.value, text]));
  });
  afterAll(() => project.remove());

  it('accepts every connection of every type, refetchable in both directions', () => {
    expect(compiled).toEqual({ succeeded: true, output: expect.not.stringMatching(/\[(ERROR|WARN)\]/) });
    expect(connections.length).toBeGreaterThan(150);
    const expected = directions.flatMap((direction) => connections.map((of) => queryName(of, direction)));
    expect([...queries.keys()].sort()).toEqual(expected.sort());
  });

  it('refuses what is no connection', async () => {
    const wrong = fragment(rootConnections[0]!, 'forward').replace('edges { node', 'edges { nodes');
    const other = relayProject({ 'src/forward.ts': wrong, ...configuration });
    const outcome = await other.compile();
    other.remove();
    expect(outcome).toEqual({ succeeded: false, output: expect.stringContaining('has no field `nodes`') });
  });

  describeWithDatabase('and its queries on the server', (database) => {
    const product = productOver(database);

    /** Reads the list of a node, or of the root, in about three pages, as Relay does with the query it made. */
    async function read(connection: ConnectionField, direction: Direction, id?: string): Promise<readonly string[]> {
      const { more, cursor: position } = words[direction];
      const page = async (count: number, cursor: unknown) => {
        const data = await product.data(queries.get(queryName(connection, direction))!, { id, count, cursor });
        const { edges, ...rest } = (id === undefined ? data : data.node)[connection.field.name] as Page;
        return { ...rest, ids: edges.map(({ node }) => node.id) };
      };
      const whole = await page(100, null);
      expect(whole.ids).toHaveLength(Math.min(100, whole.totalCount));
      const size = Math.min(100, Math.max(1, Math.ceil(whole.totalCount / 3)));
      const pages: (readonly string[])[] = [];
      for (let cursor: unknown = null, hasMore: unknown = true; hasMore; ) {
        const { ids, pageInfo } = await page(size, cursor);
        pages.push(ids);
        cursor = pageInfo[position];
        hasMore = pageInfo[more];
        if (hasMore === true) expect(ids).toHaveLength(size);
      }
      expect(pages).toHaveLength(Math.max(1, Math.ceil(whole.totalCount / size)));
      const ids = direction === 'forward' ? pages.flat() : pages.reverse().flat();
      expect(ids).toHaveLength(whole.totalCount);
      // Relay drops an edge whose node stands in the list already.
      expect(new Set(ids).size).toBe(ids.length);
      expect(direction === 'forward' ? ids.slice(0, 100) : ids.slice(-100)).toEqual(whole.ids);
      return ids;
    }

    const lists = isEach ? rootConnections : oneOfEachKind(rootConnections);
    it.each(named(lists))('%s, in both directions', async (_, connection) => {
      const ids = await read(connection, 'forward');
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
      expect(await read(connection, 'backward')).toEqual(ids);
    });

    // What a type has of its interfaces is read there; test/graph reads backwards.
    const own = relatedConnections.filter(({ inherited }) => !inherited);
    it.each(named(isEach ? own : oneOfEachKind(own)))('%s', async (_, connection) => {
      const { typename, slug } = await busiestParent(database, connection);
      await read(connection, 'forward', encodeGlobalId(typename, slug));
    });
  });
});
