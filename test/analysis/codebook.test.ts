import { describe, expect, it } from 'vitest';
import { measureOf } from '../../src/analysis/codebook-measure.ts';
import { codebookNotes } from '../../src/analysis/codebook-notes.ts';
import { codebookPage } from '../../src/analysis/codebook-page.ts';
import type { GraphData } from '../../src/dataset/graph-data.ts';
import { model } from '../../src/model/g7.ts';
import { integer, listOf, node, optional, text, workedOut } from '../../src/pothos-plugin-neo4j/model/define.ts';
import { relationship } from '../../src/pothos-plugin-neo4j/model/relationship.ts';

const meeting = node('Meeting', {
  description: 'A meeting.',
  key: 'slug',
  properties: {
    slug: text('Its name.'),
    year: integer('Its year.'),
    topic: optional(text('Its topic.')),
    tags: listOf(text('Its tags.')),
    size: workedOut(optional(integer('How many came.'))),
    secret: { ...text('For an index.'), internal: true },
  },
});
const follows = relationship('FOLLOWS', {
  description: 'The one before.',
  from: meeting,
  to: meeting,
  properties: { key: text('Its key.'), note: optional(text('A remark.')) },
});
const made = (slug: string, year: number, more = {}) => ({
  labels: ['Meeting'],
  properties: { slug, year, tags: [], ...more },
});
const data: GraphData = {
  nodes: [
    made('a', 1975, { confidence: 'HIGH' }),
    made('b', 1980, { topic: 'trade', confidence: 'MEDIUM', sources: ['s'] }),
    made('c', 1990, { topic: 'energy', tags: ['x'], size: 3 }),
    { labels: ['Source'], properties: { slug: 's', publisher: 'A publisher' } },
  ],
  relationships: [
    { type: 'FOLLOWS', from: 'b', to: 'a', properties: { key: 'b/a' } },
    { type: 'FOLLOWS', from: 'c', to: 'a', properties: { key: 'c/a', note: 'late' } },
    { type: 'SOURCED_FROM', from: 'a', to: 's', properties: { key: 'a/s' } },
  ],
};

describe('the codebook', () => {
  const page = codebookPage({ nodes: [meeting], relationships: [follows] }, data, {
    version: '0123456789ab',
    asOf: '2026-01-31',
  });

  it('tells of each label how many there are, since when, from whom, and how sure', () => {
    expect(page).toContain('- **There are** 3 records; of 1975 to 1990.');
    expect(page).toContain('- **Sources.** A publisher (2 of 3).');
    expect(page).toContain('- **Confidence** is `HIGH` for 1 of 2 (50.0 %).');
  });

  it('tells of each property how it was coded, how often it is there, and since when', () => {
    expect(page).toContain('| `topic` | Its topic. | stated | 2 of 3 (66.7 %) | 1980 |');
    expect(page).toContain('| `tags` | Its tags. | stated | 1 of 3 (33.3 %) | 1990 |');
    expect(page).toContain('| `size` | How many came. | worked out | 1 of 3 (33.3 %) | 1990 |');
    expect(page).not.toContain('secret');
  });

  it('tells of each relationship of how many records there is one', () => {
    expect(page).toContain(
      '- **There are** 2 relationships; starts: 2 of 3 (66.7 %) of Meeting; ends: 1 of 3 (33.3 %) of Meeting; of 1975.',
    );
    expect(page).toContain('| `note` | A remark. | stated | 1 of 2 (50.0 %) | 1975 |');
  });

  it('counts nothing for what is not there', () => {
    expect(measureOf(data).node(model.nodes.find(({ label }) => label === 'Person')!)).toMatchObject({
      count: 0,
      since: undefined,
      publishers: [],
    });
  });
});

describe('the model', () => {
  it('describes every label, property and relationship', () => {
    const undescribed = [...model.nodes, ...model.relationships].flatMap((item) => [
      ...(item.description.trim() === '' ? [item] : []),
      ...Object.entries(item.properties).filter(([, { description }]) => description.trim() === ''),
    ]);
    expect(undescribed).toEqual([]);
  });

  it('has everything that the codebook has a note on', () => {
    const names = [...model.nodes.map(({ label }) => label), ...model.relationships.map(({ type }) => type)];
    expect(Object.keys(codebookNotes).filter((name) => !names.includes(name))).toEqual([]);
  });
});
