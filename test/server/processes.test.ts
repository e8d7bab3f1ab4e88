import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { isThere, servedBy } from './processes-of.ts';
import { apiAlone, runMain, toDatabase, untilServing } from './run-main.ts';

describeWithDatabase('many processes behind one port', (database) => {
  it('all serve, one that dies is replaced, and all stop in order', { timeout: 90_000 }, async () => {
    const run = runMain({
      ...toDatabase(database),
      ...apiAlone,
      PORT: '0',
      METRICS_PORT: '0',
      HEALTH_PORT: '0',
      PROCESSES: '2',
      DRAIN_MS: '300',
      CLIENT_COST_PER_MINUTE: '1000',
    });
    await untilServing(run, 60_000);
    const address = /API: +(http:\S+)/.exec(run.output())?.[1];
    expect(run.output().match(/API:/g)).toHaveLength(1);
    const first = run.child.pid!;
    const serving = () => servedBy(first);
    await expect.poll(serving, { timeout: 5_000 }).toHaveLength(2);

    /** Over a connection of its own, so that the processes take turns. */
    const ask = async (query = '{presidency(year:2025){name}}') => {
      const response = await fetch(`${address}?query=${query}`, {
        headers: { connection: 'close' },
        signal: AbortSignal.timeout(5_000),
      });
      const left = Number(/;r=(\d+);/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
      return { ...((await response.json()) as object), left };
    };
    const right = { data: { presidency: { name: 'Canada 2025' } } };
    const left: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const answer = await ask();
      expect(answer).toMatchObject(right);
      left.push(answer.left);
    }
    // What a client spends is counted for all of them together.
    const cost = 1_000 - left[0]!;
    expect(left).toEqual([1, 2, 3, 4].map((times) => 1_000 - times * cost));
    const metrics = /Metrics: +(http:\S+)/.exec(run.output())?.[1] ?? '';
    const counted = async () => {
      const lines = (await (await fetch(metrics)).text()).split('\n');
      return lines
        .filter((line) => line.startsWith('seven_operations_total'))
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    };
    await expect.poll(counted, { timeout: 5_000 }).toBe(4);
    // What is refused at the same time takes nothing from what is left.
    const events = (alias: string) =>
      `${alias}:events(first:90){nodes{name,participants(first:90){edges{node{...on Entity{name}}}}}}`;
    const dear = (turn: number, parts: number) =>
      `{${Array.from({ length: parts }, (_, index) => events(`e${turn}${index}`)).join()}}`;
    expect((await ask(dear(0, 2))).left).toBeLessThan(700);
    const both = await Promise.all(Array.from({ length: 6 }, (_, turn) => [ask(dear(turn + 1, 6)), ask()]).flat());
    const codes = both.map((answer) => JSON.stringify(answer).match(/"code":"(\w+)"|"data"/)?.[1] ?? 'data');
    expect(codes).toEqual(Array.from({ length: 6 }, () => ['RATE_LIMITED', 'data']).flat());
    await expect.poll(counted, { timeout: 5_000 }).toBe(17);

    const health = /Health: +(http:\S+) and (http:\S+)/.exec(run.output())?.slice(1) ?? [];
    const probe = () => Promise.all(health.map(async (url) => (await fetch(url)).status));
    await expect.poll(probe, { timeout: 5_000 }).toEqual([200, 200]);

    const [victim = 0, other] = serving();
    process.kill(victim, 'SIGKILL');
    await expect.poll(() => isThere(victim), { timeout: 5_000 }).toBe(false);
    // One that serves is enough.
    expect(await probe()).toEqual([200, 200]);
    // What it has counted stays.
    expect(await counted()).toBe(17);
    // What was handed to it in the moment of its death is lost.
    await expect.poll(() => ask(), { timeout: 20_000 }).toMatchObject(right);
    await expect.poll(serving, { timeout: 20_000 }).toHaveLength(2);
    expect(serving()).toContain(other);
    expect(run.errors()).toContain(`"process":${victim},"status":"SIGKILL"`);

    // Some ask all the time while it stops: whoever is answered at all is answered right.
    const answers: unknown[] = [];
    const asking = (async () => {
      while (run.child.exitCode === null)
        await ask().then(
          (answer) => answers.push(answer),
          () => pause(10),
        );
    })();
    const last = serving();
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    await asking;
    for (const answer of answers) expect(answer).toMatchObject(right);
    expect(last.filter(isThere)).toEqual([]);
  });
});
