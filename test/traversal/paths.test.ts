import { beforeAll, expect, it } from 'vitest';
import { readGraph, type StoredGraph, type StoredNode } from '../differential/stored-graph.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { seedOfRun } from '../support/seed.ts';
import { distancesFrom, pairsOf, slugOf, sourcesOf, tiesOf } from './walks.ts';

/** `PATH_PAIRS` makes a run longer. */
const seed = seedOfRun();
const pairs = Number(process.env['PATH_PAIRS'] ?? 40);
const atOnce = 4;
const longest = 8;

interface Path {
  readonly length: number;
  readonly nodes: readonly { readonly slug: string }[];
  readonly steps: readonly {
    readonly relation: string;
    readonly direction: string;
    readonly sources: readonly { readonly slug: string }[];
    readonly node: { readonly slug: string };
  }[];
}

const pathFields = 'length nodes { slug } steps { relation direction sources { slug } node { slug } }';
const whole = `query ($from: String!, $to: String!) { path(from: $from, to: $to, maxLength: ${longest}) { ${pathFields} } }`;

describeWithDatabase('ways between two entities', (database) => {
  const product = productOver(database);
  let graph: StoredGraph;
  let bySlug: ReadonlyMap<string, StoredNode>;
  beforeAll(async () => {
    graph = await readGraph(database.run);
    bySlug = new Map(graph.nodes.map((node) => [slugOf(node), node]));
  });

  /** Checks that every step of a path is a relationship of the graph. */
  function expectWay({ length, nodes, steps }: Path, from: StoredNode, to: StoredNode): void {
    expect([nodes[0]?.slug, nodes.at(-1)?.slug]).toEqual([slugOf(from), slugOf(to)]);
    expect([nodes.length, steps.length]).toEqual([length + 1, length]);
    for (const [place, step] of steps.entries()) {
      expect(step.node.slug).toBe(nodes[place + 1]!.slug);
      const tie = tiesOf(bySlug.get(nodes[place]!.slug)!).find(
        ({ relationship, direction, other }) =>
          relationship.type === step.relation &&
          direction === step.direction &&
          slugOf(other) === step.node.slug &&
          JSON.stringify(sourcesOf(relationship)) === JSON.stringify(step.sources.map(({ slug }) => slug)),
      );
      expect(tie, `${nodes[place]!.slug} ${step.relation} ${step.node.slug}`).toBeDefined();
    }
  }

  it(`of ${pairs} random pairs are as short as a search breadth first finds (seed ${seed})`, {
    timeout: 60_000 + pairs * 200,
  }, async () => {
    const drawn = pairsOf(graph, seed, pairs);
    const compare = async ([from, to]: (typeof drawn)[number]) => {
      const distance = distancesFrom(from).get(to);
      const { path } = await product.data(whole, { from: slugOf(from), to: slugOf(to) });
      if (distance === undefined || distance > longest) expect(path).toBeNull();
      else {
        expect(path.length, `${slugOf(from)} to ${slugOf(to)}`).toBe(distance);
        expectWay(path, from, to);
      }
    };
    const queue = [...drawn];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) await compare(pair);
      }),
    );
  });

  const ottawa = 'meeting-2025-interior-security-ottawa';

  it('come in order, and the first of them is the one that is asked for alone', async () => {
    const { path, paths, few } = await product.data(`{
      path(from: "summit-1975-rambouillet", to: "${ottawa}") { ${pathFields} }
      paths(from: "summit-1975-rambouillet", to: "${ottawa}", first: 40) { ${pathFields} }
      few: paths(from: "summit-1975-rambouillet", to: "${ottawa}", first: 2) { ${pathFields} }
    }`);
    expect(product.statements).toHaveLength(3);
    expect(paths[0]).toEqual(path);
    expect(paths.slice(0, 2)).toEqual(few);
    const places = paths.map(({ length, nodes }: Path) => [length, nodes.map(({ slug }) => slug)]);
    expect(places).toEqual(places.toSorted(compareInOrder));
    for (const way of paths) expectWay(way, bySlug.get('summit-1975-rambouillet')!, bySlug.get(ottawa)!);
    expect(new Set(paths.map((way: Path) => JSON.stringify(way))).size).toBe(paths.length);
  });

  it('visit no entity twice, and are as many as were asked for', async () => {
    const drawn = pairsOf(graph, seed, Math.max(5, pairs / 20)).map(([from, to]) => [slugOf(from), slugOf(to)]);
    for (const [from, to] of [
      ['person-goodluck-jonathan', 'summit-2011-deauville'],
      ['member-jp', 'member-jp'],
      ...drawn,
    ]) {
      const { paths } = await product.data(
        'query ($from: String!, $to: String!) { paths(from: $from, to: $to, first: 10) { length nodes { slug } } }',
        { from, to },
      );
      const ways = (paths as readonly Path[]).map(({ nodes }) => nodes.map(({ slug }) => slug));
      for (const way of ways) expect(new Set(way).size, way.join(' ')).toBe(way.length);
      if (from === to) expect(ways).toEqual([[from]]);
    }
    const { paths } = await product.data(
      `{ paths(from: "person-goodluck-jonathan", to: "summit-2011-deauville") { length } }`,
    );
    expect(paths).toHaveLength(10);
  });

  it('go along chosen relations, one way, and around kinds that are avoided', async () => {
    const data = await product.data(`{
      lineage: path(from: "${ottawa}", to: "summit-2024-apulia", relations: [BUILDS_ON], direction: OUTGOING) { length steps { relation direction } }
      back: path(from: "${ottawa}", to: "summit-2024-apulia", relations: [BUILDS_ON], direction: INCOMING) { length }
      any: path(from: "member-jp", to: "member-ca") { length nodes { slug } }
      around: path(from: "member-jp", to: "member-ca", avoid: [SUMMIT, LEADERS_MEETING, MINISTERIAL_MEETING, SENIOR_OFFICIALS_MEETING, BILATERAL_MEETING]) { nodes { __typename } }
      short: path(from: "member-jp", to: "member-ca", maxLength: 1) { length }
      none: path(from: "member-jp", to: "nobody") { length }
      nothing: paths(from: "member-jp", to: "member-ca", relations: []) { length }
    }`);
    const step = { relation: 'BUILDS_ON', direction: 'OUTGOING' };
    expect(data.lineage).toEqual({ length: 2, steps: [step, step] });
    expect(data).toMatchObject({ back: null, any: { length: 2 }, short: null, none: null, nothing: [] });
    const kinds = (data.around?.nodes ?? []).map(({ __typename }: { __typename: string }) => __typename);
    expect(kinds.filter((kind: string) => /Summit|Meeting/.test(kind))).toEqual([]);
  });

  it('from an entity to itself are no step long', async () => {
    const { path } = await product.data(`{ path(from: "${ottawa}", to: "${ottawa}") { ${pathFields} } }`);
    expect(path).toEqual({ length: 0, nodes: [{ slug: ottawa }], steps: [] });
  });

  it.each(['maxLength: 0', 'maxLength: 9', 'first: -1', 'first: 51'])('refuse %s in their own field', async (wrong) => {
    const { data, errors } = await product.ask(
      `{ paths(from: "member-jp", to: "member-ca", ${wrong}) { length } member(code: "JP") { name } }`,
    );
    expect(data).toEqual({ paths: null, member: { name: 'Japan' } });
    expect(errors).toMatchObject([{ path: ['paths'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

function compareInOrder(
  one: readonly [number, readonly string[]],
  other: readonly [number, readonly string[]],
): number {
  if (one[0] !== other[0]) return one[0] - other[0];
  const place = one[1].findIndex((slug, index) => slug !== other[1][index]);
  return place === -1 ? 0 : one[1][place]! < other[1][place]! ? -1 : 1;
}
