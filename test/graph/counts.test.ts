import { expect, it } from 'vitest';
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
});
