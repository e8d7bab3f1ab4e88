import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../../../src/errors.ts';
import { brief, table } from '../../bench/table.ts';
import { type Wire, wireTo } from '../../support/wire.ts';
import { Client, type Reply } from '../client.ts';
import { smallOperations } from '../honest.ts';
import { heading, type Scene } from '../scene.ts';
import { type ServerProcess, startServer } from '../server-process.ts';

const CYCLE_MS = 3_000;
const AT_ONCE = 64;
/** A statement may take ten seconds; whoever waits much longer than that hangs. */
const LONGEST_MS = 12_000;

/** What goes wrong in a cycle, one after the other; each is over before the cycle is. */
const faults = {
  reset: async ({ wire }: Place) => wire.cut({ closeDoor: false }),
  cut: async ({ wire }: Place) => {
    await wire.cut({ closeDoor: true });
    await pause(700);
    await wire.openDoor();
  },
  'black hole': async ({ wire }: Place) => {
    wire.hang();
    await pause(1_000);
    wire.flow();
    await wire.cut({ closeDoor: false });
  },
  'kill -9 of a process': async ({ server }: Place) => {
    const [victim] = servingProcesses(server.id);
    if (victim !== undefined) process.kill(victim, 'SIGKILL');
  },
} as const;

interface Place {
  readonly wire: Wire;
  readonly server: ServerProcess;
}

/** What nobody who means well would send; each is refused with a code. */
const hostile = [
  `{ ${'__typename '.repeat(3_000)} }`,
  `${'{ self '.repeat(300)}`,
  '{ nothing }',
  '{ events(first: 100) { nodes { documents(first: 100) { nodes { commitments(first: 100) { nodes { slug } } } } } } }',
];

/**
 * Faults of the connection and of processes, one every three seconds, while 64 ask without a pause and one in a hundred
 * means ill: no answer may be wrong, no error without a code, nobody may wait for ever, and the metrics must have counted what
 * was answered.
 */
export const faultCycles: Scene = async ({ connection }) => {
  const cycles = Number(process.env['CYCLES'] || 8);
  const wire = await wireTo(connection.uri);
  const server = await startServer(
    { ...connection, uri: wire.uri },
    { PROCESSES: '2', METRICS_PORT: '0', LOG_LEVEL: 'silent' },
  );
  const counted = new Counted();
  const end = new AbortController();
  const clients = Array.from({ length: 8 }, (_, index) => new Client(server.url, `127.0.0.${10 + index}`));
  const memory: number[] = [];
  try {
    const known = await knownAnswers(clients[0]!, counted);
    const asking = Array.from({ length: AT_ONCE }, (_, index) =>
      askOn(clients[index % 8]!, known, counted, end.signal, index),
    );
    const names = Object.keys(faults) as (keyof typeof faults)[];
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const began = performance.now();
      memory.push(memoryOfAll(server.id));
      await faults[names[cycle % names.length]!]({ wire, server });
      await pause(Math.max(0, CYCLE_MS - (performance.now() - began)));
    }
    end.abort();
    await Promise.all(asking);
    memory.push(memoryOfAll(server.id));
    // The processes tell their numbers four times a second.
    await pause(1_000);
    const told = await metricsOf(server);
    return report(cycles, counted, told, memory);
  } finally {
    end.abort();
    for (const client of clients) client.close();
    await server.close();
    await wire.end();
  }
};

/** What came of everything that was asked. */
class Counted {
  readonly statuses = new Map<number, number>();
  readonly codes = new Map<string, number>();
  readonly mistakes: string[] = [];
  /** What happened to those who have no answer. */
  readonly lost = new Map<string, number>();
  longest = 0;

  note(reply: Reply, expected: string | undefined): void {
    const { status, text, milliseconds } = reply;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    // The connection broke, as when a process dies, or was handed to it in that moment: then nothing comes.
    if (status === 0) {
      this.lost.set(text, (this.lost.get(text) ?? 0) + 1);
      return;
    }
    this.longest = Math.max(this.longest, milliseconds);
    if (milliseconds > LONGEST_MS) this.mistakes.push(`an answer took ${brief(milliseconds)} ms`);
    const code = /"code":"([A-Z]{2,}_[A-Z_]+|TIMEOUT)"/.exec(text)?.[1];
    if (code !== undefined) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    const isRight = expected === undefined ? code !== undefined : text === expected || code !== undefined;
    if (!isRight) this.mistakes.push(`${status} ${text.slice(0, 200)}`);
    if (code === 'INTERNAL_SERVER_ERROR') this.mistakes.push(text.slice(0, 300));
  }

  get answered(): number {
    return [...this.statuses].reduce((sum, [status, number]) => sum + (status === 0 ? 0 : number), 0);
  }
}

async function knownAnswers(client: Client, counted: Counted): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { query, variables } of smallOperations) {
    const reply = await client.ask(query, variables);
    if (reply.status !== 200) throw new OperatorError(`No answer before any fault: ${reply.status} ${reply.text}`);
    counted.note(reply, reply.text);
    answers.push(reply.text);
  }
  return answers;
}

async function askOn(client: Client, known: readonly string[], counted: Counted, end: AbortSignal, start: number) {
  for (let number = start * 7; !end.aborted; number += 1) {
    const isHostile = number % 100 === 99;
    const index = number % smallOperations.length;
    const { query, variables } = isHostile
      ? { query: hostile[Math.floor(number / 100) % hostile.length]!, variables: {} }
      : smallOperations[index]!;
    const reply = await client.ask(query, variables);
    counted.note(reply, isHostile ? undefined : known[index]);
    // As `Retry-After` wants, but sooner.
    if (reply.status !== 200) await pause(50);
  }
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
function memoryOfAll(first: number): number {
  const own = processes().filter(
    ({ id, parent, args }) => id === first || (parent === first && args.includes('main.js')),
  );
  return own.reduce((sum, { rss }) => sum + rss, 0) / 1_000;
}

/** Answered operations by status, as `/metrics` has them. */
async function metricsOf({ metricsUrl }: ServerProcess): Promise<ReadonlyMap<number, number>> {
  const text = await (await fetch(metricsUrl!)).text();
  const found = text.matchAll(/^seven_http_requests_total\{kind="operation",status="(\d+)"\} (\d+)$/gm);
  return new Map([...found].map(([, status, number]) => [Number(status), Number(number)]));
}

function report(
  cycles: number,
  counted: Counted,
  told: ReadonlyMap<number, number>,
  memory: readonly number[],
): string {
  const statuses = [...new Set([...counted.statuses.keys(), ...told.keys()])].sort((one, other) => one - other);
  const rows = statuses.map((status) => [
    status === 0 ? 'lost with its process' : `${status}`,
    `${counted.statuses.get(status) ?? 0}`,
    status === 0 ? '' : `${told.get(status) ?? 0}`,
  ]);
  const all = [...told.values()].reduce((sum, number) => sum + number, 0);
  const off = all / counted.answered - 1;
  const codes = [...counted.codes].map(([code, number]) => `${code} ${number}`).join(', ');
  const half = memory.slice(Math.floor(memory.length / 2));
  const lines = [
    heading(`Faults: ${cycles} cycles`),
    table(['status', 'the generator counted', '/metrics counted'], rows),
    `The metrics are off by ${(100 * off).toFixed(2)} %. Codes: ${codes}. The longest answer took ${brief(counted.longest)} ms.`,
    `Without an answer: ${[...counted.lost].map(([what, number]) => `${what} ${number}`).join(', ')}.`,
    `Memory of all processes in MB: ${memory[0]!.toFixed(0)} at first, ${Math.max(...memory).toFixed(0)} at most, ${half[0]!.toFixed(0)} in the middle, ${memory.at(-1)!.toFixed(0)} at last.`,
  ];
  if (Math.abs(off) > 0.01) counted.mistakes.push('the metrics are off by more than 1 %');
  if (counted.mistakes.length > 0) {
    throw new OperatorError(
      [...lines, `${counted.mistakes.length} mistakes:`, ...counted.mistakes.slice(0, 20)].join('\n\n'),
    );
  }
  return lines.join('\n\n');
}
