import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkJars } from '../../src/database/local/jars.ts';
import { OperatorError } from '../../src/errors.ts';

const digest = (content: string) => createHash('sha256').update(content).digest('hex');

/** A list of the jars a and b, and a folder that holds these. */
function jars(content: Readonly<Record<string, string>>): [folder: string, list: string] {
  const parent = mkdtempSync(join(tmpdir(), 'seven-jars-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const folder = join(parent, 'jars');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(content)) writeFileSync(join(folder, name), text);
  const list = join(parent, 'jars.sha256');
  writeFileSync(list, `${digest('A')}  a.jar\n${digest('B')}  b.jar\n`);
  return [folder, list];
}

it('the jars of the list are taken', () => {
  expect(() => checkJars(...jars({ 'a.jar': 'A', 'b.jar': 'B' }))).not.toThrow();
});

it.each([
  ['was changed', { 'a.jar': 'A', 'b.jar': 'other' }, 'b.jar is another file of that name'],
  ['is missing', { 'a.jar': 'A' }, 'b.jar is missing'],
  ['is not listed', { 'a.jar': 'A', 'b.jar': 'B', 'c.jar': 'C' }, 'c.jar does not belong there'],
])('a jar that %s is refused, and the message says which', (_, content, what) => {
  const check = () => checkJars(...jars(content));
  expect(check).toThrow(OperatorError);
  expect(check).toThrow(new RegExp(`\\n  ${what}\\nNothing of it was run\\.`));
});

it('the list is of the version that is installed', () => {
  const [, version] =
    /<neo4j.version>(.*)<\/neo4j.version>/.exec(readFileSync('src/database/local/pom.xml', 'utf8')) ?? [];
  const names = readFileSync('src/database/local/jars.sha256', 'utf8')
    .trim()
    .split('\n')
    .map((line) => /^[0-9a-f]{64} {2}(\S+\.jar)$/.exec(line)?.[1]);
  expect(names).not.toContain(undefined);
  expect(names).toContain(`neo4j-${version}.jar`);
  expect(names).toContain(`neo4j-bolt-${version}.jar`);
});
