import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Client } from './client.ts';
import { Tally } from './tally.ts';

const run = promisify(execFile);

/** Where a server is: what it serves, its probes, and its process. */
export interface Whereabouts {
  readonly url: string;
  readonly healthUrl: string;
  readonly serverId: number;
  /** Tells the process of the database, where it was started here. */
  readonly databaseProcess: (() => number) | undefined;
}

/** What processes hold in memory, in MB; 0 for a database that was not started here. */
export interface Memory {
  readonly server: number;
  readonly generator: number;
  readonly database: number;
}

export async function memoryOf({
  serverId,
  databaseProcess,
}: Pick<Whereabouts, 'serverId' | 'databaseProcess'>): Promise<Memory> {
  const of = async (id: number) => Number((await run('ps', ['-o', 'rss=', '-p', `${id}`])).stdout) / 1_000;
  const database = databaseProcess === undefined ? 0 : of(databaseProcess());
  const [server, generator] = await Promise.all([of(serverId), of(process.pid)]);
  return { server, generator, database: await database };
}

/** What the threads of a process have used of the processors so far; 0 where the system does not tell (Linux does). */
export async function processorSeconds(id: number): Promise<number> {
  const threads = await readdir(`/proc/${id}/task`).catch(() => []);
  const times = await Promise.all(threads.map((thread) => threadTimes(Number(thread))));
  return times.reduce((sum, [ran]) => sum + ran, 0) / 1_000;
}

/** How long a thread, the main one of a process for instance, has had a processor, and how long it has waited for one, in milliseconds; on Linux alone. */
async function threadTimes(id: number): Promise<readonly [ran: number, waited: number]> {
  const [ran = 0, waited = 0] = (await readFile(`/proc/${id}/schedstat`, 'utf8').catch(() => ''))
    .split(' ')
    .map(Number);
  return [ran / 1e6, waited / 1e6];
}

const PROBE_MS = 100;
const MEMORY_MS = 250;

/**
 * Probes liveness and readiness ten times a second, each time over a new connection as an orchestrator does, at the port that
 * everybody asks and at that of the probes, and looks at the memory.
 */
export class Watch {
  readonly live = new Tally();
  readonly ready = new Tally();
  /** At the port of the probes. */
  readonly liveBeside = new Tally();
  readonly readyBeside = new Tally();
  readonly #timers: NodeJS.Timeout[];
  readonly #probes: readonly [Client, Client];
  readonly #serverId: number;
  readonly #began = performance.now();
  readonly #threadBefore: ReturnType<typeof threadTimes>;
  most: Memory = { server: 0, generator: 0, database: 0 };

  constructor(whereabouts: Whereabouts) {
    const { url, healthUrl, serverId } = whereabouts;
    this.#serverId = serverId;
    this.#threadBefore = threadTimes(serverId);
    const [there, beside] = [url, healthUrl].map((at) => new Client(at, '127.0.0.1', false)) as [Client, Client];
    this.#probes = [there, beside];
    const probe = () => {
      void this.live.note(there.get('/health/live'));
      void this.ready.note(there.get('/health/ready'));
      void this.liveBeside.note(beside.get('/health/live'));
      void this.readyBeside.note(beside.get('/health/ready'));
    };
    const look = async () => {
      const { server, generator, database } = await memoryOf(whereabouts);
      this.most = {
        server: Math.max(server, this.most.server),
        generator: Math.max(generator, this.most.generator),
        database: Math.max(database, this.most.database),
      };
    };
    this.#timers = [
      setInterval(probe, PROBE_MS),
      // The process may have ended: the probes tell.
      setInterval(() => void look().catch(() => {}), MEMORY_MS),
    ];
  }

  /** Parts of the time since it began in which the server's event loop ran, and waited for a processor. */
  async share(): Promise<{ readonly ran: number; readonly waited: number }> {
    const [ran, waited] = await threadTimes(this.#serverId);
    const [ranBefore, waitedBefore] = await this.#threadBefore;
    const time = performance.now() - this.#began;
    return { ran: (ran - ranBefore) / time, waited: (waited - waitedBefore) / time };
  }

  async end(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([this.live, this.ready, this.liveBeside, this.readyBeside].map((tally) => tally.settled()));
    for (const probe of this.#probes) probe.close();
  }
}
