import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Health, HealthBoard } from './health-board.ts';
import { type HealthAddress, serveHealth } from './health-endpoint.ts';
import type { ThreadBegan } from './health-thread.ts';
import { addressError, nameOf } from './listen.ts';

/** Where probes are answered, and who has to tell it what. */
export interface HealthPort {
  /** Where a person on this machine opens it, as in `http://localhost:4001`. */
  readonly url: string;
  /** Takes what a process tells of itself; nothing once it has ended. */
  readonly note: (process: number, health: Health | undefined) => void;
  readonly close: () => Promise<void>;
}

/**
 * Answers probes on a port of their own: by the program `thread` in a thread of its own, whose event loop has nothing else to
 * do, or without one in this thread. Throws an OperatorError where the address is taken or not to be had.
 */
export async function openHealthPort(address: HealthAddress, thread?: string): Promise<HealthPort> {
  const urlAt = (port: number) => `http://${nameOf(address.host)}:${port}`;
  if (thread !== undefined) {
    const worker = new Worker(thread, { workerData: address, name: 'health' });
    const [began] = (await once(worker, 'message')) as [ThreadBegan];
    if ('failure' in began)
      throw addressError(Object.assign(new Error(began.failure.message), began.failure), address, 'HEALTH_PORT');
    const close = async () => void (await worker.terminate());
    return { url: urlAt(began.port), note: (_process, health) => worker.postMessage(health), close };
  }
  const board = new HealthBoard();
  try {
    const { port, close } = await serveHealth(board, address);
    const note: HealthPort['note'] = (process, health) =>
      health === undefined ? board.end(process) : board.note(process, health);
    return { url: urlAt(port), note, close };
  } catch (error) {
    throw addressError(error as NodeJS.ErrnoException, address, 'HEALTH_PORT');
  }
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
