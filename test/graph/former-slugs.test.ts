import { beforeAll, expect, it } from 'vitest';
import { FORMER_SLUGS } from '../../src/dataset/former-slugs.ts';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/global-id.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

interface Rename {
  readonly former: string;
  readonly slug: string;
}

/** A field for each of some renames, by an alias of its own. */
const forEach = (renames: readonly Rename[], field: (rename: Rename) => string): string =>
  `{ ${renames.map((rename, index) => `r${index}: ${field(rename)}`).join('\n')} }`;

describeWithDatabase('a record that was renamed', (database) => {
  const product = productOver(database);
  let renames: readonly Rename[] = [];
  beforeAll(async () => {
    const rows = (await database.run(FORMER_SLUGS)) as readonly [string, string][];
    renames = rows.map(([former, slug]) => ({ former, slug }));
  });

  it('is found by its former slug and by its former id, in one statement each', async () => {
    expect(renames.length).toBeGreaterThanOrEqual(24);
    const found = await product.data(
      forEach(renames, ({ former }) => `entity(slug: "${former}") { __typename id slug formerSlugs }`),
    );
    expect(product.statements).toHaveLength(renames.length);
    const records = Object.values(found) as { __typename: string; id: string; slug: string; formerSlugs: string[] }[];
    for (const [index, { former, slug }] of renames.entries()) {
      const { formerSlugs, ...record } = records[index]!;
      expect(record).toMatchObject({ slug, id: encodeGlobalId(record.__typename, slug) });
      expect(formerSlugs).toContain(former);
    }
    const ids = records.flatMap(({ __typename, id }, index) => [
      encodeGlobalId(__typename, renames[index]!.former),
      id,
    ]);
    const { nodes, node } = await product.data(
      'query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { id } node(id: $id) { id } }',
      { ids, id: ids[0] },
    );
    expect(product.statements).toHaveLength(2);
    expect(nodes).toEqual(records.flatMap(({ id }) => [{ id }, { id }]));
    expect(node).toEqual({ id: ids[1] });
  });

  it('is found by what was its slug, typed into the search', async () => {
    for (const { former, slug } of renames) {
      const found = await product.data(`{ search(text: "${former}", first: 1) { nodes { slug } } }`);
      expect(found).toEqual({ search: { nodes: [{ slug }] } });
    }
  });

  it.each([
    ['event', 'meeting-2024-urban-genoa', 'meeting-2024-urban-rome'],
    ['event', 'meeting-2024-culture-positano', 'meeting-2024-culture-naples'],
    ['office', 'office-it-minister-for-foreign-affairs', 'office-it-minister-of-foreign-affairs'],
    ['entity', 'office-ie-taoiseach-council-presidency', 'office-ie-taoiseach'],
  ])('is what %s(slug: "%s") gives', async (field, former, slug) => {
    expect(await product.data(`{ ${field}(slug: "${former}") { slug } }`)).toEqual({ [field]: { slug } });
  });

  it('is where a way begins, and what lies around it is drawn once', async () => {
    const ask = (slug: string) =>
      product.data(`{
        path(from: "${slug}", to: "place-rome") { nodes { slug } }
        paths(from: "place-rome", to: "${slug}", first: 2) { nodes { slug } }
        subgraph(slugs: ["${slug}", "meeting-2024-urban-rome"], first: 1, depth: 0) { nodes { distance node { slug } } }
      }`);
    const found = await ask('meeting-2024-urban-genoa');
    expect(found).toEqual(await ask('meeting-2024-urban-rome'));
    expect(found.path.nodes[0]).toEqual({ slug: 'meeting-2024-urban-rome' });
    expect(found.subgraph.nodes).toEqual([{ distance: 0, node: { slug: 'meeting-2024-urban-rome' } }]);
  });
});
