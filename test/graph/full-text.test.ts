import { expect, it } from 'vitest';
import { searchQuery } from '../../src/schema/search-query.ts';
import { describeWithDatabase } from '../support/neo4j.ts';

const text = `CALL () {
  CALL db.index.fulltext.queryNodes('entity_names', $names) YIELD node, score RETURN node, score
  UNION ALL
  CALL db.index.fulltext.queryNodes('entity_text', $text) YIELD node, score RETURN node, score
}
WITH node, sum(score) + CASE WHEN $whole IN node.searchNames THEN 100 ELSE 0 END AS score
RETURN node.slug ORDER BY score DESC, node.slug`;

describeWithDatabase('the full-text indexes', (database) => {
  const find = async (typed: string): Promise<readonly string[]> => {
    const query = searchQuery(typed);
    if (query === undefined) return [];
    const entries = Object.entries(query).map(([name, value]) => [name, { type: 'text', list: false, value }]);
    const rows = await database.run({ text, parameters: Object.fromEntries(entries) });
    return rows.map(([slug]) => slug as string);
  };

  it.each([
    ['letters with accents, in any case', 'COMMUNIQUÉ', /^doc-.*-communique$/],
    ['the same without', 'communique', /^doc-.*-communique$/],
    ['a letter left out', 'kananskis', /^place-kananaskis$/],
    ['a letter left out of one of two words, in another order', 'smugling migrants', /^priority-migrant-smuggling$/],
    ['another form of a word', 'smuggled migrants', /^(priority-migrant-smuggling|commitment-.*)$/],
    ['the beginning of a name', 'macro', /^person-emmanuel-macron$/],
    ['the beginning of the last of several words', 'climate chan', /^priority-climate-change$/],
    ['another name', 'Türkiye', /^country-tr$/],
    ['another name, without its accent', 'turkiye', /^country-tr$/],
    ['a former name', 'European Communities', /^member-eu$/],
    ['an alternative label', 'money laundering', /^priority-financial-crime$/],
    ['a code', 'eu', /^member-eu$/],
    ['a code that is a frequent word', 'IT', /^(country|member)-it$/],
    ['a code of several words', 'world bank', /^org-world-bank$/],
    ['words of names and of text together', 'interior ministers ottawa', /^(doc|meeting)-2025-.*ottawa/],
  ])('find first by %s: %s', async (_, typed, first) => {
    const [slug] = await find(typed);
    expect(slug).toMatch(first);
  });

  it.each([
    'a~ AND (',
    'a:b',
    '"',
    'x OR NOT',
    '[a TO',
    '*',
    '\\',
    'slug:/.*/',
    'a && b || c',
    '{',
    "o'",
    '+',
    '-migrant',
  ])('take for text: %s', async (typed) => {
    expect(await find(typed)).toEqual(expect.any(Array));
  });

  it('find nothing by a word that is nowhere, whatever stands beside it', async () => {
    expect(await find('xylophonist')).toEqual([]);
    expect(await find('canada xylophonist')).toEqual([]);
  });
});
