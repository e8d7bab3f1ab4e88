import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { emptyGraph, write } from '../dataset/graph-state.ts';
import { describeWithScratchDatabase, sharedDatabase } from '../support/neo4j.ts';
import { dataStatements, importFolder } from './admin-import.ts';
import { exporting, outputFolder, readIn } from './exporting.ts';
import { difference, graphLines } from './graph-lines.ts';

describeWithScratchDatabase('what is exported and loaded again', (scratch) => {
  const facts = sharedDatabase();
  beforeEach(() => emptyGraph(scratch));

  it('is the whole graph as neo4j-admin reads it, with the script for what it leaves out', {
    timeout: 120_000,
  }, async () => {
    const folder = join(outputFolder(), 'csv');
    const [before, { nodes, relationships }] = await Promise.all([
      graphLines(facts),
      exporting(facts, { format: 'csv', output: folder }),
    ]);
    expect(nodes + relationships).toBe(before.length);
    await importFolder(scratch, folder);
    await write(scratch, ...dataStatements(readIn(folder, 'after-import.cypher')));
    expect(difference(before, await graphLines(scratch))).toEqual({ missing: [], further: [] });
  });
});
