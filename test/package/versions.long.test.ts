import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { expectAnswers, programModules } from './answers.ts';
import { compile, install, pack, writeExamples, writeProgram } from './packed.ts';

const manifest = join(import.meta.dirname, '../../src/pothos-plugin-neo4j/package.json');
const { peerDependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as {
  readonly peerDependencies: Readonly<Record<string, string>>;
};

/** The lowest version in the first or the last part of each range. */
const lowest = (part: 'first' | 'last') =>
  Object.fromEntries(
    Object.entries(peerDependencies).map(([name, range]) => {
      const parts = range.split(' || ');
      return [name, parts.at(part === 'first' ? 0 : -1)!.slice(1)];
    }),
  );

// An Apollo Server that allows the lowest version of graphql.
const olderServer = { '@apollo/server': '4.11.0' };

// Each case installs everything from the registry, which takes half a minute. So these run in npm run test:long only.
describe.each([
  ['the lowest versions of what it needs', { ...lowest('first'), ...olderServer, typescript: '5.9.3' }],
  ['the lowest versions of the newest ranges', { ...lowest('last'), ...olderServer, typescript: '5.9.3' }],
  ['the newest versions', { ...peerDependencies, typescript: '7.0.2' }],
])('the plugin installed with %s', (_, versions) => {
  describeWithScratchDatabase('and the films', (database) => {
    const folder = mkdtempSync(join(tmpdir(), 'seven-graph-versions-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    let questions: readonly [string, string];
    beforeAll(() => {
      writeProgram(folder, programModules);
      questions = writeExamples(folder);
      install(folder, { ...versions, 'pothos-plugin-neo4j': `file:${pack(folder)}` });
    }, 300_000);

    it('compiles with the strictest settings', () => compile(folder), 60_000);
    it('answers by Yoga and by Apollo Server', () => expectAnswers(folder, database, questions), 60_000);
  });
});
