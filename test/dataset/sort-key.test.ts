import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortKey } from '../../src/pothos-plugin-neo4j/model/sort-key.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';

const compare = (one: string, other: string): number => Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other)));

/** The order of a reader, by the rules of Unicode, as far as they go beyond punctuation. */
const { compare: asRead } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

it.each([
  [['Eden', 'Évian', 'Ezra']],
  [['iceland', 'Île-de-France', 'ILL']],
  [['Okayama', 'Ōsaka', 'Oslo']],
  [['COP 9', 'COP-10', 'COP 11 (Montréal)', 'COP 100']],
  [['G7 Summit', 'G7, the summits', 'G20']],
  [['“Alliance”', 'Berlin', '«Côte d’Azur»', 'Cote d’Ivoire']],
  [['New York', 'Newark']],
  [['Łódź', 'London', 'Zürich', 'Ωmega']],
  [['1', '9', '10', '99999999', '100000000', '1'.repeat(30)]],
])('%j stand in this order', (names) => {
  expect(names.toReversed().sort((one, other) => compare(sortKey(one), sortKey(other)))).toEqual(names);
});

it.each([
  ['Évian', 'evian'],
  ['  Évian-les-Bains ', 'EVIAN LES BAINS'],
  ['No. 007', 'no 7'],
  ['Türkiye’s', "turkiye's"],
  ['ﬁnance', 'finance'],
  ['Straße', 'STRASSE'],
])('%j is equal to %j', (one, other) => {
  expect(sortKey(one)).toBe(sortKey(other));
});

it('is never longer than 200 letters, whatever they are', () => {
  for (const text of ['x'.repeat(6_400), '𠮷'.repeat(6_400), '7'.repeat(6_400), 'ß'.repeat(6_400)]) {
    expect([...sortKey(text)]).toHaveLength(200);
  }
});

it(`orders words in Latin letters and numbers as Unicode does (seed ${seedOfRun()})`, () => {
  const letters = fc.constantFrom(...'aàÁbcçeéÊzŽnñoōÖ0129'.split(''), 'ß', 'œ', 'e\u0301');
  const word = fc.array(letters, { minLength: 1, maxLength: 5, size: 'max' }).map((all) => all.join(''));
  const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(words, words, (one, other) => {
      expect([one, other, compare(sortKey(one), sortKey(other))]).toEqual([one, other, Math.sign(asRead(one, other))]);
    }),
    { seed: seedOfRun(), numRuns: 2_000 },
  );
});

describeWithDatabase('the names of the facts', (database) => {
  it('are stored with their keys, and sort as Unicode has it without punctuation', async () => {
    const text = 'MATCH (n:Entity) RETURN n.name, n.sortName ORDER BY n.sortName, n.slug';
    const rows = (await database.run({ text, parameters: {} })) as readonly (readonly [string, string])[];
    expect(rows.length).toBeGreaterThan(1_000);
    expect(rows.filter(([name, key]) => sortKey(name) !== key)).toEqual([]);
    const plain = (name: string) =>
      name
        .replace(/['’]/g, '')
        .replace(/[\p{P}\p{Z}]+/gu, ' ')
        .trim();
    const misplaced = rows.slice(1).filter(([name], index) => asRead(plain(rows[index]![0]), plain(name)) > 0);
    expect(misplaced).toEqual([]);
  });
});
