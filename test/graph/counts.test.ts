import { describe, expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

describeWithDatabase('counts by dimension', (database) => {
  const product = productOver(database);

  it('count each kind of event once, the most frequent first', async () => {
    const { events } = await product.data(
      '{ events { totalCount countBy(dimension: KIND) { key count node { id } } } }',
    );
    expect(product.statements).toHaveLength(1);
    expect(events.countBy).toEqual([
      { key: 'MINISTERIAL_MEETING', count: 188, node: null },
      { key: 'SUMMIT', count: 52, node: null },
      { key: 'LEADERS_MEETING', count: 21, node: null },
      { key: 'BILATERAL_MEETING', count: 18, node: null },
      { key: 'SENIOR_OFFICIALS_MEETING', count: 10, node: null },
    ]);
    const counts = events.countBy.map(({ count }: { count: number }) => count);
    expect(counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(events.totalCount);
  });

  it('follow the filter and not the page, and bring the node that is counted', async () => {
    const { events } = await product.data(/* GraphQL */ `
      {
        events(first: 1, filter: { kind: { eq: SUMMIT }, year: { lte: 1977 } }) {
          nodes { slug }
          countBy(dimension: HOST, orderBy: KEY_ASC) { key count node { __typename ... on Member { code } } }
        }
      }
    `);
    expect(events.nodes).toHaveLength(1);
    expect(events.countBy).toEqual([
      { key: 'member-fr', count: 1, node: { __typename: 'Member', code: 'FR' } },
      { key: 'member-gb', count: 1, node: { __typename: 'Member', code: 'GB' } },
      { key: 'member-us', count: 1, node: { __typename: 'Member', code: 'US' } },
    ]);
  });

  it('count an event once for everybody who was spoken for there, however many spoke', async () => {
    const { events } = await product.data(/* GraphQL */ `
      {
        events(filter: { slug: { eq: "meeting-2025-interior-security-ottawa" } }) {
          countBy(dimension: REPRESENTED, orderBy: KEY_ASC) { key count node { __typename } }
        }
      }
    `);
    expect(events.countBy.map(({ key }: { key: string }) => key)).toEqual([
      'country-nl',
      'member-ca',
      'member-de',
      'member-eu',
      'member-fr',
      'member-gb',
      'member-it',
      'member-jp',
      'member-us',
    ]);
    expect(new Set(events.countBy.map(({ count }: { count: number }) => count))).toEqual(new Set([1]));
  });

  it('count those without a value under no key', async () => {
    const { events } = await product.data('{ events { countBy(dimension: FORMAT, orderBy: KEY_ASC) { key count } } }');
    expect(events.countBy.at(-1)).toEqual({ key: null, count: 76 });
  });

  it('bring the mean of the scores, of each node once', async () => {
    const { assessments } = await product.data(/* GraphQL */ `
      {
        assessments {
          totalCount
          byMember: countBy(dimension: MEMBER, first: 2) { key count averageScore }
          byScore: countBy(dimension: SCORE, orderBy: KEY_ASC) { key count mean: averageScore node { id } }
          byPriority: countBy(dimension: PRIORITY, first: 100) { key count averageScore node { ... on Priority { name } } }
        }
      }
    `);
    expect(product.statements).toHaveLength(1);
    const scores =
      'MATCH (a:Assessment)-[:SCORES]->(m) RETURN m.slug AS key, count(a) AS k, avg(a.score) AS s ORDER BY k DESC, key LIMIT 2';
    const byMember = (await database.run({ text: scores, parameters: {} })) as [string, number, number][];
    expect(assessments.byMember).toEqual(
      byMember.map(([key, count, score]) => ({ key, count, averageScore: expect.closeTo(score, 12) })),
    );
    expect(assessments.byScore.map(({ mean, node }: { mean: number; node: null }) => [mean, node])).toEqual([
      [-1, null],
      [0, null],
      [1, null],
    ]);
    const numbers = assessments.byScore.map(({ count }: { count: number }) => count);
    expect(numbers.reduce((sum: number, count: number) => sum + count, 0)).toBe(assessments.totalCount);
    const ofPriorities =
      'MATCH (p:Priority)<-[:CONCERNS]-()<-[:ASSESSES]-(a) WITH p, collect(DISTINCT a) AS scored RETURN p.slug, size(scored), reduce(s = 0.0, a IN scored | s + a.score) / size(scored)';
    const byPriority = (await database.run({ text: ofPriorities, parameters: {} })) as [string, number, number][];
    for (const [key, count, score] of byPriority) {
      expect(assessments.byPriority).toContainEqual({
        key,
        count,
        averageScore: expect.closeTo(score, 12),
        node: { name: expect.any(String) },
      });
    }
  });

  it('count by a property of what a way leads to, each node once for each value', async () => {
    const { assessments } = await product.data(
      '{ assessments { countBy(dimension: YEAR, orderBy: KEY_ASC, first: 100) { key count averageScore } } }',
    );
    const text = 'MATCH (a:Assessment)-[:ASSESSES]->(c) RETURN toString(c.year), count(a), avg(a.score) ORDER BY 1';
    const years = (await database.run({ text, parameters: {} })) as [string, number, number][];
    expect(years.length).toBeGreaterThan(30);
    expect(assessments.countBy).toEqual(
      years.map(([key, count, score]) => ({ key, count, averageScore: expect.closeTo(score, 12) })),
    );
  });

  it('refuse a size that is none, alone', async () => {
    const answer = await product.ask('{ events { totalCount countBy(dimension: KIND, first: 101) { key } } }');
    expect(answer.data.events).toEqual({ totalCount: 289, countBy: null });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  describe('as a connection', () => {
    interface Count {
      readonly key: string | null;
      readonly count: number;
      readonly averageScore: number | null;
      readonly node: { readonly slug: string } | null;
    }
    const query = /* GraphQL */ `
      query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: CountOrder, $filter: AssessmentFilter) {
        assessments(first: 1, filter: $filter) {
          countsBy(dimension: COMMITMENT, first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
            totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            nodes { key }
            edges { cursor node { key count averageScore node { ... on Commitment { slug } } } }
          }
        }
      }
    `;
    const page = async (variables: Record<string, unknown>) => {
      const { assessments } = await product.data(query, variables);
      expect(product.statements).toHaveLength(1);
      const { edges, nodes, ...rest } = assessments.countsBy;
      const counts = edges.map(({ node }: { node: Count }) => node) as Count[];
      expect(nodes.map(({ key }: Count) => key)).toEqual(counts.map(({ key }) => key));
      return { ...rest, counts };
    };

    it.each(['COUNT_DESC', 'KEY_ASC'])(
      'tells how many values there are, and all of them by %s, both ways',
      async (orderBy) => {
        const text =
          'MATCH (a:Assessment)-[:ASSESSES]->(c) WITH c.slug AS slug, count(DISTINCT a) AS k, avg(a.score) AS mean RETURN slug, k, mean ORDER BY ' +
          (orderBy === 'KEY_ASC' ? 'slug' : 'k DESC, slug');
        const stored = (await database.run({ text, parameters: {} })) as [string, number, number][];
        expect(stored.length).toBeGreaterThan(500);
        const wanted = stored.map(([slug, count, mean]) => {
          return { key: slug, count, averageScore: expect.closeTo(mean, 12), node: { slug } };
        });
        for (const [size, cursor, flag, end] of [
          ['first', 'after', 'hasNextPage', 'endCursor'],
          ['last', 'before', 'hasPreviousPage', 'startCursor'],
        ] as const) {
          const counts: Count[] = [];
          let at: string | null = null;
          let hasMore = true;
          while (hasMore) {
            const found = await page({ [size]: 97, [cursor]: at, orderBy });
            expect(found.totalCount).toBe(stored.length);
            if (size === 'first') counts.push(...found.counts);
            else counts.unshift(...found.counts);
            const other = size === 'first' ? 'hasPreviousPage' : 'hasNextPage';
            expect(found.pageInfo[other]).toBe(at !== null);
            hasMore = found.pageInfo[flag];
            at = found.pageInfo[end];
          }
          expect(counts).toEqual(wanted);
        }
      },
    );

    it('has a page that goes on after a value, whose number may have changed', async () => {
      const { pageInfo } = await page({ first: 5 });
      const next = await page({ first: 5, after: pageInfo.endCursor });
      const filter = { commitment: { slug: { in: [...next.counts.map(({ key }: Count) => key)] } } };
      const refused = await product.ask(query, { first: 5, after: pageInfo.endCursor, filter });
      expect(refused.data).toEqual({ assessments: { countsBy: null } });
      expect(refused.errors?.[0]?.message).toBe(
        "No node has the value of the cursor in 'after' any more. Request the first page.",
      );
      const within = await page({ first: 5, after: next.pageInfo.startCursor, filter });
      expect(within.counts).toEqual(next.counts.slice(1));
      expect(within.totalCount).toBe(5);
    });

    it.each(['COUNT_DESC', 'KEY_ASC'])('goes past those without a value by %s', async (orderBy) => {
      const text = /* GraphQL */ `
        query ($after: String, $orderBy: CountOrder) {
          events {
            countBy(dimension: FORMAT, orderBy: $orderBy) { key count }
            countsBy(dimension: FORMAT, first: 1, after: $after, orderBy: $orderBy) {
              nodes { key count } pageInfo { hasNextPage endCursor }
            }
          }
        }
      `;
      const counts: object[] = [];
      let at: string | null = null;
      for (let hasMore = true; hasMore; ) {
        const { events } = await product.data(text, { after: at, orderBy });
        const { countBy, countsBy } = events;
        counts.push(...countsBy.nodes);
        ({ hasNextPage: hasMore, endCursor: at } = countsBy.pageInfo);
        if (!hasMore) expect(counts).toEqual(countBy);
      }
      expect(counts).toContainEqual({ key: null, count: expect.any(Number) });
    });

    it('brings what an author finds of a value, and what an index finds of an edge', async () => {
      const answer = await product.data(/* GraphQL */ `
        {
          assessments {
            countsBy(dimension: COMMITMENT, last: 2) {
              nodes { node { ... on Commitment { neighborCounts { relation count } } } }
              edges { node { key node { ... on Commitment { slug events: neighbors(first: 1) { totalCount } } } } }
            }
          }
        }
      `);
      expect(product.statements).toHaveLength(1);
      const { nodes, edges } = answer.assessments.countsBy;
      for (const { node } of nodes) expect(node.neighborCounts.length).toBeGreaterThan(0);
      for (const { node } of edges)
        expect(node.node).toEqual({ slug: node.key, events: { totalCount: expect.any(Number) } });
    });

    it('refuses a cursor of another dimension, another order or another list, alone', async () => {
      const cursor = (await page({ first: 1 })).pageInfo.endCursor;
      for (const field of [
        'assessments { totalCount countsBy(dimension: MEMBER, after: $cursor) { totalCount } }',
        'assessments { totalCount countsBy(dimension: COMMITMENT, orderBy: KEY_ASC, after: $cursor) { totalCount } }',
        'assessments { totalCount countsBy(dimension: COMMITMENT, first: 101) { totalCount } }',
        'assessments { totalCount countsBy(dimension: COMMITMENT, last: -1) { totalCount } }',
      ]) {
        const { data, errors } = await product.ask(
          `query ($cursor: String) { ${field} all: events { totalCount countsBy(dimension: KIND, after: $cursor) { totalCount } } }`,
          { cursor },
        );
        expect(data.assessments).toMatchObject({ totalCount: expect.any(Number), countsBy: null });
        expect(data.all).toMatchObject({ totalCount: expect.any(Number), countsBy: null });
        expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
      }
    });
  });

  it('stand beneath a node as at the root, whose filter says the same, in one statement for all', async () => {
    const { member, person, events } = await product.data(/* GraphQL */ `
      {
        member(code: "JP") {
          events(first: 1, filter: { status: { eq: HELD } }) { totalCount countBy(dimension: KIND) { key count } }
        }
        person(slug: "person-jacques-chirac") {
          events(first: 1) { totalCount edges { roles { role } } countBy(dimension: KIND) { key count } }
          neighbors(first: 0, types: [SUMMIT]) { totalCount countBy(dimension: KIND) { key count } }
        }
        events(filter: { status: { eq: HELD }, members: { some: { code: { eq: "JP" } } } }) {
          countBy(dimension: KIND) { key count }
        }
      }
    `);
    expect(product.statements).toHaveLength(3);
    expect(member.events.countBy).toEqual(events.countBy);
    expect(member.events.countBy.length).toBeGreaterThan(3);
    const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((all, { count }) => all + count, 0);
    expect(sum(member.events.countBy)).toBe(member.events.totalCount);
    // Several roles at one event count once, as in the total.
    expect(sum(person.events.countBy)).toBe(person.events.totalCount);
    expect(person.neighbors.countBy).toEqual([{ key: 'SUMMIT', count: person.neighbors.totalCount }]);
  });

  it('are counted for each of many nodes, and cost what lies on the ways to the values', async () => {
    const { presidencies } = await product.data(/* GraphQL */ `
      {
        presidencies(first: 100) { nodes { events { totalCount countBy(dimension: KIND) { count } } } }
      }
    `);
    expect(product.statements).toHaveLength(1);
    for (const { events } of presidencies.nodes) {
      expect(events.countBy.reduce((all: number, { count }: { count: number }) => all + count, 0)).toBe(
        events.totalCount,
      );
    }
    const tooMuch = `{ priorities(first: 100) { nodes { events { nodes { members {
      nodes { events { countBy(dimension: PARTICIPANT) { count } } } } } } } } }`;
    const { errors } = await product.ask(tooMuch);
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
  });
});
