import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Looked, type Memory, memoryOf, threadTimes } from './process-figures.ts';
import { Tally } from './tally.ts';
import type { Seen, Watched } from './watching.ts';

/** Where a server is: what it serves, its probes, and its process. */
export interface Whereabouts {
  readonly url: string;
  readonly healthUrl: string;
  readonly serverId: number;
  /** Tells the process of the database, where it was started here. */
  readonly databaseProcess: (() => number) | undefined;
}

/** What was seen of a server meanwhile. */
export interface Sight {
  readonly live: Tally;
  readonly ready: Tally;
  /** At the port of the probes. */
  readonly liveBeside: Tally;
  readonly readyBeside: Tally;
  readonly before: Memory;
  readonly most: Memory;
  readonly after: Memory;
}

/** Watches a server from a process of its own: its probes, at the port that everybody asks and at theirs, and its memory. */
export class Watch {
  readonly #watching: ChildProcess;
  readonly #looked: Looked;
  readonly #before: Memory;
  readonly #began = performance.now();
  readonly #threadBefore: readonly [ran: number, waited: number];

  private constructor(
    watching: ChildProcess,
    looked: Looked,
    before: Memory,
    threadBefore: readonly [ran: number, waited: number],
  ) {
    this.#watching = watching;
    this.#looked = looked;
    this.#before = before;
    this.#threadBefore = threadBefore;
  }

  static async begin({ url, healthUrl, serverId, databaseProcess }: Whereabouts): Promise<Watch> {
    const looked = { serverId, generatorId: process.pid, databaseId: databaseProcess?.() ?? 0 };
    const before = await memoryOf(looked);
    const watching = fork(join(import.meta.dirname, 'watching.ts'), {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
    });
    watching.send({ url, healthUrl, looked } satisfies Watched);
    await once(watching, 'message');
    return new Watch(watching, looked, before, await threadTimes(serverId));
  }

  /** Parts of the time since it began in which the server's event loop ran, and waited for a processor. */
  async share(): Promise<{ readonly ran: number; readonly waited: number }> {
    const [ran, waited] = await threadTimes(this.#looked.serverId);
    const [ranBefore, waitedBefore] = this.#threadBefore;
    const time = performance.now() - this.#began;
    return { ran: (ran - ranBefore) / time, waited: (waited - waitedBefore) / time };
  }

  async end(): Promise<Sight> {
    this.#watching.send('end');
    const [{ live, ready, liveBeside, readyBeside, most }] = (await once(this.#watching, 'message')) as [Seen];
    return {
      live: Tally.from(live),
      ready: Tally.from(ready),
      liveBeside: Tally.from(liveBeside),
      readyBeside: Tally.from(readyBeside),
      before: this.#before,
      most,
      after: await memoryOf(this.#looked),
    };
  }
}
