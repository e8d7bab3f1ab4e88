import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../../src/errors.ts';
import type { Wire } from '../support/wire.ts';
import type { ServerProcess } from './server-process.ts';

/** Where something goes wrong. */
export interface Place {
  /** Between the server and the database. */
  readonly wire: Wire;
  readonly server: ServerProcess;
  /** Tells the process of the database, where it is started again after its death. */
  readonly databaseProcess: (() => number) | undefined;
  /** What all processes of the server together may hold of connections: those count that serve. */
  readonly connections: number;
  /** When a process of the server was killed, by `performance.now()`. */
  readonly killedAt: number[];
}

type Fault = (place: Place) => Promise<void>;

/** What goes wrong one after the other; each is over within a second or two. */
const often: Readonly<Record<string, Fault>> = {
  reset: ({ wire }) => wire.cut({ closeDoor: false }),
  cut: async ({ wire }) => {
    await wire.cut({ closeDoor: true });
    await pause(700);
    await wire.openDoor();
  },
  'black hole': async ({ wire }) => {
    wire.hang();
    await pause(1_000);
    wire.flow();
    await wire.cut({ closeDoor: false });
  },
  'kill -9 of a process': async (place) => {
    const { server, killedAt } = place;
    const [victim] = servingProcesses(server.id);
    // One that starts yet is no loss, and where only such are left nobody serves.
    if (victim === undefined || (await connectionsOf(server)) < place.connections) return;
    killedAt.push(performance.now());
    process.kill(victim, 'SIGKILL');
  },
};

/** What lasts longer, at these cycles of each forty. */
const seldom: Readonly<Record<number, readonly [name: string, fault: Fault]>> = {
  3: [
    'connections that vanish',
    async ({ wire, server }) => {
      wire.vanish();
      // Whoever has a statement at the moment learns of it when its time is over.
      await pause(11_000);
      await untilReady(server);
    },
  ],
  7: [
    'kill -9 of Neo4j',
    async ({ server, databaseProcess }) => {
      const killed = databaseProcess?.();
      if (killed === undefined) return;
      process.kill(killed, 'SIGKILL');
      while (databaseProcess?.() === killed) await pause(200);
      await untilReady(server);
    },
  ],
};

const names = Object.keys(often);

/** The fault of a cycle, and its name. */
export function faultOf(cycle: number): readonly [name: string, fault: Fault] {
  const name = names[cycle % names.length]!;
  return seldom[cycle % 40] ?? [name, often[name]!];
}

/** So long may it take until a database answers that was started again. */
const READY_MS = 120_000;

/** A probe may be told what the one before found: so two have to say the same. */
async function untilReady({ url }: ServerProcess): Promise<void> {
  let times = 0;
  const deadline = performance.now() + READY_MS;
  for (;;) {
    const isReady = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(10_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    times = isReady ? times + 1 : 0;
    if (times === 2) return;
    if (performance.now() > deadline) throw new OperatorError('The server is not ready two minutes after a fault.');
    await pause(500);
  }
}

/** The connections to the database that the processes which serve may hold, as `/metrics` has them. */
export async function connectionsOf({ metricsUrl }: ServerProcess): Promise<number> {
  const text = await (await fetch(metricsUrl!)).text();
  return Number(/^seven_connections_max (\d+)$/m.exec(text)?.[1] ?? 0);
}

const processes = () =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([id, parent, rss, ...args]) => ({
      id: Number(id),
      parent: Number(parent),
      rss: Number(rss),
      args: args.join(' '),
    }));

const servingProcesses = (first: number): number[] =>
  processes()
    .filter(({ parent, args }) => parent === first && args.includes('.build/main.js'))
    .map(({ id }) => id);

/** Of the first process and those that serve for it, in MB. */
export function memoryOfAll(first: number): number {
  const own = processes().filter(
    ({ id, parent, args }) => id === first || (parent === first && args.includes('main.js')),
  );
  return own.reduce((sum, { rss }) => sum + rss, 0) / 1_000;
}
