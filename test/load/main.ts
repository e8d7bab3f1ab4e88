import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '../../src/errors.ts';
import { type MeasuredDatabase, openToMeasure } from '../bench/open.ts';
import type { Play, Played } from './generator.ts';
import { type LoadOptions, readOptions, usage } from './options.ts';
import { heapMegabytes, startServer } from './server-process.ts';

const write = (text: string) => void process.stdout.write(`${text}\n`);

/** Gives the exit status: 1 where the server or a scene ended before its time. */
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
    write('\nOld servers beside new ones, and three at once on an empty graph: see test/server/starting.test.ts.');
    return failed === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

/** Prints what came of a scene; false where there is nothing to print, or the server did not live until its end. */
async function play(
  scene: string,
  { connection, storeDirectory }: MeasuredDatabase,
  { seconds, cycles }: LoadOptions,
): Promise<boolean> {
  const server = await startServer(connection);
  try {
    const { url, healthUrl, id: serverId } = server;
    const generator = fork(join(import.meta.dirname, 'generator.ts'), {
      execArgv: ['--import', 'tsx', '--max-semi-space-size=32', '--no-allocation-site-pretenuring'],
    });
    const stage = { url, healthUrl, serverId, connection, seconds, cycles };
    generator.send({ scene, stage, storeDirectory } satisfies Play);
    const lost = once(generator, 'exit').then((): [Played] => [{ failure: 'The load generator has ended.' }]);
    const died = server.ended.then((status): [Played] => [{ failure: `The server ended with ${status}.` }]);
    const [played] = (await Promise.race([once(generator, 'message'), lost, died])) as [Played];
    generator.kill();
    write(`\n${'tables' in played ? played.tables : `${scene}: ${played.failure}`}`);
    if (server.log() !== '') write(`\nThe log of the server:\n${server.log()}`);
    return 'tables' in played;
  } finally {
    await server.close();
  }
}

try {
  process.exit(await main());
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
