import { expect, it } from 'vitest';
import { single, write } from '../dataset/graph-state.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { type Run, runMain, toDatabase, untilServing } from './run-main.ts';

describeWithScratchDatabase('processes that start at the address of an empty Neo4j', (database) => {
  const start = () => runMain({ ...toDatabase(database), PORT: '0' });
  const addressOf = ({ output }: Run) => /API: +(http:\S+)/.exec(output())?.[1] ?? '';
  const expectToServe = async (run: Run) => {
    const response = await fetch(`${addressOf(run)}?query={presidency(year:2025){name}}`);
    expect(await response.json()).toMatchObject({ data: { presidency: { name: 'Canada 2025' } } });
    expect((await fetch(new URL('/health/ready', addressOf(run)))).status).toBe(200);
  };

  it('all serve: one loads, the others wait for it', { timeout: 180_000 }, async () => {
    const runs = [start(), start(), start()];
    await Promise.all(runs.map((run) => untilServing(run, 150_000)));
    for (const run of runs) await expectToServe(run);
    const created = runs.filter(({ output }) => /^Nodes: [1-9]\d* created/m.test(output()));
    expect(created).toHaveLength(1);
    expect(runs.map(({ errors }) => errors())).toEqual(['', '', '']);
    const entities = await single(database, 'MATCH (n:Entity) RETURN count(n)');
    expect(await single(database, 'MATCH (n:Entity) RETURN count(DISTINCT n.slug)')).toBe(entities);
  });

  it('leave the facts of newer ones alone', { timeout: 60_000 }, async () => {
    // What a newer process leaves behind when it loads.
    await write(
      database,
      `MATCH (m:DatasetManifest) SET m.history = m.history + 'newer'
       WITH 1 AS done MATCH (d:Dataset) SET d.version = 'of-newer', d.inputs = 'newer'`,
      "MATCH (p {slug: 'presidency-2025'}) SET p.name = 'Canada 2025', p.note = 'Changed by newer facts.'",
    );
    const run = start();
    await untilServing(run);
    expect(run.output()).toMatch(/holds version of-newer .* it stays\. To go back: npm run load\.$/m);
    await expectToServe(run);
    expect(await single(database, "MATCH (p {slug: 'presidency-2025'}) RETURN p.note")).toBe('Changed by newer facts.');
  });

  it('are ready only once there are facts', { timeout: 60_000 }, async () => {
    await write(database, 'MATCH (d:Dataset) SET d:Away REMOVE d:Dataset');
    const run = runMain({ ...toDatabase(database), PORT: '0', LOAD_FACTS: 'never' });
    await untilServing(run);
    expect(run.output()).toContain("There are no facts in the graph yet, and LOAD_FACTS is 'never'.");
    const ready = async () => (await fetch(new URL('/health/ready', addressOf(run)))).status;
    expect(await ready()).toBe(503);
    await write(database, 'MATCH (d:Away) SET d:Dataset REMOVE d:Away');
    expect(await ready()).toBe(200);
  });
});
