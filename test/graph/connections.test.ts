import { getNamedType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { busiestParent, relatedConnections, rootConnections } from '../support/connections.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

interface Walked {
  readonly cursors: readonly string[];
  readonly ids: readonly string[];
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: Readonly<Record<string, unknown>>;
  readonly totalCount: number;
}

const parts = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } }';

/** Reads a whole connection page by page in one direction. */
async function walk(
  page: (args: string) => Promise<Page>,
  backward: boolean,
  size: number,
): Promise<Walked & { total: number }> {
  const cursors: string[] = [];
  const ids: string[] = [];
  for (let cursor: unknown, more = true; more; ) {
    const after = cursor === undefined ? '' : `, ${backward ? 'before' : 'after'}: "${cursor}"`;
    const { edges, pageInfo, totalCount } = await page(`${backward ? 'last' : 'first'}: ${size}${after}`);
    const seenBefore = cursors.length;
    const add = backward ? 'unshift' : 'push';
    cursors[add](...edges.map((edge) => edge.cursor));
    ids[add](...edges.map((edge) => edge.node.id));
    expect(pageInfo['startCursor']).toBe(edges[0]?.cursor ?? null);
    expect(pageInfo['endCursor']).toBe(edges.at(-1)?.cursor ?? null);
    expect(pageInfo[backward ? 'hasNextPage' : 'hasPreviousPage']).toBe(seenBefore > 0);
    more = pageInfo[backward ? 'hasPreviousPage' : 'hasNextPage'] === true;
    expect(more).toBe(cursors.length < totalCount);
    cursor = pageInfo[backward ? 'startCursor' : 'endCursor'];
    if (!more) return { cursors, ids, total: totalCount };
  }
  throw new Error('unreachable');
}

/** Reads it in both directions and compares. */
async function compare(page: (args: string) => Promise<Page>, size: number): Promise<Walked & { total: number }> {
  const forward = await walk(page, false, size);
  const backward = await walk(page, true, size);
  expect(backward).toEqual(forward);
  expect(new Set(forward.cursors).size).toBe(forward.total);
  expect(forward.cursors).toHaveLength(forward.total);
  return forward;
}

describeWithDatabase('every connection, forwards and backwards', (database) => {
  const product = productOver(database);

  describe('from the root', () => {
    it.each(rootConnections.map(({ field }) => field.name))('%s', async (name) => {
      const page = async (args: string) =>
        (await product.data(`{ connection: ${name}(${args}) { ${parts} } }`)).connection;
      const { total } = await compare(page, 100);
      expect(total).toBeGreaterThan(0);
    });
  });

  const cases = relatedConnections.filter(({ inherited }) => !inherited);

  it('there are many of them', () => {
    expect(cases.length).toBeGreaterThan(50);
  });

  it.each(cases.map((connection) => [`${connection.type.name}.${connection.field.name}`, connection] as const))(
    '%s',
    async (_, connection) => {
      const { type, field } = connection;
      const { slug } = await busiestParent(database, connection);
      const page = async (args: string) => {
        const query = `query ($slug: String!) { entity(slug: $slug) { ... on ${type.name} { connection: ${field.name}(${args}) { ${parts} } } } }`;
        return (await product.data(query, { slug })).entity.connection;
      };
      const first = await page('first: 0');
      await compare(page, Math.min(100, Math.max(1, Math.ceil(first.totalCount / 3))));
      expect(getNamedType(field.type).name).toMatch(/Connection$/);
    },
  );
});
