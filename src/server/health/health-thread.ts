import { parentPort, workerData } from 'node:worker_threads';
import { type Health, HealthBoard } from './health-board.ts';
import { type HealthAddress, serveHealth } from './health-endpoint.ts';

/** What the thread says once: the port on which it answers, or why it does not. */
export type ThreadBegan =
  | { readonly port: number }
  | { readonly failure: Pick<NodeJS.ErrnoException, 'code' | 'message'> };

const board = new HealthBoard();
parentPort?.on('message', (health: Health) => board.note(0, health));
try {
  const { port } = await serveHealth(board, workerData as HealthAddress);
  parentPort?.postMessage({ port } satisfies ThreadBegan);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  parentPort?.postMessage({ failure: { ...(code !== undefined && { code }), message } } satisfies ThreadBegan);
}
