import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The processes that are looked at. */
export interface Looked {
  readonly serverId: number;
  readonly generatorId: number;
  /** 0 where the database was not started here. */
  readonly databaseId: number;
}

/** What processes hold in memory, in MB; 0 for a database that was not started here. */
export interface Memory {
  readonly server: number;
  readonly generator: number;
  readonly database: number;
}

export async function memoryOf({ serverId, generatorId, databaseId }: Looked): Promise<Memory> {
  const [server, generator, database] = await Promise.all([serverId, generatorId, databaseId].map(residentMegabytes));
  return { server: server!, generator: generator!, database: database! };
}

/** What a process holds in memory. It is read where Linux tells it: to start `ps` stops the event loop for 3 ms. Throws where the process has ended. */
export async function residentMegabytes(id: number): Promise<number> {
  if (id === 0) return 0;
  const [, kilobytes] =
    process.platform === 'linux'
      ? /^VmRSS:\s*(\d+) kB$/m.exec(await readFile(`/proc/${id}/status`, 'utf8'))!
      : [undefined, (await run('ps', ['-o', 'rss=', '-p', `${id}`])).stdout];
  return Number(kilobytes) / 1_000;
}

/** What the threads of a process have used of the processors so far; 0 where the system does not tell (Linux does). */
export async function processorSeconds(id: number): Promise<number> {
  const threads = await readdir(`/proc/${id}/task`).catch(() => []);
  const times = await Promise.all(threads.map((thread) => threadTimes(Number(thread))));
  return times.reduce((sum, [ran]) => sum + ran, 0) / 1_000;
}

/** How long a thread, the main one of a process for instance, has had a processor, and how long it has waited for one, in milliseconds; on Linux alone. */
export async function threadTimes(id: number): Promise<readonly [ran: number, waited: number]> {
  const [ran = 0, waited = 0] = (await readFile(`/proc/${id}/schedstat`, 'utf8').catch(() => ''))
    .split(' ')
    .map(Number);
  return [ran / 1e6, waited / 1e6];
}
