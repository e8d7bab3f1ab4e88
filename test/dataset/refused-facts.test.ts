import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../src/dataset/read.ts';
import { builtProgram } from '../support/programs.ts';
import { untrue } from './mistakes.ts';
import { edited, type FileName, factsFolder, smallFact } from './small-facts.ts';

const summit = 'events/2020/summit.yaml';
const ministers = 'events/2020/ministers.yaml';
const ann = 'people/canada.yaml';
/** Root reads what nobody may read. */
const isRoot = process.getuid?.() === 0;

/** `npm run load` on a folder, with no Neo4j to be found: what the files alone can tell needs none. */
async function outcomeOf(...parameters: readonly string[]) {
  const child = spawn(process.execPath, [await builtProgram('src/dataset/main.ts'), ...parameters], {
    env: { ...process.env, NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'none' },
  });
  const closed = once(child, 'close');
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: (await closed)[0] as number, output, lines: errors.trimEnd().split('\n'), errors };
}

/** Everything that a file system or a library can refuse, in one folder. */
function unreadable(): { folder: string; expected: readonly (string | RegExp)[] } {
  const nested = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...[...'bcdefg'].map((name, index) => aliases(name, 'abcdef'[index]!)),
  ];
  const folder = factsFolder({
    'places/aliases.yaml': nested.join('\n'),
    'places/anchor.yaml': '- slug: *nowhere',
    'places/circle.yaml': '- &round\n  liesIn: *round',
    'places/deep.yaml': '['.repeat(50_000) + ']'.repeat(50_000),
    'places/huge.yaml': '- slug: place-huge\n',
    'places/keys.yaml': '- [a, b]: c',
    'places/long.yaml': `- slug: place-long\n  name: ${'x'.repeat(4_000_000)}\n  kind: CITY\n  sources: [background]\n  confidence: MEDIUM\n`,
    'places/latin.yaml': Buffer.from('# Sant\nslug: Évian', 'latin1'),
    'places/bell.yaml': 'slug: place-bell\nname: Ring\u0007',
    'places/unknown.yaml': `- ${'key'.repeat(100_000)}: 1`,
    'constructor.yaml': 'slug: x',
    ...edited(ann, 'category: LEADER', 'category: LEEDER'),
  });
  truncateSync(join(folder, 'places/huge.yaml'), 100_000_000);
  mkdirSync(join(folder, 'places/folder.yaml'));
  symlinkSync('nowhere.yaml', join(folder, 'places/dangling.yaml'));
  symlinkSync('loop.yaml', join(folder, 'places/loop.yaml'));
  symlinkSync('..', join(folder, 'places/up'));
  if (!isRoot) {
    writeFileSync(join(folder, 'places/secret.yaml'), '- slug: place-secret\n');
    chmodSync(join(folder, 'places/secret.yaml'), 0);
  }
  if (process.platform === 'linux') symlinkSync('/proc/self/mem', join(folder, 'places/mem.yaml'));
  if (process.platform !== 'win32') symlinkSync('/dev/zero', join(folder, 'places/zero.yaml'));
  return {
    folder,
    expected: [
      'constructor.yaml:1:1: "constructor" is not the name of a collection of facts',
      `${ann}:3:13: "LEEDER" is none of `,
      'places/aliases.yaml:2:8: The aliases of this file repeat too much',
      'places/anchor.yaml:1:9: No anchor "&nowhere" stands before this alias.',
      'places/bell.yaml:2:11: A character that nobody sees (U+0007): remove it.',
      'places/circle.yaml:2:11: The alias "*round" stands in what it repeats',
      'places/dangling.yaml: This link leads to nothing: mend or remove it.',
      /^places\/deep\.yaml(:1:\d+)?: This is nested too deep to be read/,
      'places/folder.yaml: This is a folder: only the names of files end in .yaml.',
      'places/huge.yaml: This file is larger than the 5 MB that are read: divide it into several.',
      'places/keys.yaml:1:3: A key is a word or a number.',
      'places/latin.yaml:2:7: This is not UTF-8',
      'places/long.yaml:2:9: This is to be no more than 1000 characters long.',
      'places/loop.yaml: This link leads back to itself: mend or remove it.',
      ...(process.platform === 'linux' ? ['places/mem.yaml: This file cannot be read: E'] : []),
      ...(isRoot ? [] : ['places/secret.yaml: This file must not be read (EACCES): change its permissions.']),
      'places/unknown.yaml:1:3: This is not valid YAML: The : indicator must be at most 1024 chars',
      'places/up: This link leads to the folder of facts, which is read already: remove the link.',
      ...(process.platform === 'win32' ? [] : ['places/zero.yaml: This link leads to neither a file nor a folder']),
    ],
  };
}

const aliases = (name: string, of: string): string => `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]`;

async function mistakesIn(changes: Record<string, string>): Promise<readonly string[]> {
  const error: Error | undefined = await readDataset(factsFolder(changes)).then(
    () => undefined,
    (cause: Error) => cause,
  );
  return error?.message.split('\n').slice(1) ?? [];
}

describe('the command that loads facts', () => {
  it('tells everything that cannot be read, and what else is wrong, without Neo4j', { timeout: 60_000 }, async () => {
    const { folder, expected } = unreadable();
    for (const parameters of [[folder], ['--dry-run', folder]]) {
      const { status, lines, errors } = await outcomeOf(...parameters);
      expect(status).toBe(1);
      expect(lines.slice(1).map((line) => line.slice(0, 120))).toEqual(
        expected.map((message) =>
          typeof message === 'string' ? expect.stringContaining(message.slice(0, 110)) : expect.stringMatching(message),
        ),
      );
      expect(lines[0]).toBe(`${expected.length} mistakes in the facts; nothing is loaded.`);
      expect(errors).not.toMatch(/^ +at /m);
      expect(errors.length).toBeLessThan(20_000);
    }
  });

  it('says of sound files that they are, before it looks for Neo4j', { timeout: 60_000 }, async () => {
    const { status, output, errors } = await outcomeOf('--dry-run', factsFolder());
    expect(status).toBe(1);
    expect(output).toContain('The files hold no mistake: 15 nodes');
    expect(errors).not.toMatch(/^ +at /m);
  });
});

describe('facts that cannot be true', () => {
  it.each(untrue.map(([changes, message]) => [message, changes] as const))(
    'are refused: %s',
    async (message, changes) => {
      const mistakes = await mistakesIn(changes);
      expect(mistakes).toEqual([expect.stringContaining(message)]);
    },
  );

  it('are not those that say that they are meant', async () => {
    const namesake = smallFact(ann)
      .replaceAll('person-ann', 'person-two')
      .replace('name: Ann', 'name: Ann\n  namesakeOf: person-ann');
    expect(await mistakesIn({ 'people/other.yaml': namesake })).toEqual([]);
    expect(
      await mistakesIn({ 'people/other.yaml': namesake.replace('namesakeOf: person-ann', 'namesakeOf: person-anna') }),
    ).toEqual([expect.stringMatching(/^people\/other\.yaml:3:15: No Person has the slug "person-anna": did you mean/)]);
    const successor =
      'startDate: 2019\n      endDate: 2020-02-01\n      sources: [background]\n      confidence: MEDIUM\n    - slug: office-ca-prime-minister\n      key: person-ann-role-2\n      startDate: 2020-02-01';
    expect(await mistakesIn(edited(ann, 'startDate: 2019', successor))).toEqual([]);
    expect(
      await mistakesIn(
        edited(ministers, 'status: HELD\nstartDate: 2020-09-01', 'status: PLANNED\nstartDate: 2020-09-01'),
      ),
    ).toEqual([]);
  });
});

it('a file that changes while it is read is refused', async () => {
  const folder = factsFolder({ 'places/changing.yaml': `# ${'x'.repeat(1_000_000)}\n` });
  let isReading = true;
  const reading = readDataset(folder).finally(() => {
    isReading = false;
  });
  const writing = (async () => {
    while (isReading) {
      appendFileSync(join(folder, 'places/changing.yaml'), '# More.\n');
      await nextTurn();
    }
  })();
  await expect(reading).rejects.toThrow('places/changing.yaml: This file changed while it was read: load again.');
  await writing;
});

it('one line that is indented wrongly is one mistake', async () => {
  const names: readonly FileName[] = [summit, ann, 'offices.yaml'];
  for (const name of names) {
    const lines = smallFact(name).trimEnd().split('\n');
    for (let index = 3; index < lines.length; index += 5) {
      const shifted = [...lines.slice(0, index), `   ${lines[index]}`, ...lines.slice(index + 1)].join('\n');
      const mistakes = await mistakesIn({ [name]: shifted });
      expect(mistakes.length, mistakes.join('\n')).toBeLessThanOrEqual(1);
    }
  }
  const list = smallFact(summit).replace(/^ {6}- slug: commitment[\s\S]*/m, (items) => items.replace(/^ {4}/gm, ''));
  expect(await mistakesIn({ [summit]: list })).toEqual([
    expect.stringMatching(/:29:17: "commitments" is to be a list, not empty\. What/),
  ]);
});
