import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

describeWithDatabase('counts by two dimensions', (database) => {
  const product = productOver(database);

  interface Pair {
    readonly row: { readonly key: string | null };
    readonly column: { readonly key: string | null };
    readonly count: number;
  }

  it('bring the number, the mean and the nodes of each pair of values, in one statement', async () => {
    const { assessments } = await product.data(/* GraphQL */ `
      {
        assessments {
          crossTabulation(row: MEMBER, column: YEAR, orderBy: KEY_ASC) {
            row { key node { ... on Member { slug } } }
            column { key node { id } }
            count
            averageScore
          }
        }
      }
    `);
    expect(product.statements).toHaveLength(1);
    const text =
      'MATCH (m:Member)<-[:SCORES]-(a)-[:ASSESSES]->(c) RETURN m.slug AS member, toString(c.year) AS year, count(a), avg(a.score) ORDER BY member, year';
    const stored = (await database.run({ text, parameters: {} })) as [string, string, number, number][];
    expect(stored.length).toBeGreaterThan(200);
    expect(assessments.crossTabulation).toEqual(
      stored.map(([member, year, count, score]) => ({
        row: { key: member, node: { slug: member } },
        column: { key: year, node: null },
        count,
        averageScore: expect.closeTo(score, 12),
      })),
    );
  });

  it('have the most frequent pairs first, those without a value too, and the filter of the list', async () => {
    const { events } = await product.data(/* GraphQL */ `
      {
        events(filter: { year: { gte: 2000 } }) {
          totalCount
          kinds: countBy(dimension: KIND) { key count }
          all: crossTabulation(row: KIND, column: FORMAT) { ...Pair }
          first: crossTabulation(row: KIND, column: FORMAT, first: 3) { ...Pair }
        }
      }
      fragment Pair on CrossCount { row { key } column { key } count }
    `);
    const all: readonly Pair[] = events.all;
    const counts = all.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(events.totalCount);
    expect(events.first).toEqual(all.slice(0, 3));
    expect(all.some(({ column }) => column.key === null)).toBe(true);
    for (const { key, count } of events.kinds) {
      const ofKind = all.filter(({ row }) => row.key === key);
      expect(ofKind.reduce((sum, pair) => sum + pair.count, 0)).toBe(count);
    }
  });

  it('count a node once for each pair, however many ways lead to its values', async () => {
    const { events } = await product.data(/* GraphQL */ `
      {
        events(filter: { slug: { eq: "meeting-2025-interior-security-ottawa" } }) {
          crossTabulation(row: REPRESENTED, column: PARTICIPANT) { row { key } column { key } count }
          represented: countBy(dimension: REPRESENTED, first: 100) { key }
          participants: countBy(dimension: PARTICIPANT, first: 100) { key }
        }
      }
    `);
    expect(events.crossTabulation).toHaveLength(events.represented.length * events.participants.length);
    expect(events.crossTabulation.every(({ count }: Pair) => count === 1)).toBe(true);
  });

  it('stand beneath every node of a list, in the one statement', async () => {
    const { presidencies, events } = await product.data(/* GraphQL */ `
      {
        presidencies(filter: { year: { gte: 2023 } }) {
          nodes { year events { crossTabulation(row: KIND, column: FORMAT) { ...Pair } } }
        }
        events(filter: { presidency: { year: { eq: 2025 } } }) { crossTabulation(row: KIND, column: FORMAT) { ...Pair } }
      }
      fragment Pair on CrossCount { row { key } column { key } count }
    `);
    expect(product.statements).toHaveLength(2);
    const one = presidencies.nodes.find(({ year }: { readonly year: number }) => year === 2025);
    expect(one.events.crossTabulation.length).toBeGreaterThan(1);
    expect(one.events.crossTabulation).toEqual(events.crossTabulation);
  });

  it('are refused alone where both are one dimension, or for a size that is none', async () => {
    const answer = await product.ask(/* GraphQL */ `
      {
        events {
          totalCount
          same: crossTabulation(row: KIND, column: KIND) { count }
          many: crossTabulation(row: KIND, column: YEAR, first: 1001) { count }
        }
      }
    `);
    expect(answer.data.events).toEqual({ totalCount: 289, same: null, many: null });
    expect(answer.errors).toMatchObject([
      {
        message: "'row' and 'column' both name KIND. Name two different dimensions.",
        extensions: { code: 'BAD_USER_INPUT' },
      },
      { message: "'first' is 1001. It must be from 0 to 1000.", extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('cost the pairs beneath every node, and what is asked of the values', async () => {
    const beneath = (size: number) =>
      `{ presidencies(first: 100) { nodes { events { crossTabulation(row: KIND, column: YEAR, first: ${size}) { count } } } } }`;
    const ofValues = (size: number) =>
      `{ events { crossTabulation(row: HOST, column: PARTICIPANT, first: 100) { row { node { ... on Member { events(first: ${size}) { nodes { slug } } } } } } } }`;
    for (const ask of [beneath(1000), ofValues(100).replace('first: 100)', 'first: 1000)')]) {
      const { errors } = await product.ask(ask);
      expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
      expect(errors![0]!.message).toContain('nodes at most');
    }
    for (const ask of [beneath(100), ofValues(1)]) expect((await product.ask(ask)).errors).toBeUndefined();
  });
});
