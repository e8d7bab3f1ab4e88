import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from './errors.ts';
import type { Health } from './server/health/health-board.ts';
import type { AddedUp, ProcessNumbers } from './server/telemetry/added-up.ts';
import type { Log } from './server/telemetry/log.ts';

/** So many serving processes may end by themselves within this time before that is taken for a fault that stays, where none serves. */
const MOST_ENDED = 10;
const WITHIN_MS = 60_000;
/** A process that was replaced is not replaced again sooner than this. */
const REPLACE_MS = 500;
/** One that could not be started is tried again after this. */
const TRY_AGAIN_MS = 1_000;

/**
 * Each serving process accepts for itself, and what none has accepted waits in the system. The other way, this process would accept
 * for all, and keep whatever comes until it is taken from it: a crowd has all its files then, and nothing else of it works.
 */
cluster.schedulingPolicy = cluster.SCHED_NONE;

/**
 * They share nothing of what this process writes to, and none of them writes to standard output: each one that is started, and each that
 * ends, would have whatever they share wait again when it is full, and whoever waits in a write cannot end. What they write to standard
 * error this process reads, and writes in its turn.
 */
const STDIO = ['ignore', 'ignore', 'pipe', 'ipc'] as const;
/** A longer line of theirs is cut. */
const LONGEST_LINE = 1_000_000;
/** What a process wrote last is there when it has ended, unless it has left its standard error to another. */
const LAST_LINES_MS = 500;

/** What the processes tell each other: a serving one that it serves, and where, its numbers, and how it is; the first one that it is time to stop. */
type Message =
  | { readonly serves: string }
  | { readonly stop: true }
  | { readonly numbers: ProcessNumbers }
  | { readonly counts: ProcessNumbers }
  | { readonly health: Health };

export interface ProcessesOptions {
  readonly count: number;
  /** What they find in their environment beside that of this process. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Log;
  /** Takes what they write to standard error, in whole lines. */
  readonly writeLines: (lines: string) => void;
  /** Is told the numbers of each process. */
  readonly numbers?: AddedUp | undefined;
  /** Is told what each process tells of its health. */
  readonly onHealth?: ((process: number, health: Health | undefined) => void) | undefined;
  /** Ends the start; once all serve, `close` ends them. */
  readonly signal?: AbortSignal | undefined;
}

/** Serving processes behind one port. */
export interface Processes {
  /** Where a person on this machine opens it. */
  readonly url: string;
  /** Aborted, with the reason, when they cannot be kept running. */
  readonly lost: AbortSignal;
  /** Has each stop in order, and waits until all have ended. */
  close(): Promise<void>;
}

/**
 * Starts the program so many times, each a process that serves on the same port: this process opens it, and they accept
 * (`node:cluster`). One that ends by itself is replaced; where the system can start no other, that is
 * tried again for as long as it takes. Throws an OperatorError where one cannot be started at first, or does not come to
 * serve; why, it has written to standard error.
 */
export async function startProcesses({
  count,
  environment,
  log,
  writeLines,
  numbers,
  onHealth,
  signal,
}: ProcessesOptions): Promise<Processes> {
  cluster.setupPrimary({ stdio: [...STDIO] });
  const lost = new AbortController();
  const endedAt: number[] = [];
  /** The first ones, until each serves: where one of them ends, nothing has begun. */
  const beginning = new Set<Worker>();
  const serving = new Set<Worker>();
  /** What is still read of them, each until its end. */
  const heard = new Set<Promise<void>>();
  let isStopping = false;

  const replace = async (ended: Worker, code: number | null, signal: string | null) => {
    serving.delete(ended);
    if (isStopping || beginning.has(ended)) return;
    log.error('a serving process ended and is replaced', { process: ended.process.pid, status: signal ?? code });
    const now = performance.now();
    endedAt.push(now);
    while (endedAt[0]! < now - WITHIN_MS) endedAt.shift();
    // While the database is away none can be replaced, and those that serve still tell clients so.
    if (endedAt.length > MOST_ENDED && serving.size === 0) {
      lost.abort(
        new OperatorError(
          `More than ${MOST_ENDED} serving processes ended within ${WITHIN_MS / 1_000} s; see the log.`,
        ),
      );
      return;
    }
    await pause(REPLACE_MS);
    await startAnother();
  };

  const startAnother = async () => {
    while (!isStopping) {
      try {
        hear(await startProcess(environment));
        return;
      } catch (error) {
        log.error('a serving process cannot be started, which is tried again', { error });
      }
      await pause(TRY_AGAIN_MS);
    }
  };

  const close = async () => {
    isStopping = true;
    const running = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(
      running.map(async (worker) => {
        // One that could not be started has no end.
        if (worker.process.pid === undefined) return;
        const ended = new Promise((resolve) => worker.once('exit', resolve));
        // One that does not serve yet has nothing to end, and may not listen to what it is told.
        if (!serving.has(worker)) worker.process.kill('SIGKILL');
        else if (worker.isConnected()) worker.send({ stop: true } satisfies Message, () => {});
        if (!worker.isDead()) await ended;
      }),
    );
    await Promise.race([Promise.all(heard), pause(LAST_LINES_MS)]);
  };

  const hear = ({ process: { stderr } }: Worker) => {
    if (stderr === null) return;
    const whole = handOnLines(stderr, writeLines).finally(() => heard.delete(whole));
    heard.add(whole);
  };

  const begin = async () => {
    const worker = await startProcess(environment).catch((error: Error) => {
      throw new OperatorError(`A serving process could not be started: ${error.message}.`);
    });
    hear(worker);
    beginning.add(worker);
    if (signal?.aborted) endBeginning();
    return untilItServes(worker);
  };

  /** They have nothing to end yet. Where one of them ends before it serves, `close` ends all others. */
  const endBeginning = () => {
    for (const worker of beginning) worker.process.kill('SIGKILL');
  };

  cluster.on('message', (worker, message: Message) => {
    if ('serves' in message) {
      beginning.delete(worker);
      serving.add(worker);
    }
    if ('numbers' in message) numbers?.note(worker.id, message.numbers);
    if ('counts' in message) numbers?.noteSome(worker.id, message.counts);
    if ('health' in message) onHealth?.(worker.id, message.health);
  });
  // What a process has told before its end may be read after it.
  cluster.on('disconnect', ({ id }) => {
    numbers?.end(id);
    onHealth?.(id, undefined);
  });
  // Who does not listen, as one that hangs, would outlive this process.
  process.once('exit', () => {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGKILL');
  });
  // From now on: one that serves may end while another is still to come.
  cluster.on('exit', replace);
  signal?.addEventListener('abort', endBeginning, { once: true });
  try {
    const urls = await Promise.all(Array.from({ length: count }, begin));
    lost.signal.throwIfAborted();
    return { url: urls[0] ?? '', lost: lost.signal, close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    signal?.removeEventListener('abort', endBeginning);
  }
}

/** Rejects where the system has nothing left for another process, as files, memory or a place among all of them. */
async function startProcess(environment: Readonly<Record<string, string>>): Promise<Worker> {
  const worker = cluster.fork(environment);
  // Later errors are of messages to one that ends, and its end is noticed by itself.
  worker.on('error', () => {});
  try {
    await once(worker.process, 'spawn');
  } catch (error) {
    // Nothing else removes it: a process that never was has no end.
    delete cluster.workers?.[worker.id];
    throw error;
  }
  return worker;
}

/** Hands on what is read in whole lines, also a last one without an end. Resolves once all is read. */
export async function handOnLines(from: Readable, write: (lines: string) => void): Promise<void> {
  let begun = '';
  from.setEncoding('utf8').on('data', (text: string) => {
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) write(begun + text.slice(0, end));
    begun = end > 0 ? text.slice(end) : begun + text;
    if (begun.length <= LONGEST_LINE) return;
    write(`${begun}\n`);
    begun = '';
  });
  // Why it can be read no longer does not matter.
  await finished(from).catch(() => {});
  if (begun !== '') write(`${begun}\n`);
}

function untilItServes(worker: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message) => 'serves' in message && resolve(message.serves));
    worker.once('exit', () => reject(new OperatorError('A serving process ended before it served.')));
  });
}

/** Whether this is one of the processes that `startProcesses` has started. */
export const isServingProcess = cluster.isWorker;

/** Tells the first process that this one serves. */
export function tellThatItServes(url: string): void {
  process.send?.({ serves: url } satisfies Message);
}

const TELL_NUMBERS_MS = 250;
/** What a process has counted since it told it last is lost when it is killed. */
const TELL_COUNTS_MS = 25;

/** Tells the first process the numbers of this one, again and again, and oftener how many requests it has answered. */
export function tellNumbers(read: () => Promise<ProcessNumbers>, readCounts: () => Promise<ProcessNumbers>): void {
  const send = (message: Message, taken: () => void) => {
    if (process.connected) process.send?.(message, taken);
  };
  tellAgain(TELL_NUMBERS_MS, async () => ({ numbers: await read() }), send);
  tellAgain(TELL_COUNTS_MS, async () => ({ counts: await readCounts() }), send);
}

/**
 * Reads and sends something again and again, but not before the last was taken: what a process that hangs is told waits in the
 * memory of whoever tells it.
 */
export function tellAgain<What>(
  everyMs: number,
  read: () => Promise<What>,
  send: (what: What, taken: () => void) => void,
): void {
  let isUnderWay = false;
  const tell = async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    const taken = () => {
      isUnderWay = false;
    };
    await read()
      .then((what) => send(what, taken))
      .catch(taken);
  };
  setInterval(() => void tell(), everyMs).unref();
}

/** Tells the first process how this one is. */
export function tellHealthToFirst(health: Health): void {
  if (process.connected) process.send?.({ health } satisfies Message, () => {});
}

/**
 * Calls `stop` when the first process says so, or somebody ends this process alone. Ctrl-C reaches all processes of a
 * terminal; the first one decides what comes of it. Without the first one, this one ends at once (`node:cluster`).
 */
export function onStopFromFirst(stop: () => void): void {
  process.on('message', (message: Message) => 'stop' in message && stop());
  process.on('SIGTERM', stop);
  for (const name of ['SIGINT', 'SIGHUP'] as const) process.on(name, () => {});
}
