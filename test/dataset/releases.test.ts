import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { changelogPage } from '../../src/dataset/changelog-page.ts';
import { citationFile } from '../../src/dataset/citation.ts';
import { licenceAddress } from '../../src/dataset/licence.ts';
import { figuresOf } from '../../src/dataset/release-figures.ts';
import { readReleases, releaseOf } from '../../src/dataset/releases.ts';
import { describeWithDatabase } from '../support/neo4j.ts';

const folder = mkdtempSync(join(tmpdir(), 'seven-graph-releases-'));
afterAll(() => rmSync(folder, { recursive: true }));

const release = (name: string, figures: Record<string, number>) => ({
  ...{ name, date: '2026-01-31', asOf: '2026-01-30', version: '0123456789ab' },
  figures,
});

describe('the releases of the data', () => {
  it('are there, and the citation names the newest', () => {
    const [newest] = readReleases();
    const { version, license, ...citation } = parse(citationFile(newest!));
    expect({ version, license }).toEqual({ version: newest!.name, license: 'CC-BY-4.0' });
    expect(citation['date-released']).toBe(newest!.date);
    expect(releaseOf(newest!.version)).toEqual(newest);
  });

  it('come in the order of their numbers', () => {
    for (const name of ['2026.2', '2026.10', '2025.11']) {
      writeFileSync(join(folder, `${name}.yaml`), stringify(release(name, {})));
    }
    expect(readReleases(folder).map(({ name }) => name)).toEqual(['2026.10', '2026.2', '2025.11']);
    writeFileSync(join(folder, '2027.1.yaml'), stringify(release('2027.2', {})));
    expect(() => readReleases(folder)).toThrow('2027.1.yaml is no release: its name is another.');
  });

  it('tell what each of them changed, and what the facts have changed since', () => {
    const releases = [release('2026.2', { A: 2, C: 1 }), release('2026.1', { A: 1, B: 1 })];
    const page = changelogPage(releases, { version: 'ba9876543210', figures: { A: 2, C: 3 } });
    expect(page).toContain(
      '## Since release 2026.2\n\n| Figure | Before | Now |\n| --- | --: | --: |\n| C | 1 | 3 |\n',
    );
    expect(page).toContain('| A | 1 | 2 |\n| C | none | 1 |\n| B | 1 | none |\n');
    expect(page).toContain('## 2026.1\n\nPublished on 2026-01-31;');
    expect(changelogPage(releases, releases[0]!)).not.toContain('Since');
  });
});

it('figures are counts of what there is, and means of scores', () => {
  const node = (label: string, slug: string, more = {}) => ({ labels: [label], properties: { slug, ...more } });
  const between = (type: string, from: string, to: string) => ({
    type,
    from,
    to,
    properties: { key: `${from}/${to}` },
  });
  const summit = { labels: ['Summit', 'Event'], properties: { slug: 's', kind: 'SUMMIT', status: 'HELD' } };
  const scores = [1, 0, -1, 1].map((score, index) => node('Assessment', `a${index}`, { score }));
  const data = {
    nodes: [node('Member', 'm', { code: 'JP', wikidataId: 'Q17' }), node('Commitment', 'c'), summit, ...scores],
    relationships: scores.flatMap(({ properties: { slug } }) => [
      between('SCORES', slug, 'm'),
      between('ASSESSES', slug, 'c'),
    ]),
  };
  expect(figuresOf(data)).toEqual({
    ...{
      'Member, records': 1,
      'Member, with wikidataId': 1,
      'Commitment, records': 1,
      'Commitment, with scores': 1,
      'Summit, records': 1,
    },
    ...{ 'Event, SUMMIT, HELD': 1, 'Assessment, records': 4, 'SCORES, relationships': 4, 'ASSESSES, relationships': 4 },
    ...{ 'Scores of JP': 4, 'Scores of JP, mean': 0.25 },
  });
});

it('the licence has an address', () => {
  expect(licenceAddress('CC BY 4.0')).toBe('https://creativecommons.org/licenses/by/4.0/');
  expect(licenceAddress('CC BY-NC-SA 4.0')).toBe('https://creativecommons.org/licenses/by-nc-sa/4.0/');
  expect(licenceAddress('as agreed')).toBe('as agreed');
});

describeWithDatabase('a graph', (database) => {
  it('names the release that its data are, and no other', async () => {
    const { records } = await database.driver.executeQuery(
      'MATCH (d:Dataset) RETURN d.version AS version, d.release AS release, toString(d.releasedDate) AS date',
    );
    const found = releaseOf(records[0]?.get('version'));
    expect(records[0]?.get('release')).toBe(found?.name ?? null);
    expect(records[0]?.get('date')).toBe(found?.date ?? null);
  });
});
