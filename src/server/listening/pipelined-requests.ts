import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { cut } from './cut.ts';

/** Requests of one connection that may wait behind another. Browsers and proxies send none, and programs a few. */
const MOST_WAITING = 16;

/**
 * Requests whose client did not wait for the answer to the one before on the same connection. Node.js hands them over as they are read;
 * here each waits until those before it are answered. So a connection is one request at a time, whatever it sends, and where it closes,
 * nothing has begun of those that waited. A connection on which more wait is cut.
 */
export class PipelinedRequests {
  readonly #waiting = new WeakMap<Socket, number>();

  /** Calls `handle` when the answers before are out, unless the connection closes. */
  add(response: ServerResponse, socket: Socket, handle: () => void): void {
    const waiting = this.#numberOn(socket);
    if (waiting >= MOST_WAITING) {
      cut(socket);
      return;
    }
    this.#waiting.set(socket, waiting + 1);
    // It has the connection from then on.
    response.once('socket', () => {
      this.#waiting.set(socket, this.#numberOn(socket) - 1);
      // In a turn of the event loop of its own, so that others have theirs between the requests of one connection.
      setImmediate(() => {
        if (!response.destroyed) handle();
      });
    });
  }

  #numberOn(socket: Socket): number {
    return this.#waiting.get(socket) ?? 0;
  }
}
