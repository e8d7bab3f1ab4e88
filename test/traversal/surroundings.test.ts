import type { ProfiledPlan } from 'neo4j-driver';
import { beforeAll, describe, expect, it } from 'vitest';
import { toDriverParameters } from '../../src/pothos-plugin-neo4j/runner/parameters.ts';
import { degreeOf } from '../differential/naive-links.ts';
import { randomOf } from '../differential/random.ts';
import { readGraph, type StoredGraph, type StoredNode } from '../differential/stored-graph.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { seedOfRun } from '../support/seed.ts';
import { distancesFrom, isEntity, slugOf, sourcesOf, type Tie, tiesOf } from './walks.ts';

const seed = seedOfRun();

interface Named {
  readonly node: { readonly slug: string };
}

interface Neighbor {
  readonly relation: string;
  readonly links: readonly {
    readonly relation: string;
    readonly direction: string;
    readonly sources: readonly { readonly slug: string }[];
  }[];
  readonly node: { readonly slug: string };
}

const lineOf = (relation: string, direction: string, slug: string, sources: readonly string[]): string =>
  [relation, direction, slug, ...sources].join(' ');
const lineOfTie = ({ relationship, direction, other }: Tie): string =>
  lineOf(relationship.type, direction, slugOf(other), sourcesOf(relationship));
/** A line for each relationship that joins a neighbor. */
const linesOf = (neighbors: readonly Neighbor[]): string[] =>
  neighbors.flatMap(({ node, links }) =>
    links.map(({ relation, direction, sources }) =>
      lineOf(
        relation,
        direction,
        node.slug,
        sources.map(({ slug }) => slug),
      ),
    ),
  );

describeWithDatabase('what lies around entities', (database) => {
  const product = productOver(database);
  let graph: StoredGraph;
  let drawn: readonly StoredNode[];
  beforeAll(async () => {
    graph = await readGraph(database.run);
    const entities = graph.nodes.filter((node) => isEntity(node) && tiesOf(node).length <= 100);
    const random = randomOf(seed);
    drawn = Array.from({ length: 30 }, () => random.pick(entities));
  });
  const nodeOf = (slug: string): StoredNode => graph.nodes.find((node) => slugOf(node) === slug)!;

  it(`the neighbours of random entities are those that are stored (seed ${seed})`, async () => {
    for (const node of drawn) {
      const { entity } = await product.data(
        `query ($slug: String!) { entity(slug: $slug) {
          neighbors(first: 100) { totalCount edges { relation links { relation direction sources { slug } } node { slug } } }
          out: neighbors(first: 100, direction: OUTGOING) { edges { relation links { relation direction sources { slug } } node { slug } } }
          in: neighbors(first: 100, direction: INCOMING) { edges { relation links { relation direction sources { slug } } node { slug } } }
          neighborCounts { relation direction count }
        } }`,
        { slug: slugOf(node) },
      );
      expect(product.statements).toHaveLength(1);
      const ties = tiesOf(node);
      expect(entity.neighbors.totalCount).toBe(new Set(ties.map(({ other }) => other)).size);
      expect(entity.neighbors.edges).toHaveLength(Math.min(100, entity.neighbors.totalCount));
      for (const { relation, links } of entity.neighbors.edges) expect(links[0].relation).toBe(relation);
      expect(linesOf(entity.neighbors.edges).sort()).toEqual(ties.map(lineOfTie).sort());
      const lines = (direction: string) => ties.filter((tie) => tie.direction === direction).map(lineOfTie);
      expect(linesOf(entity.out.edges).sort()).toEqual(lines('OUTGOING').sort());
      expect(linesOf(entity.in.edges).sort()).toEqual(lines('INCOMING').sort());
      const counts = new Map<string, number>();
      for (const { relationship, direction } of ties) {
        const key = `${relationship.type} ${direction}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const counted = entity.neighborCounts.map((of: { relation: string; direction: string; count: number }) => [
        `${of.relation} ${of.direction}`,
        of.count,
      ]);
      expect(counted.sort()).toEqual([...counts].sort());
    }
  });

  it('neighbours page by page, by relation, direction and kind', async () => {
    const query = `query ($after: String) { event(slug: "summit-2025-kananaskis") {
      neighbors(first: 7, after: $after, relations: [ATTENDS, ADDRESSES, AGREED], types: [PERSON, PRIORITY], orderBy: [{ field: NAME }]) {
        totalCount pageInfo { hasNextPage endCursor } edges { relation links { relation direction sources { slug } } node { slug } }
      }
    } }`;
    const seen: Neighbor[] = [];
    for (let after: string | null = null; ; ) {
      const { event } = await product.data(query, { after });
      const { edges, pageInfo, totalCount } = event.neighbors;
      seen.push(...edges);
      after = pageInfo.endCursor;
      if (pageInfo.hasNextPage) continue;
      expect(seen).toHaveLength(totalCount);
      break;
    }
    const wanted = tiesOf(nodeOf('summit-2025-kananaskis'), ({ relationship, other }) => {
      const isKind = other.labels.has('Person') || other.labels.has('Priority');
      return ['ATTENDS', 'ADDRESSES', 'AGREED'].includes(relationship.type) && isKind;
    });
    expect(linesOf(seen).sort()).toEqual(wanted.map(lineOfTie).sort());
  });

  describe('ancestors and descendants', () => {
    it.each([
      ['event', 'meeting-2025-interior-security-ottawa', 'BUILDS_ON', 'ancestors', 'OUTGOING'],
      ['event', 'meeting-1995-ottawa-terrorism', 'BUILDS_ON', 'descendants', 'INCOMING'],
      ['priority', 'priority-internal-security', 'BROADER', 'descendants', 'INCOMING'],
      ['priority', 'priority-migrant-smuggling', 'BROADER', 'ancestors', 'OUTGOING'],
      ['commitment', 'commitment-2025-ottawa-communique-01', 'FOLLOWS_UP', 'ancestors', 'OUTGOING'],
    ] as const)('of the %s %s along %s: %s', async (field, wantedSlug, type, way, direction) => {
      const some = graph.nodes.find((node) => slugOf(node) === wantedSlug) ?? anyWith(type, direction);
      const slug = slugOf(some);
      const data = await product.data(
        `query ($slug: String!) { entity: ${field}(slug: $slug) { ${way}(first: 100, maxDistance: 30) { totalCount edges { distance node { slug } } } } }`,
        { slug },
      );
      const along = (node: StoredNode) =>
        tiesOf(node, (tie) => tie.relationship.type === type && tie.direction === direction);
      const wanted = [...distancesFrom(some, along)]
        .filter(([node]) => node !== some)
        .map(([node, distance]) => [distance, slugOf(node)] as const)
        .sort((one, other) => one[0] - other[0] || (one[1] < other[1] ? -1 : 1));
      const edges = data.entity[way].edges.map(({ distance, node }: { distance: number; node: { slug: string } }) => [
        distance,
        node.slug,
      ]);
      expect(data.entity[way].totalCount).toBe(wanted.length);
      expect(edges).toEqual(wanted.slice(0, 100));
      expect(edges.length).toBeGreaterThan(0);
    });

    const anyWith = (type: string, direction: string): StoredNode => {
      const relationship = graph.relationships.find((candidate) => candidate.type === type)!;
      return direction === 'OUTGOING' ? relationship.from : relationship.to;
    };
  });

  it('a part of the graph is what is nearest, with every relationship in between', async () => {
    const slugs = ['meeting-2025-interior-security-ottawa', 'priority-migrant-smuggling'];
    const { subgraph } = await product.data(
      `query ($slugs: [String!]!) { subgraph(slugs: $slugs, depth: 2, first: 60, avoid: [MEMBER, PLACE]) {
        nodes { distance node { slug } } relationships { relation from { slug } to { slug } sources { slug } }
      } }`,
      { slugs },
    );
    expect(product.statements).toHaveLength(1);
    const avoided = ({ other }: Tie) => !other.labels.has('Member') && !other.labels.has('Place');
    const distances = new Map<StoredNode, number>();
    for (const slug of slugs) {
      for (const [node, distance] of distancesFrom(nodeOf(slug), (from) => tiesOf(from, avoided))) {
        distances.set(node, Math.min(distance, distances.get(node) ?? distance));
      }
    }
    const nearest = [...distances]
      .map(([node, distance]) => ({ distance, node: { slug: slugOf(node) } }))
      .sort(
        (one, other) =>
          one.distance - other.distance ||
          degreeOf(nodeOf(other.node.slug)) - degreeOf(nodeOf(one.node.slug)) ||
          (one.node.slug < other.node.slug ? -1 : 1),
      )
      .slice(0, 60);
    expect(subgraph.nodes).toEqual(nearest);
    const within = new Set(nearest.map(({ node }) => node.slug));
    const wanted = [...within].flatMap((slug) =>
      tiesOf(nodeOf(slug), ({ direction, other }) => direction === 'OUTGOING' && within.has(slugOf(other))).map(
        ({ relationship, other }) => [relationship.type, slug, slugOf(other)].join(' '),
      ),
    );
    const found = subgraph.relationships.map(
      ({ relation, from, to }: { relation: string; from: { slug: string }; to: { slug: string } }) =>
        [relation, from.slug, to.slug].join(' '),
    );
    expect(found.sort()).toEqual(wanted.sort());
    expect(found.length).toBeGreaterThan(20);
  });

  it('of each relation it holds the best joined, and tells how many more there are', async () => {
    const [canada, ...rest] = ['member-ca', 'summit-2025-kananaskis', 'person-mark-carney'];
    const { subgraph } = await product.data(
      `query ($slugs: [String!]!) { subgraph(slugs: $slugs, firstPerRelation: 4, first: 200) { hasMoreNodes
        nodes { distance degree node { slug } } counts { relation direction totalCount includedCount node { slug } } } }`,
      { slugs: [canada, ...rest] },
    );
    expect(subgraph.hasMoreNodes).toBe(true);
    const held = new Set<string>(subgraph.nodes.map(({ node }: Named) => node.slug));
    for (const { degree, node } of subgraph.nodes) expect(degree).toBe(degreeOf(nodeOf(node.slug)));
    for (const slug of [canada!, ...rest]) {
      const ties = tiesOf(nodeOf(slug));
      const counts = subgraph.counts.filter(({ node }: Named) => node.slug === slug);
      const sum = counts.reduce((all: number, { totalCount }: { totalCount: number }) => all + totalCount, 0);
      expect(sum).toBe(ties.length);
      for (const { relation, direction, totalCount, includedCount } of counts) {
        const branch = ties.filter((tie) => tie.relationship.type === relation && tie.direction === direction);
        expect(branch).toHaveLength(totalCount);
        expect(branch.filter(({ other }) => held.has(slugOf(other)))).toHaveLength(includedCount);
        const best = [...new Set(branch.map(({ other }) => other))]
          .sort((one, other) => degreeOf(other) - degreeOf(one) || (slugOf(one) < slugOf(other) ? -1 : 1))
          .slice(0, 4);
        expect(best.filter((node) => !held.has(slugOf(node)))).toEqual([]);
      }
    }
  });

  it('200 entities without a step hold all relationships among them, within a bound', async () => {
    const slugs = graph.nodes
      .filter((node) => node.labels.has('Event'))
      .slice(0, 200)
      .map(slugOf);
    const { subgraph } = await product.data(
      'query ($slugs: [String!]!) { subgraph(slugs: $slugs, depth: 0, first: 200) { nodes { distance } relationships { relation } } }',
      { slugs },
    );
    expect(subgraph.nodes).toHaveLength(200);
    const wanted = slugs.flatMap((slug) =>
      tiesOf(nodeOf(slug), (tie) => tie.direction === 'OUTGOING' && slugs.includes(slugOf(tie.other))),
    );
    expect(subgraph.relationships).toHaveLength(wanted.length);
  });

  it('neighbours in the order of how well they are joined, and of their days', async () => {
    const { summit, member } = await product.data(/* GraphQL */ `{
      summit: event(slug: "summit-2025-kananaskis") {
        neighbors(relations: [ATTENDS], first: 100, orderBy: [{ field: DEGREE, direction: DESC }]) { edges { degree node { slug } } }
      }
      member(code: "CA") {
        neighbors(relations: [HOSTS], first: 100, orderBy: [{ field: DATE }]) { edges { date node { slug } } }
      }
    }`);
    const degrees = summit.neighbors.edges.map(({ degree }: { degree: number }) => degree);
    expect(degrees).toEqual(degrees.toSorted((one: number, other: number) => other - one));
    expect(degrees[0]).toBe(degreeOf(nodeOf(summit.neighbors.edges[0].node.slug)));
    const dates = member.neighbors.edges.map(({ date }: { date: string }) => date);
    expect(dates.length).toBeGreaterThan(10);
    expect(dates).toEqual(dates.toSorted());
  });

  it.each([
    'slugs: [], depth: 1',
    'slugs: ["member-jp"], firstPerRelation: 0',
    'slugs: ["member-jp"], firstPerRelation: 101',
    'slugs: ["member-jp"], depth: 4',
    'slugs: ["member-jp"], first: 201',
    'slugs: ["member-jp"], relations: []',
    'slugs: ["member-jp", "member-ca", "member-us"], depth: 0, first: 1',
  ])('a part of the graph with %s is refused in its own field', async (wrong) => {
    const { data, errors } = await product.ask(
      `{ subgraph(${wrong}) { nodes { distance } } member(code: "JP") { name } }`,
    );
    expect(data).toEqual({ subgraph: null, member: { name: 'Japan' } });
    expect(errors).toMatchObject([{ path: ['subgraph'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('a part of the graph says whether it is cut', async () => {
    const parts = await product.data(/* GraphQL */ `{
      whole: subgraph(slugs: ["member-jp", "member-jp"], depth: 0, first: 1) { ...Size }
      cut: subgraph(slugs: ["member-jp"], depth: 1, first: 1) { ...Size }
      three: subgraph(slugs: ["member-jp", "member-ca", "member-us"], depth: 0, first: 3) { ...Size }
    } fragment Size on Subgraph { hasMoreNodes hasMoreRelationships nodes { node { slug } } }`);
    const sizes = Object.values<{ hasMoreNodes: boolean; nodes: readonly object[] }>(parts);
    expect(sizes.map(({ hasMoreNodes, nodes }) => [hasMoreNodes, nodes.length])).toEqual([
      [false, 1],
      [true, 1],
      [false, 3],
    ]);
    // Exactly as many as there is room for are not cut.
    const around = nodeOf('priority-migrant-smuggling');
    const near = new Set(tiesOf(around, () => true).map(({ other }) => other));
    expect(near.size).toBeGreaterThan(5);
    for (const spare of [0, 1]) {
      const first = near.size + 1 - spare;
      const { subgraph } = await product.data(
        'query ($first: Int!) { subgraph(slugs: ["priority-migrant-smuggling"], first: $first) { hasMoreNodes } }',
        { first },
      );
      expect(subgraph.hasMoreNodes).toBe(spare === 1);
    }
  });

  it('the largest part of the graph takes little memory', async () => {
    const slugs = Array.from({ length: 20 }, (_, index) => slugOf(drawn[index]!));
    const { subgraph } = await product.data(
      `query ($slugs: [String!]!) { subgraph(slugs: $slugs, depth: 3, first: 200) {
        hasMoreNodes hasMoreRelationships
        nodes { distance node { slug } }
        relationships { relation sources { slug } from { slug } to { slug } }
      } }`,
      { slugs: [...slugs.slice(0, 18), 'member-ca', 'member-us'] },
    );
    expect(subgraph.nodes).toHaveLength(200);
    expect([subgraph.hasMoreNodes, subgraph.hasMoreRelationships]).toEqual([
      true,
      subgraph.relationships.length === 1_000,
    ]);
    const { text, parameters } = product.statements[0]!;
    const { summary } = await database.driver.executeQuery(`PROFILE ${text}`, toDriverParameters(parameters), {
      routing: 'READ',
    });
    expect(Number((summary.profile as ProfiledPlan).arguments['GlobalMemory'])).toBeLessThan(20_000_000);
  });

  it('a part of the graph around nothing is null', async () => {
    expect(await product.data('{ subgraph(slugs: ["nobody"]) { nodes { distance } } }')).toEqual({ subgraph: null });
  });
});
