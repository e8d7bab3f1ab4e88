import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { slugOf } from '../../src/dataset/graph-data.ts';
import { FactsError } from '../../src/dataset/problem.ts';
import { defaultFolder, readDataset } from '../../src/dataset/read.ts';
import { edited, factsFolder, smallFact } from './small-facts.ts';

/** What is wrong with a folder of facts: `file:line:column: message`, one for each mistake. */
async function mistakesIn(folder: string): Promise<readonly string[]> {
  const error = await readDataset(folder).catch((cause: unknown) => cause);
  if (!(error instanceof FactsError)) throw error instanceof Error ? error : new Error('The facts were accepted.');
  return error.message.split('\n').slice(1);
}

const summit = 'events/2020/summit.yaml';

describe('reading facts', () => {
  it('makes nodes with their labels, and dates with their precision', async () => {
    const { data } = await readDataset(factsFolder());
    const node = (slug: string) => data.nodes.find(({ properties }) => properties['slug'] === slug);
    expect(node('member-ca')?.labels).toEqual(['Member', 'Represented', 'Entity', 'Participant']);
    expect(node('country-ca')?.labels).toEqual(['Country', 'Entity', 'Participant']);
    expect(node('country-no')?.labels).toEqual(['Country', 'Represented', 'Entity', 'Participant']);
    expect(node('doc-2020-09')?.properties).toMatchObject({ date: '2020-09-01', datePrecision: 'MONTH' });
    expect(node('meeting-2020')?.properties).toMatchObject({
      year: 2020,
      startDate: '2020-09-01',
      datePrecision: 'DAY',
    });
    expect(node('commitment-2020-02')?.properties).toMatchObject({ name: 'Share what the police know', year: 2020 });
  });

  it('makes relationships, those that follow from others too', async () => {
    const { data } = await readDataset(factsFolder());
    const all = (type: string) => data.relationships.filter((relationship) => relationship.type === type);
    const provenance = { sources: ['src-news'], confidence: 'HIGH' };
    expect(all('ATTENDS')).toEqual([
      {
        type: 'ATTENDS',
        from: 'person-ann',
        to: 'summit-2020',
        properties: {
          key: 'part-summit-2020-ann',
          role: 'HOST',
          representing: 'CA',
          status: 'ATTENDED',
          ...provenance,
        },
      },
      {
        type: 'ATTENDS',
        from: 'country-no',
        to: 'summit-2020',
        properties: {
          key: 'part-summit-2020-no',
          role: 'GUEST_COUNTRY',
          representing: 'NO',
          status: 'ATTENDED',
          sources: ['src-news'],
          confidence: 'MEDIUM',
        },
      },
    ]);
    expect(all('GUEST_AT')).toEqual([
      {
        type: 'GUEST_AT',
        from: 'country-no',
        to: 'summit-2020',
        properties: { key: 'country-no/summit-2020', sources: ['src-news'], confidence: 'MEDIUM' },
      },
    ]);
    expect(all('PARTICIPATES_IN').map(({ to, properties }) => [to, properties['basis']])).toEqual([
      ['meeting-2020', 'ASSUMED'],
      ['summit-2020', 'NAMED'],
    ]);
    expect(all('AGREED').map(({ from, to }) => [from, to])).toEqual([
      ['meeting-2020', 'commitment-2020-02'],
      ['summit-2020', 'commitment-2020-01'],
    ]);
    const takenOver = { key: 'meeting-2020/commitment-2020-01', sources: ['background'], confidence: 'MEDIUM' };
    expect(all('TAKES_UP')).toEqual([
      { type: 'TAKES_UP', from: 'meeting-2020', to: 'commitment-2020-01', properties: takenOver },
    ]);
    expect(all('ADDRESSES')[0]?.properties).toMatchObject({ emphasis: 'MAJOR', sources: ['background'] });
    expect(all('HELD_OFFICE')[0]?.properties).toEqual({
      key: 'person-ann-role-1',
      startDate: '2019-01-01',
      startDatePrecision: 'YEAR',
      sources: ['background'],
      confidence: 'MEDIUM',
    });
  });

  it('gives equal facts an equal version, however they are spread over files, and others another', async () => {
    const { version } = await readDataset(factsFolder());
    const people = smallFact('people/canada.yaml');
    const moved = await readDataset(
      factsFolder({ 'people/canada.yaml': null, 'people.yaml': `# a remark\n${people}` }),
    );
    expect(moved.version).toBe(version);
    const renamed = await readDataset(factsFolder(edited('people/canada.yaml', 'name: Ann', 'name: Anna')));
    expect(renamed.version).not.toBe(version);
    expect(version).toMatch(/^[0-9a-f]{12}$/);
  });

  it.each<[mistake: string, changes: Record<string, string | Buffer>, message: string]>([
    [
      'an unknown slug',
      edited(summit, 'priority-crime', 'priority-crimes'),
      `${summit}:32:22: No Priority has the slug "priority-crimes": did you mean "priority-crime"?`,
    ],
    [
      'a slug of another kind',
      edited(summit, '[priority-crime]', '[person-ann]'),
      `${summit}:32:22: "person-ann" is a Person, and what is needed here is a Priority.`,
    ],
    [
      'an unknown source',
      edited(summit, '[src-news]', '[src-new]'),
      `${summit}:10:11: No Source has the slug "src-new": did you mean "src-news"?`,
    ],
    [
      'an unknown code',
      edited(summit, 'representing: NO', 'representing: NOR'),
      `${summit}:18:19: No Represented has the code "NOR": did you mean "NO"?`,
    ],
    ['an unknown key', edited(summit, 'hosts:', 'host:'), `${summit}:9:1: Unknown key "host": did you mean "hosts"?`],
    ['an unknown word', edited(summit, 'role: HOST', 'role: HOSTT'), `${summit}:15:11: "HOSTT" is none of HOST, `],
    ['an unknown kind', edited(summit, 'kind: SUMMIT', 'kind: SUMIT'), `${summit}:2:7: "SUMIT" is none of SUMMIT, `],
    [
      'a day that is not in the calendar',
      edited(summit, '2020-06-01', '2020-02-30'),
      `${summit}:6:12: "2020-02-30" is not a date of the calendar`,
    ],
    [
      'a date in other notation',
      edited(summit, '2020-06-01', '1 June 2020'),
      `${summit}:6:12: "1 June 2020" is not a date`,
    ],
    ['a missing key', edited(summit, 'name: Summit\n', ''), `${summit}:1:1: "name" is missing.`],
    [
      'an empty value',
      edited(summit, 'name: Summit', 'name:'),
      `${summit}:4:6: "name" is to be text (in quotes where it looks like a number), not empty.`,
    ],
    [
      'a number for text',
      edited('members.yaml', "'124'", '124'),
      'members.yaml:9:15: "isoNumeric" is to be text (in quotes where it looks like a number), not "124".',
    ],
    [
      'no source',
      edited(summit, 'sources: [src-news]', 'sources: []'),
      `${summit}:10:1: At least one source; "background" where none was read.`,
    ],
    [
      'nobody',
      edited(summit, 'representing: NO\n    role', 'role'),
      `${summit}:18:5: Name a "person", or whom the delegation is "representing", or both.`,
    ],
    [
      'a slug that another file has',
      { 'events/2020/again.yaml': smallFact(summit) },
      `${summit}:1:7: The slug "summit-2020" is already at events/2020/again.yaml:1.`,
    ],
    [
      'a code that another country has',
      { 'members/copy.yaml': smallFact('members.yaml').replace('member-ca', 'member-copy').replace('Canada', 'Copy') },
      'members/copy.yaml:2:9: The code "CA" is already at members.yaml:2.',
    ],
    [
      'the same reference twice',
      edited(summit, '[CA]', '[CA, CA]'),
      `${summit}:9:13: The HOSTS "member-ca/summit-2020" is already at ${summit}:9.`,
    ],
    [
      'the same key twice',
      edited(summit, 'number: 1', 'number: 1\nnumber: 2'),
      `${summit}:4:1: This is not valid YAML: Map keys must be unique`,
    ],
    ['a tab', edited(summit, 'number: 1', 'number:\t1'), `${summit}:3:8: A tab: use spaces.`],
    [
      'another encoding',
      { [summit]: Buffer.from(smallFact(summit), 'latin1') },
      `${summit}:24:20: This is not UTF-8: save the file in that encoding.`,
    ],
    [
      'letters that are put together',
      edited(summit, 'name: Summit', 'name: Evia\u0301n'),
      `${summit}:4:7: Letters with accents are written as one character (NFC).`,
    ],
    ['another kind of file', { 'people/more.yml': '' }, 'people/more.yml: Facts stand in files that end in .yaml.'],
    [
      'a file with an unknown name',
      { 'persons.yaml': '[]' },
      'persons.yaml:1:1: "persons" is not the name of a collection of facts',
    ],
  ])('refuses %s', async (_, changes, message) => {
    const mistakes = await mistakesIn(factsFolder(changes));
    expect(mistakes[0]).toContain(message);
    expect(mistakes).toHaveLength(1);
  });

  it('tells every mistake of every file at once', async () => {
    const text = smallFact(summit)
      .replace('status: HELD', 'status: HELDD')
      .replace('endDate: 2020-06-03', 'endDate: 2020-06-31')
      .replace('[CA]', '[KA]')
      .replace('person-ann', 'person-anne')
      .replace('[priority-crime]', '[priority-crimes]');
    const mistakes = await mistakesIn(
      factsFolder({
        [summit]: text,
        ...edited('priorities.yaml', '  definition', '  defnition'),
        'people/x.yaml': 'a: [',
      }),
    );
    expect(mistakes.map((mistake) => mistake.split(': ')[0])).toEqual([
      `${summit}:5:9`,
      `${summit}:7:10`,
      `${summit}:9:9`,
      `${summit}:13:13`,
      `${summit}:32:22`,
      'people/x.yaml:1:5',
      'priorities.yaml:1:3',
      'priorities.yaml:3:3',
    ]);
  });

  it('refuses files with nothing in them, each for itself', async () => {
    const mistakes = await mistakesIn(factsFolder({ 'events/empty.yaml': '', 'events/later.yaml': '# Later.\n' }));
    const message = '"record" is to be a map of keys and values, not empty.';
    expect(mistakes).toEqual([`events/empty.yaml:1:1: ${message}`, `events/later.yaml:1:1: ${message}`]);
  });

  it('knows UTF-16, and does not blame who names what stands in such a file', async () => {
    const text = Buffer.from(`\uFEFF${smallFact('priorities.yaml')}`, 'utf16le');
    expect(await mistakesIn(factsFolder({ 'priorities.yaml': text }))).toEqual([
      'priorities.yaml:1:1: This is not UTF-8: save the file in that encoding.',
    ]);
  });

  it('does not blame a reference to what stands in a file that cannot be parsed', async () => {
    const broken = smallFact('priorities.yaml').replace('name: Crime', 'name: [');
    const mistakes = await mistakesIn(
      factsFolder({
        'priorities.yaml': broken,
        'totals.yaml': `
- slug: totals-crime
  issueArea: Crime
  priority: priority-crime
  totalInDataset: 1
  sumOfYears: 1
  byYear: { '2020': 1 }
  sources: [src-news]
  confidence: HIGH`,
      }),
    );
    expect(mistakes.every((mistake) => mistake.startsWith('priorities.yaml:'))).toBe(true);
  });

  it('refuses an empty folder, and one that is not there', async () => {
    const folder = factsFolder({ 'README.md': 'How to write facts' });
    await expect(readDataset(join(folder, 'nowhere'))).rejects.toThrow(/nowhere cannot be read/);
    for (const name of readdirSync(folder)) if (name !== 'README.md') rmSync(join(folder, name), { recursive: true });
    await expect(readDataset(folder)).rejects.toThrow(`The folder ${folder} holds no facts`);
  });
});

describe('the guide for curators', () => {
  it('shows files that can be loaded beside the facts', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seven-graph-guide-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(defaultFolder, folder, { recursive: true });
    const guide = readFileSync(join(defaultFolder, 'README.md'), 'utf8');
    const examples = [...guide.matchAll(/^ *`(\S+\.yaml)`\n\n *```yaml\n([\s\S]*?)\n *```$/gm)];
    expect(examples.map(([, name]) => name)).toHaveLength(3);
    for (const [, name, text] of examples) {
      mkdirSync(dirname(join(folder, name!)), { recursive: true });
      writeFileSync(join(folder, name!), text!.replace(/^ {3}/gm, ''));
    }
    const { data } = await readDataset(folder, { today: '2027-06-01' });
    expect(data.nodes.map(slugOf)).toEqual(
      expect.arrayContaining([
        'src-release-ottawa-2027',
        'person-alex-example',
        'meeting-2027-interior-ottawa',
        'doc-2027-ottawa-communique',
        'commitment-2027-ottawa-01',
        'statement-2027-ottawa-host',
      ]),
    );
    expect(data.relationships).toContainEqual(
      expect.objectContaining({ type: 'TAKES_UP', from: 'meeting-2027-interior-ottawa' }),
    );
  });
});
