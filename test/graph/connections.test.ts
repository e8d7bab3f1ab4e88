import { describe, expect, it } from 'vitest';
import { busiestParent, relatedConnections, rootConnections } from '../support/connections.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: Readonly<Record<string, unknown>>;
}

/** A page from the start on, the page from the end on that mirrors it, and how many there are. */
interface Pages {
  readonly forward: Page & { readonly totalCount: number };
  readonly backward: Page;
}

interface Position {
  readonly size: number;
  readonly after?: unknown;
  readonly before?: unknown;
}

const parts = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } }';

const pagesOf = (field: string): string =>
  `forward: ${field}(first: $size, after: $after) { totalCount ${parts} }
   backward: ${field}(last: $size, before: $before) { ${parts} }`;

const variables = '$size: Int!, $after: String, $before: String';

function expectPage({ edges, pageInfo }: Page, hasNextPage: boolean, hasPreviousPage: boolean): void {
  const [startCursor, endCursor] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
  expect(pageInfo).toEqual({ hasNextPage, hasPreviousPage, startCursor, endCursor });
}

/** Reads a whole connection page by page, from its start and from its end at once, and finds one order. */
async function walk(page: (position: Position) => Promise<Pages>, size: number): Promise<number> {
  const forward: Page['edges'][number][] = [];
  const backward: Page['edges'][number][] = [];
  for (let position: Position = { size }; ; ) {
    const pages = await page(position);
    const { totalCount } = pages.forward;
    const isFirst = forward.length === 0;
    forward.push(...pages.forward.edges);
    backward.unshift(...pages.backward.edges);
    const isLast = forward.length === totalCount;
    expectPage(pages.forward, !isLast, !isFirst);
    expectPage(pages.backward, !isFirst, !isLast);
    if (isLast) {
      expect(backward).toEqual(forward);
      expect(new Set(forward.map(({ cursor }) => cursor)).size).toBe(totalCount);
      return totalCount;
    }
    expect(pages.forward.edges).toHaveLength(size);
    position = { size, after: forward.at(-1)!.cursor, before: backward[0]!.cursor };
  }
}

describeWithDatabase('every connection, forwards and backwards', (database) => {
  const product = productOver(database);

  describe('from the root', () => {
    it.each(rootConnections.map(({ field }) => field.name))('%s', async (name) => {
      const query = `query (${variables}) { ${pagesOf(name)} }`;
      expect(await walk((position) => product.data(query, { ...position }), 100)).toBeGreaterThan(0);
    });
  });

  const cases = relatedConnections.filter(({ inherited }) => !inherited);

  it('there are many of them', () => {
    expect(cases.length).toBeGreaterThan(50);
  });

  // Neo4j plans each of them anew: the ordinary run reads every fourth, CONNECTIONS=all reads all.
  const read = process.env['CONNECTIONS'] === 'all' ? cases : cases.filter((_, index) => index % 4 === 0);

  it.each(read.map((connection) => [`${connection.type.name}.${connection.field.name}`, connection] as const))(
    '%s',
    async (_, connection) => {
      const { type, field } = connection;
      const { slug, many } = await busiestParent(database, connection);
      const query = `query ($slug: String!, ${variables}) {
        entity(slug: $slug) { ... on ${type.name} { ${pagesOf(field.name)} } }
      }`;
      const page = async (position: Position) => (await product.data(query, { slug, ...position })).entity as Pages;
      // About three pages, where there is more than one entry. What is listed can be less than what lies around.
      const third = (count: number) => Math.min(100, Math.max(1, Math.ceil(count / 3)));
      const total = await walk(page, third(many));
      if (total > 1 && total <= third(many)) await walk(page, third(total));
    },
  );
});
