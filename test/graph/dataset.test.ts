import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/global-id.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { projectFacts } from '../support/project-facts.ts';

describeWithDatabase('the dataset', (database) => {
  const product = productOver(database);

  it('says what was loaded, when, as of which day, and under which terms', async () => {
    const { dataset } = await product.data('{ dataset { name version asOf loadedAt licence attribution } }');
    expect(product.statements).toHaveLength(1);
    expect(dataset).toEqual({
      name: 'seven',
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
      asOf: (await projectFacts()).asOf,
      loadedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      licence: 'CC BY 4.0',
      attribution: expect.stringContaining('G7 Research Group'),
    });
  });

  it('says to which day a term of office is known that has no end', async () => {
    const { person } = await product.data(
      '{ person(slug: "person-lloyd-austin") { offices { edges { endDate lastKnownDate lastKnownDatePrecision } } } }',
    );
    expect(person.offices.edges).toEqual([
      { endDate: null, lastKnownDate: '2024-10-20', lastKnownDatePrecision: 'DAY' },
    ]);
  });

  it('counts the records of each kind', async () => {
    const { dataset } = await product.data('{ dataset { counts { kind count } } }');
    expect(product.statements).toHaveLength(1);
    const counts = new Map(dataset.counts.map(({ kind, count }: { kind: string; count: number }) => [kind, count]));
    expect([...counts.keys()]).toEqual([...counts.keys()].toSorted());
    expect(counts.get('Summit')).toBe(52);
    expect(counts.get('Assessment')).toBe(4952);
    const [[total]] = (await database.run({
      text: 'MATCH (n:Entity|Assessment|SummitResult) RETURN count(*)',
      parameters: {},
    })) as [[number]];
    expect([...counts.values()].reduce((sum, count) => (sum as number) + (count as number), 0)).toBe(total);
  });

  it('is no node: a global id that names it finds nothing, and spoils nothing', async () => {
    const ids = [encodeGlobalId('Dataset', 'seven'), encodeGlobalId('Member', 'member-ca')];
    const data = await product.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(data.nodes).toEqual([null, { id: ids[1] }]);
  });
});

describeWithDatabase('scores and figures', (database) => {
  const product = productOver(database);

  it('are found by slug and by global id, in one list with entities', async () => {
    const { assessment } = await product.data(/* GraphQL */ `
      {
        assessment(slug: "compliance-1975-grg-0319-de") {
          id
          score
          confidence
          member { code }
          commitment { slug year complianceAverage }
          sources { slug }
        }
      }
    `);
    expect(assessment).toMatchObject({
      member: { code: 'DE' },
      commitment: { year: 1975 },
      sources: [{ slug: expect.any(String) }],
    });
    const ids = [
      encodeGlobalId('Member', 'member-ca'),
      assessment.id,
      encodeGlobalId('SummitResult', 'compliance-climate-1985'),
    ];
    const data = await product.data(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Assessment { score } ... on SummitResult { value priority { slug } member { code } event { year } } } }',
      { ids },
    );
    expect(product.statements).toHaveLength(1);
    expect(data.nodes).toEqual([
      { id: ids[0] },
      { id: ids[1], score: assessment.score },
      { id: ids[2], value: 0.5, priority: { slug: 'priority-climate-change' }, member: null, event: { year: 1985 } },
    ]);
  });
});
