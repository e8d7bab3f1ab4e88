import { setMaxListeners } from 'node:events';
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '../../src/database/driver.ts';
import { brief, table } from '../bench/table.ts';
import { HonestClient } from './honest.ts';
import type { Memory } from './process-figures.ts';
import { Tally } from './tally.ts';
import { Watch } from './watch.ts';

/** What a scene plays on. */
export interface Stage {
  readonly url: string;
  /** Where it answers probes, on a port of their own. */
  readonly healthUrl: string;
  /** The process of the server. */
  readonly serverId: number;
  /** The database behind it, to look at what may be asked. */
  readonly connection: Connection;
  /** Tells the process of that database, where it is one that can be killed: it is started again. */
  readonly databaseProcess: (() => number) | undefined;
  /** How long each burden weighs on the server. */
  readonly seconds: number;
  /** How many faults there are. */
  readonly cycles: number;
}

/** Gives the tables that it prints. */
export type Scene = (stage: Stage) => Promise<string>;

/** Something that burdens the server until the signal fires; gives a tally of what it asked. */
export type Burden = (stage: Stage, end: AbortSignal) => Promise<Tally>;

const QUIET_MS = 3_000;

/** Has a burden weigh on the server while an honest client asks small things and the probes go on. */
export async function besideHonest(title: string, stage: Stage, burden: Burden, address?: string): Promise<string> {
  const honest = new HonestClient(stage.url, address);
  await honest.warm();
  const alone = honest.begin();
  await pause(QUIET_MS);
  await honest.end(alone);

  const watch = await Watch.begin(stage);
  const beside = honest.begin();
  const end = AbortSignal.timeout(stage.seconds * 1_000);
  setMaxListeners(0, end);
  const burdened = await burden(stage, end);
  const { ran, waited } = await watch.share();
  await honest.end(beside);
  const sight = await watch.end();
  honest.close();
  const rows = [
    burdened.row('burden'),
    alone.row('honest client, before'),
    beside.row('honest client'),
    sight.live.row('liveness'),
    sight.ready.row('readiness'),
    sight.liveBeside.row('liveness, own port'),
    sight.readyBeside.row('readiness, own port'),
  ];
  const thread = `The server's thread ran for ${percent(ran)} of the time, and waited for a processor for ${percent(waited)}.`;
  return [heading(title), thread, table(Tally.heading, rows), memoryTable(sight)].join('\n\n');
}

export const percent = (part: number): string => `${Math.round(part * 100)} %`;

export function heading(title: string): string {
  return `${title} (load of the machine: ${loadavg().map(brief).join(', ')})`;
}

export function memoryTable(at: Readonly<Record<'before' | 'most' | 'after', Memory>>): string {
  const cells = (who: keyof Memory) => [at.before, at.most, at.after].map((memory) => memory[who].toFixed(0));
  return table(
    ['memory in MB', 'before', 'most', 'after'],
    [
      ['server', ...cells('server')],
      ...(at.most.database > 0 ? [['Neo4j', ...cells('database')]] : []),
      ['load generator', ...cells('generator')],
    ],
  );
}

/**
 * Has so many ask one after the other until the end; `ask` is told how many were asked before. Who is refused waits before it comes back,
 * much shorter than `Retry-After` wants where nothing is said.
 */
export async function again(
  atOnce: number,
  end: AbortSignal,
  tally: Tally,
  ask: (number: number, asker: number) => ReturnType<Tally['note']> | Promise<unknown>,
  { most = Number.POSITIVE_INFINITY, pauseMs = 50 } = {},
): Promise<Tally> {
  const asker = async (index: number) => {
    while (!end.aborted && tally.offered < most) {
      const outcome = await ask(tally.offered, index);
      if (outcome !== 'served') await pause(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, index) => asker(index)));
  return tally;
}
