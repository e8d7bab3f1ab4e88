import { expect, it } from 'vitest';
import { readDataset } from '../../src/dataset/read.ts';
import { naming, telling } from '../../src/dataset/search/own-words.ts';
import { createSearchWords } from '../../src/dataset/search/words.ts';
import { model } from '../../src/model/g7.ts';
import * as nodes from '../../src/model/nodes.ts';
import { isA } from '../../src/pothos-plugin-neo4j/model/define.ts';
import { factsFolder } from './small-facts.ts';

const words = `
countries:
  - { code: "NO", words: [Norwegian, Norge] }
synonyms:
  - [summit, Gipfel]
`;

it.each([...naming, ...telling])('%s is a property of some entity', (name) => {
  const holders = model.nodes.filter((node) => isA(node, nodes.entity) && name in node.properties);
  expect(holders).not.toEqual([]);
});

it('finds a record by what lies around it, and by words of one meaning', async () => {
  const { data } = await readDataset(factsFolder({ 'search-words.yaml': words }));
  const documentOf = (slug: string) => data.nodes.find(({ properties }) => properties['slug'] === slug)!.properties;
  expect(documentOf('summit-2020')).toMatchObject({
    searchKind: 'SUMMIT',
    searchKinds: expect.stringMatching(/^summit .*\bgipfel\b/),
    searchTimes: expect.stringContaining('june 2020 · 2020 · 2020s · 20s'),
    searchRelated: expect.stringContaining('norwegian'),
    searchReasons: expect.arrayContaining(['TIME: June 2020', 'RELATION: Norway (NO, Norwegian, Norge)']),
  });
  expect(documentOf('country-no')).toMatchObject({ searchPlaces: expect.stringContaining('norge') });
  expect(documentOf('src-news')).not.toHaveProperty('searchRank');
});

it('refuses a code that no record has, with its place', async () => {
  const folder = factsFolder({ 'search-words.yaml': words.replace('"NO"', 'XX') });
  await expect(readDataset(folder)).rejects.toThrow(/search-words\.yaml:3:\d+: Nothing has the code "XX"/);
});

it('refuses a group of one word, and does without the file', async () => {
  const folder = factsFolder({ 'search-words.yaml': 'synonyms: [[alone]]\n' });
  await expect(readDataset(folder)).rejects.toThrow(/search-words.yaml/);
  expect((await readDataset(factsFolder())).data.nodes.length).toBeGreaterThan(5);
});

it('knows phrases of one meaning wherever they stand', () => {
  const known = createSearchWords({ countries: [], synonyms: [['artificial intelligence', 'AI', 'KI']] });
  expect(known.alike(['on', 'artificial', 'intelligence'])).toEqual([['ai'], ['ki']]);
  expect(known.alike(['artificial', 'snow'])).toEqual([]);
  expect(known.same(['ai'])).toEqual([['artificial', 'intelligence'], ['ki']]);
  expect(known.same(['ai', 'act'])).toEqual([]);
});
