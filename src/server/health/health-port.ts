import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { addressError, nameOf } from '../listening/listen.ts';
import type { Log } from '../telemetry/log.ts';
import { type Health, HealthBoard } from './health-board.ts';
import { type HealthAddress, serveHealth } from './health-endpoint.ts';
import type { ThreadBegan } from './health-thread.ts';

/** Where probes are answered, and who has to tell it what. */
export interface HealthPort {
  /** Where a person on this machine opens it, as in `http://localhost:4001`. */
  readonly url: string;
  /** Takes what a process tells of itself; nothing once it has ended. */
  readonly note: (process: number, health: Health | undefined) => void;
  readonly close: () => Promise<void>;
}

/** A thread that answers probes. */
export interface HealthThread {
  /** The path of its program. */
  readonly program: string;
  readonly log: Log;
}

const urlAt = (host: string, port: number) => `http://${nameOf(host)}:${port}`;

/**
 * Answers probes on a port of their own: in a thread of its own, whose event loop has nothing else to do, or without one in
 * this thread. Throws an OperatorError where the address is taken or not to be had.
 */
export async function openHealthPort(address: HealthAddress, thread?: HealthThread): Promise<HealthPort> {
  if (thread !== undefined) return openInThread(address, thread);
  const board = new HealthBoard();
  try {
    const { port, close } = await serveHealth(board, address);
    const note: HealthPort['note'] = (process, health) =>
      health === undefined ? board.end(process) : board.note(process, health);
    return { url: urlAt(address.host, port), note, close };
  } catch (error) {
    throw addressError(error as NodeJS.ErrnoException, address, 'HEALTH_PORT');
  }
}

/** A thread that ended by itself is not replaced sooner than this. */
const REPLACE_MS = 500;

async function openInThread(address: HealthAddress, { program, log }: HealthThread): Promise<HealthPort> {
  let isClosed = false;
  const first = await beginThread(program, address);
  const { port } = first;
  let { worker } = first;
  // A fault of the thread would else end the whole process, which can serve without it.
  const watch = () => {
    let failure: unknown;
    worker.on('error', (error) => {
      failure = error;
    });
    worker.once('exit', () => void replace(failure));
  };
  const replace = async (failure: unknown): Promise<void> => {
    if (isClosed) return;
    log.error('the thread for probes ended and is replaced', { error: failure });
    await pause(REPLACE_MS, undefined, { ref: false });
    if (isClosed) return;
    try {
      ({ worker } = await beginThread(program, { ...address, port }));
    } catch (error) {
      return replace(error);
    }
    if (isClosed) await worker.terminate();
    else watch();
  };
  watch();
  const close = async () => {
    isClosed = true;
    await worker.terminate();
  };
  return { url: urlAt(address.host, port), note: (_process, health) => worker.postMessage(health), close };
}

async function beginThread(program: string, address: HealthAddress): Promise<{ worker: Worker; port: number }> {
  const worker = new Worker(program, { workerData: address, name: 'health' });
  const [began] = (await once(worker, 'message')) as [ThreadBegan];
  if ('port' in began) return { worker, port: began.port };
  await worker.terminate();
  throw addressError(Object.assign(new Error(began.failure.message), began.failure), address, 'HEALTH_PORT');
}

const TELL_MS = 1_000;

/** Tells every second how this process is, and at once when it stops. */
export function tellHealth(
  readiness: () => Promise<Health>,
  stopping: AbortSignal,
  tell: (health: Health) => void,
): void {
  const look = async () => tell(await readiness());
  void look();
  setInterval(() => void look(), TELL_MS).unref();
  stopping.addEventListener('abort', () => void look(), { once: true });
}
