import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { cut } from './cut.ts';
import type { GatheringMessage } from './gathering-message.ts';
import { HeldBytes, sizeOfTexts } from './held-bytes.ts';

/** Requests of one connection that may wait behind another. Browsers and proxies send none, and programs a few. */
const MOST_WAITING = 16;

/** What their headers may take together. Sixteen with as many headers as programs send take less. */
const MOST_HEADER_BYTES = 128_000;

/** What a request takes without its headers and its body, with its answer: found by measurement. */
const REQUEST_BYTES = 4_000;

/**
 * Requests whose client did not wait for the answer to the one before on the same connection. Node.js hands them over as they are read;
 * here each waits until those before it are answered. So a connection is one request at a time, whatever it sends, and where it closes,
 * nothing has begun of those that waited. A connection on which more wait, or with more headers, is cut. Where all hold more than so many
 * bytes, one of the client is cut that holds most.
 */
export class PipelinedRequests {
  /** With what the headers of each take. */
  readonly #waiting = new WeakMap<Socket, Map<GatheringMessage, number>>();
  readonly #held: HeldBytes;

  constructor(limitBytes: number) {
    this.#held = new HeldBytes(limitBytes, (socket) => this.#cut(socket));
  }

  /** Calls `handle` when the answers before are out, unless the connection closes. */
  add(request: GatheringMessage, response: ServerResponse, handle: () => void): void {
    const { socket } = request;
    const waiting = this.#waiting.get(socket) ?? new Map<GatheringMessage, number>();
    this.#waiting.set(socket, waiting.set(request, sizeOf(request)));
    if (waiting.size > MOST_WAITING || sum(waiting.values()) > MOST_HEADER_BYTES) {
      this.#cut(socket);
      return;
    }
    let bytes = 0;
    const hold = (more: number) => {
      bytes += more;
      this.#held.add(socket, more);
    };
    hold(waiting.get(request)!);
    request.onPiece = hold;
    // It has the connection from then on.
    response.once('socket', () => {
      waiting.delete(request);
      request.onPiece = undefined;
      this.#held.add(socket, -bytes);
      // In a turn of the event loop of its own, so that others have theirs between the requests of one connection.
      setImmediate(() => {
        if (!response.destroyed && !socket.destroyed) handle();
      });
    });
  }

  /** Until this turn of the event loop ends, Node.js keeps the requests of a connection that is closed, and it may read for seconds in one. */
  #cut(socket: Socket): void {
    cut(socket);
    for (const request of this.#waiting.get(socket)?.keys() ?? []) request.forget();
  }
}

function sum(numbers: Iterable<number>): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}

const sizeOf = ({ url = '', rawHeaders }: GatheringMessage): number =>
  REQUEST_BYTES + url.length + sizeOfTexts(rawHeaders);
