import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readAll } from '../../src/analysis/read.ts';
import { accessTo, rowsOf } from '../analysis/run-query.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

interface Count {
  readonly count: number;
  readonly averageScore: number;
  readonly node: Readonly<Record<string, string | number>>;
}

const folder = new URL('./questions/', import.meta.url);

describeWithDatabase('the questions of the README and the library', (database) => {
  const product = productOver(database);
  const ask = (number: string) => {
    const file = readdirSync(folder).find((name) => name.startsWith(`${number}-`))!;
    return product.data(readFileSync(new URL(file, folder), 'utf8'));
  };
  const rows = (name: string, given?: Record<string, string>) => rowsOf(accessTo(database), name, given);
  const counts = (all: readonly Count[], name: string) => all.map(({ node, count }) => [node[name], count]);

  it('count the same people at summits', async () => {
    const { events } = await ask('05');
    const library = (await rows('leaders-by-summits', { limit: '20' })).map(([leader, , summits]) => [leader, summits]);
    expect(library.slice(0, 8)).toEqual(expect.arrayContaining(counts(events.countBy, 'name').slice(0, 5)));
  });

  it('count the same guests', async () => {
    const { events } = await ask('07');
    const library = (await rows('most-frequent-guests', { limit: '5' })).map(([country, number]) => [country, number]);
    expect(counts(events.countBy, 'name').slice(0, 5)).toEqual(library);
    const [first] = (await rows('first-invitations', { since: '1975' })).filter(([, guest]) => guest === 'India');
    expect(first?.[3]).toBe(library.find(([country]) => country === 'India')![1]);
  });

  it('count the same ministerial meetings of a presidency', async () => {
    const { events } = await ask('08');
    const library = (await rows('presidencies-by-ministerials', { limit: '4' })).map(([presidency, number]) => [
      Number(String(presidency).slice(-4)),
      number,
    ]);
    expect(counts(events.countBy, 'year').slice(0, 4)).toEqual(library);
  });

  it.each([
    ['crime', 'priority-crime-security'],
    ['climate', 'priority-climate-change'],
  ])('find the same means of scores on %s', async (name, priority) => {
    const { countBy } = (await ask('04'))[name];
    const library = (await rows('compliance-by-member', { priority })).map((row) => row.slice(0, 3));
    const asked = (countBy as readonly Count[]).map(({ node, count, averageScore }) => [
      node['name'],
      count,
      Math.round(averageScore * 1_000) / 1_000,
    ]);
    expect(asked.toSorted()).toEqual(library.toSorted());
  });

  it('find the same commitments on migrant smuggling, and those that Ottawa took up among them', async () => {
    const [{ commitments }, { event }] = [await ask('01'), await ask('09')];
    const library = (await rows('commitments-on-a-priority')).map(([, , , , slug]) => slug);
    expect(commitments.nodes.map(({ slug }: { slug: string }) => slug).toSorted()).toEqual(library.toSorted());
    const takenUp = event.takesUp.nodes.filter(({ slug }: { slug: string }) => library.includes(slug));
    expect(takenUp).toHaveLength(event.onSmuggling.totalCount);
  });

  it('are warned of by what is so', async () => {
    const { held, linked } = await ask('06');
    expect(linked.totalCount / held.totalCount).toBeCloseTo(1 / 5, 1);
    const summits = await rows('coverage-of-summits', { since: '1975' });
    const sum = (column: number) =>
      summits.reduce((total, row) => total + (Number(row[0]) <= 2020 ? Number(row[column]) : 0), 0);
    expect(sum(4) / sum(2)).toBeCloseTo(1 / 10, 1);
    expect(Math.max(...summits.filter((row) => Number(row[4]) > 0).map(([year]) => Number(year)))).toBe(2020);
    const [[earliest]] = (await readAll(
      accessTo(database),
      'MATCH (c:Commitment)-[:FOLLOWS_UP]->() RETURN min(c.year)',
      {},
    )) as [[number]];
    expect(earliest).toBe(2019);
  });
});
