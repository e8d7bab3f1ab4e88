import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { expectAnswers, programModules } from './answers.ts';
import { compile, linkPackages, pack, unpack, writeExamples, writeProgram } from './packed.ts';

describeWithScratchDatabase('the plugin as a package', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-package-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let questions: readonly [string, string];
  beforeAll(() => {
    writeProgram(folder, programModules);
    questions = writeExamples(folder);
    linkPackages(folder);
    unpack(pack(folder), folder);
    compile(folder);
  }, 120_000);

  it('answers by Yoga and by Apollo Server as it does here', async () => {
    await expectAnswers(folder, database, questions);
  }, 60_000);
});
