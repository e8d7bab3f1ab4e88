import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../../src/errors.ts';
import { type MeasuredDatabase, openToMeasure } from '../bench/open.ts';
import type { Play, Played } from './generator.ts';
import { type LoadOptions, readOptions, usage } from './options.ts';
import { scenes } from './scenes.ts';
import { heapMegabytes, startServer } from './server-process.ts';

const write = (text: string) => void process.stdout.write(`${text}\n`);

/** Gives the exit status: 1 where a scene failed. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === undefined) {
    write(usage);
    return 0;
  }
  const database = await openToMeasure(process.env, write);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void database.close().finally(() => process.exit(1)));
  }
  try {
    const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
    write(`${availableParallelism()} cores, ${memory}, Node ${process.versions.node}, Neo4j ${database.version}.`);
    write(`Each scene has a server of its own with a heap of ${heapMegabytes} MB.`);
    let failed = 0;
    for (const scene of options.scenes) if (!(await play(scene, database, options))) failed += 1;
    return failed === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

/** Prints what came of a scene; false where it failed, took longer than it may, or the server did not live until its end. */
async function play(
  scene: string,
  { connection, storeDirectory }: MeasuredDatabase,
  { seconds, cycles }: LoadOptions,
): Promise<boolean> {
  const server = await startServer(connection);
  let generator: ChildProcess | undefined;
  try {
    const { url, healthUrl, id: serverId } = server;
    generator = fork(join(import.meta.dirname, 'generator.ts'), {
      execArgv: ['--import', 'tsx', '--max-semi-space-size=32', '--no-allocation-site-pretenuring'],
      detached: true,
    });
    const stage = { url, healthUrl, serverId, connection, seconds, cycles };
    generator.send({ scene, stage, storeDirectory } satisfies Play);
    const lost = once(generator, 'exit').then((): [Played] => [{ failure: 'The load generator has ended.' }]);
    const died = server.ended.then((status): [Played] => [{ failure: `The server ended with ${status}.` }]);
    const mostSeconds = scenes[scene]!.mostSeconds({ seconds, cycles });
    const late: [Played] = [{ failure: `It had not ended after ${mostSeconds} s.` }];
    const tooLate = pause(mostSeconds * 1_000, late, { ref: false });
    const [played] = (await Promise.race([once(generator, 'message'), lost, died, tooLate])) as [Played];
    write(`\n${'tables' in played ? played.tables : `${scene}: ${played.failure}`}`);
    if (server.log() !== '') write(`\nThe log of the server:\n${server.log()}`);
    return 'tables' in played;
  } finally {
    if (generator !== undefined) endGroup(generator);
    await server.close();
  }
}

/** Ends the process that leads a group, and all of the group, also where the leader has ended. */
function endGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch (error) {
    // Nobody is left of it.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

try {
  process.exit(await main());
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
