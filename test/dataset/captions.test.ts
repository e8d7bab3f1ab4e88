import { beforeAll, describe, expect, it } from 'vitest';
import { writeDay, writeDays, writeYears } from '../../src/dataset/day.ts';
import type { GraphNode } from '../../src/dataset/graph-data.ts';
import { projectFacts } from '../support/project-facts.ts';

describe('days and years', () => {
  it.each([
    ['2023-05-19', '2023-05-21', 'DAY', '19–21 May 2023'],
    ['2023-05-19', '2023-05-19', 'DAY', '19 May 2023'],
    ['2023-04-30', '2023-05-02', 'DAY', '30 Apr – 2 May 2023'],
    ['2024-12-30', '2025-01-02', 'DAY', '30 Dec 2024 – 2 Jan 2025'],
    ['2025-02-01', '2025-02-28', 'DAY', 'Feb 2025'],
    ['2024-02-01', '2024-02-28', 'DAY', '1–28 Feb 2024'],
    ['2024-01-01', '2024-12-31', 'DAY', '2024'],
    ['2024-06-01', '2024-06-01', 'MONTH', 'Jun 2024'],
    ['2024-01-01', '2024-01-01', 'YEAR', '2024'],
  ])('%s to %s, known by the %s, is written %s%s', (start, end, precision, written) => {
    expect(writeDays(start, end, precision)).toBe(written);
  });

  it('are written as exactly as they are known', () => {
    expect([writeDay('2025-11-23'), writeDay('2025-11-01', 'MONTH'), writeDay('2025-01-01', 'YEAR')]).toEqual([
      '23 Nov 2025',
      'Nov 2025',
      '2025',
    ]);
    expect([
      writeYears('2021-10-04', '2024-10-01'),
      writeYears('2021-10-04', '2021-11-10'),
      writeYears('2024-10-01', undefined),
      writeYears(undefined, '1999-01-01'),
      writeYears(undefined, undefined),
      writeYears('2021-01-22', undefined, '2024-10-20'),
      writeYears('2024-09-06', undefined, '2024-09-21'),
      writeYears(undefined, undefined, '2024-09-21'),
    ]).toEqual(['2021–2024', '2021', 'since 2024', 'until 1999', '', '2021 to 2024 at least', 'from 2024', 'in 2024']);
  });
});

describe('captions', () => {
  const entities = new Map<string, GraphNode>();
  beforeAll(async () => {
    const { data } = await projectFacts();
    for (const node of data.nodes) {
      if (node.labels.includes('Entity')) entities.set(String(node.properties['slug']), node);
    }
  });

  it.each([
    ['summit-2023-hiroshima', 'Summit · Hiroshima, Japan · 19–21 May 2023'],
    ['leaders-2022-05-08-virtual', "Leaders' meeting · online · 8 May 2022"],
    ['meeting-2025-interior-security-ottawa', 'Ministerial meeting · Ottawa, Canada · 21–23 Nov 2025'],
    ['person-fumio-kishida', 'Prime Minister of Japan 2021–2024'],
    ['person-lloyd-austin', 'Secretary of Defense of the United States 2021 to 2024 at least'],
    ['place-ottawa', 'City in Ontario, Canada · 4 meetings'],
    ['member-ca', 'Member since 1976'],
    ['member-ru', 'Member 1997–2014 · Russian Federation'],
    ['presidency-2025', 'Presidency of the G7 · summit in Kananaskis, Canada, 15–17 Jun 2025'],
    ['group-lyon', 'Working group · since 1995 · Transnational organised crime'],
    ['meeting-2026-sherpas-versailles', "Senior officials' meeting · Versailles, France · 20–22 Jan 2026"],
    ['bilateral-2025-carney-modi', 'Bilateral meeting · Kananaskis, Canada · 17 Jun 2025'],
    ['commitment-1996-grg-0589', 'Commitment of the 1996 summit, Lyon · United Nations reform'],
    ['doc-1979-tokyo-declaration', 'Declaration · 1979 summit, Tokyo · 29 Jun 1979'],
    ['statement-1989-paris-bush', 'Statement of George H. W. Bush · 16 Jul 1989 · Environment'],
    ['office-cn-state-councillor', 'Office of China · Dai Bingguo'],
    ['priority-migrant-smuggling', 'Priority · 6 meetings since 2019'],
    ['src-comp2023', 'Page · G7 Research Group · 5 Jun 2024'],
    ['org-un', 'Organisation · since 1945 · at 21 meetings'],
    ['country-za', 'Country · guest at 22 meetings'],
  ])('%s is: %s', (slug, caption) => {
    expect(entities.get(slug)?.properties['caption']).toBe(caption);
  });

  it('are there for every entity, in one line of at most 80 letters that begins with a capital or a digit', () => {
    for (const [slug, { properties }] of entities) {
      const caption = String(properties['caption']);
      expect([slug, caption]).toEqual([slug, expect.stringMatching(/^[\p{Lu}\d].{2,79}$/u)]);
      expect(caption).not.toMatch(/undefined|null|NaN|\[object| {2}|·\s*$/);
    }
    expect(new Set([...entities.values()].map(({ labels }) => labels[0]))).toHaveProperty('size', 18);
  });

  it('tell apart what a name does not, nearly always', () => {
    const byName = new Map<string, string[]>();
    for (const { labels, properties } of entities.values()) {
      if (labels[0] === 'Source') continue;
      const name = String(properties['name']);
      byName.set(name, [...(byName.get(name) ?? []), String(properties['caption'])]);
    }
    const alike = [...byName].filter(([, captions]) => new Set(captions).size < captions.length);
    expect(alike).toEqual([]);
  });
});
