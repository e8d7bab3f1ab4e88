import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/database/open.ts';
import { runProgram } from '../../src/database/program.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { readDataset } from '../../src/dataset/read.ts';
import { factsFolder } from '../dataset/small-facts.ts';
import { describeWithEngine } from './provided.ts';

const minute = 60_000;

describeWithEngine('the Neo4j of tests in a container', (engine) => {
  const containers = async () => {
    const label = 'label=org.testcontainers=true';
    const { lines } = await runProgram('docker', ['ps', '--all', '--quiet', '--filter', label], {
      environment: engine,
    });
    return lines.length;
  };

  it('starts, takes facts, answers, and is gone at the end', async () => {
    Object.assign(process.env, engine);
    const lines: string[] = [];
    const database = await openDatabase({
      environment: { PATH: process.env['PATH'] },
      purpose: 'test',
      report: (line) => lines.push(line),
    });
    try {
      expect(database.way).toBe('docker');
      expect(lines.join('\n')).toContain('Starting Neo4j in a test container');
      const { driver, databaseName } = database;
      const dataset = await readDataset(factsFolder());
      await loadDataset({ driver, databaseName, dataset, report: () => {} });
      const { records } = await driver.executeQuery('MATCH (n:Summit) RETURN n.slug AS slug');
      expect(records.map((record) => record.get('slug'))).toEqual(['summit-2020']);
    } finally {
      await database.close();
    }
    // The reaper is left, and ends after this process.
    expect(await containers()).toBe(1);
  });

  it('is gone when the process that started it is killed', async () => {
    const before = await containers();
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/containers/open-test-container.ts'], {
      env: { ...process.env, ...engine },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    expect(first.toString()).toBe('OPEN docker\n');
    expect(await containers()).toBeGreaterThan(before);
    child.kill('SIGKILL');
    await expect.poll(containers, { timeout: minute, interval: 500 }).toBe(before);
  });
});
