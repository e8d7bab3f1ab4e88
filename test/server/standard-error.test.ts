import { once } from 'node:events';
import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { apiAlone, node, runMain, toDatabase, untilServing } from './run-main.ts';

/** Does something some times, at most so many at once. */
async function inTurn(atOnce: number, times: number, ask: (time: number) => Promise<void>): Promise<void> {
  let next = 0;
  const go = async () => {
    while (next < times) await ask(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, go));
}

describeWithDatabase('the program whose standard error cannot be written', (database) => {
  it.each([
    ['is closed', '2>&-'],
    ['is a full disk', '2>/dev/full'],
  ])('answers as ever where standard error %s', async (_name, redirection) => {
    const command = `exec ${node.map((part) => `'${part}'`).join(' ')} ${redirection}`;
    // At this level it writes all the time.
    const run = runMain({ ...toDatabase(database), ...apiAlone, PORT: '0', LOG_LEVEL: 'debug' }, ['sh', '-c', command]);
    await untilServing(run);
    const address = /API: +(http:\S+)/.exec(run.output())?.[1];
    for (let time = 0; time < 20; time += 1) {
      const response = await fetch(`${address}?query={presidency(year:${2000 + time}){name}}`);
      expect(response.status).toBe(200);
    }
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  });

  it.each([
    ['a pipe', '1'],
    ['a pipe', '2'],
    ['a socket', '1'],
    ['a socket', '2'],
  ])(
    'stops in order where standard error is %s that nobody reads any more, with PROCESSES=%s',
    async (what, processes) => {
      const settings = { ...toDatabase(database), ...apiAlone, PORT: '0', PROCESSES: processes, LOG_LEVEL: 'debug' };
      // A pipe in the shell; those of Node.js are sockets.
      const command = `exec ${node.map((part) => `'${part}'`).join(' ')} 2> >(exec sleep 60 >/dev/null 2>&1)`;
      const run = runMain(settings, what === 'a pipe' ? ['bash', '-c', command] : node);
      await untilServing(run);
      run.child.stderr?.pause();
      const address = /API: +(http:\S+)/.exec(run.output())?.[1];
      // More than it holds, 64 kB or some hundred. Each answer has some lines, and the log repeats the names of operations.
      const name = 'n'.repeat(190);
      await inTurn(4, what === 'a pipe' ? 250 : 700, async (time) => {
        const response = await fetch(`${address}?query=query ${name}{presidency(year:${1000 + time}){name}}`);
        expect([response.status, await response.text()]).toEqual([200, expect.anything()]);
      });
      const closed = once(run.child, 'exit');
      run.child.kill('SIGTERM');
      expect(await closed).toEqual([0, null]);
    },
    60_000,
  );
});
