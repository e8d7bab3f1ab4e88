import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { answers, first, leading, whole } from './answers.ts';

const folder = new URL('./questions/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));

interface Item {
  readonly slug: string;
}
interface Worst extends Item {
  readonly complianceAverage: number;
  readonly complianceScoreCount: number;
  readonly assessments: { readonly totalCount: number };
}
interface Count {
  readonly count: number;
  readonly averageScore: number;
  readonly node: Readonly<Record<string, unknown>>;
}

const readme = readFileSync('README.md', 'utf8');

const slugs = (nodes: readonly Item[]) => nodes.map(({ slug }) => slug);

describe('an answer that was cut', () => {
  const numbers = [1, 1, 2];
  it('is refused', () => {
    expect(() => whole({ totalCount: 3, nodes: [1, 2] })).toThrow('The page holds 2 of 3.');
    expect(() => leading(numbers, 3, (value) => value)).toThrow('too few to tell');
    expect(() => leading(numbers, 1, (value) => value)).toThrow('More than 1 have the value 1.');
    expect(() => first([1, 1], (value) => value)).toThrow('there may be more');
    expect([leading(numbers, 2, (value) => value), first(numbers, (value) => value)]).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });
});

describeWithDatabase('questions that one operation answers', (database) => {
  const product = productOver(database);
  const ask = (number: string) => {
    const name = files.find((file) => file.startsWith(`${number}-`));
    if (name === undefined) throw new Error(`There is no question ${number}.`);
    return product.data(readFileSync(new URL(name, folder), 'utf8'));
  };

  it('are ten', () => expect(files).toHaveLength(10));

  it.each(files)('%s is answered in the README as it is here, worked out from the whole answer', async (file) => {
    const row = readme.split('\n').find((line) => line.includes(`(test/graph/questions/${file})`));
    const number = file.slice(0, 2);
    expect(row?.split(' | ')[1]).toBe(`${answers[number]!(await ask(number))} |`);
  });

  it('all commitments on migrant smuggling since 1995, with the meeting that made each', async () => {
    const { commitments } = await ask('01');
    expect(product.statements).toHaveLength(2);
    expect(commitments.totalCount).toBe(21);
    const byEvent = new Map<string, number>();
    for (const { event } of commitments.nodes as readonly { event: Item }[]) {
      byEvent.set(event.slug, (byEvent.get(event.slug) ?? 0) + 1);
    }
    expect([...byEvent]).toEqual([
      ['summit-1998-birmingham', 1],
      ['summit-2015-elmau', 2],
      ['summit-2016-ise-shima', 1],
      ['meeting-2019-interior-paris', 1],
      ['summit-2024-apulia', 1],
      ['meeting-2024-interior-mirabella-eclano', 2],
      ['summit-2025-kananaskis', 8],
      ['meeting-2025-interior-security-ottawa', 4],
      ['summit-2026-evian', 1],
    ]);
  });

  it('who represented Japan at each meeting of interior and security ministers', async () => {
    const { events } = await ask('02');
    expect(product.statements).toHaveLength(1);
    expect(events.totalCount).toBe(25);
    const named = events.nodes.flatMap(({ slug, participants }: Item & { participants: { edges: { node: Item }[] } }) =>
      participants.edges.map(({ node }) => [slug, node.slug]),
    );
    expect(named).toEqual([
      ['meeting-2006-justice-home-moscow', 'person-taro-kono'],
      ['meeting-2008-justice-home-tokyo', 'person-kunio-hatoyama'],
      ['meeting-2008-justice-home-tokyo', 'person-shinya-izumi'],
      ['meeting-2017-interior-ischia', 'person-hachiro-okonogi'],
      ['meeting-2018-foreign-security-toronto', 'person-hachiro-okonogi'],
      ['meeting-2018-foreign-security-toronto', 'person-taro-kono'],
      ['meeting-2022-interior-eberbach', 'member-jp'],
      ['meeting-2023-interior-mito', 'person-yoshifumi-matsumura'],
      ['meeting-2024-interior-mirabella-eclano', 'person-yoshinobu-kusunoki'],
      ['meeting-2025-interior-security-ottawa', 'member-jp'],
    ]);
  });

  it('which priorities of 2025 were already priorities in 1999', async () => {
    const { priorities } = await ask('03');
    expect(slugs(priorities.nodes)).toEqual(['priority-cybercrime', 'priority-transnational-organised-crime']);
  });

  it('the average compliance by member for crime and for climate', async () => {
    const { crime, climate } = await ask('04');
    expect(product.statements).toHaveLength(2);
    const table = ({ countBy }: { countBy: readonly Count[] }) =>
      countBy.map(({ node, count, averageScore }) => [node['code'], count, averageScore.toFixed(3)]);
    expect([crime.totalCount, climate.totalCount]).toEqual([384, 540]);
    expect(table(crime)).toEqual([
      ['CA', 45, '0.533'],
      ['DE', 47, '0.447'],
      ['EU', 31, '0.548'],
      ['FR', 47, '0.532'],
      ['GB', 45, '0.578'],
      ['IT', 44, '0.182'],
      ['JP', 47, '0.234'],
      ['RU', 33, '0.333'],
      ['US', 45, '0.733'],
    ]);
    expect(table(climate)).toEqual([
      ['CA', 65, '0.508'],
      ['DE', 65, '0.646'],
      ['EU', 49, '0.796'],
      ['FR', 65, '0.431'],
      ['GB', 65, '0.738'],
      ['IT', 65, '0.000'],
      ['JP', 65, '0.446'],
      ['RU', 39, '0.128'],
      ['US', 62, '0.468'],
    ]);
  });

  it('what the Ottawa meeting builds on, two steps back', async () => {
    const { event } = await ask('06');
    expect(product.statements).toHaveLength(3);
    const steps = event.buildsOn.nodes.map(({ slug, buildsOn }: Item & { buildsOn: { nodes: Item[] } }) => [
      slug,
      slugs(buildsOn.nodes),
    ]);
    expect(steps).toEqual([
      ['meeting-2024-interior-mirabella-eclano', ['meeting-2023-interior-mito', 'summit-2024-apulia']],
      ['summit-2025-kananaskis', ['summit-2024-apulia']],
    ]);
  });

  it('the commitments of the summit that the ministers took up in Ottawa', async () => {
    const { takesUp } = (await ask('09')).event;
    expect(slugs(takesUp.nodes)).toEqual([
      'commitment-2025-kananaskis-chair-06',
      'commitment-2025-migrant-smuggling-01',
      'commitment-2025-migrant-smuggling-02',
      'commitment-2025-migrant-smuggling-04',
      'commitment-2025-migrant-smuggling-06',
      'commitment-2025-tnr-statement-01',
      'commitment-2025-tnr-statement-03',
    ]);
    for (const { builtOnBy } of takesUp.nodes) expect(builtOnBy.nodes.length).toBeGreaterThan(0);
  });

  it('the commitments that were kept worst, and who did not keep them at all', async () => {
    const { commitments } = await ask('10');
    const worst = first(commitments.nodes as readonly Worst[], ({ complianceAverage }) => complianceAverage);
    expect(worst.map(({ slug, assessments }) => [slug, assessments.totalCount])).toEqual([
      ['commitment-1983-grg-0323', 7],
      ['commitment-1990-grg-0009', 7],
      ['commitment-2000-grg-0189', 8],
      ['commitment-2004-grg-0201', 9],
    ]);
    for (const { assessments, complianceScoreCount } of worst)
      expect(complianceScoreCount).toBe(assessments.totalCount);
  });
});
