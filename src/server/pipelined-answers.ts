import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests of one connection that may wait behind another. Browsers and proxies send none, and programs a few. */
const MOST_WAITING = 16;

/**
 * Answers that wait behind others on their connection, since its client asked again without waiting. When a connection closes,
 * Node.js tells that to the first of its answers alone: whatever waits for the end of the others, and what they hold, would stay.
 */
export class PipelinedAnswers {
  readonly #waiting = new WeakMap<Socket, Set<ServerResponse>>();

  /** Closes the answer when the connection closes, if it waits then. False where too many do. */
  add(response: ServerResponse, socket: Socket): boolean {
    const waiting = this.#waiting.get(socket) ?? this.#begin(socket);
    if (waiting.size >= MOST_WAITING) return false;
    waiting.add(response);
    response.once('close', () => waiting.delete(response));
    // It may have been read together with what had the connection cut.
    if (socket.closed) setImmediate(close, response);
    return true;
  }

  #begin(socket: Socket): Set<ServerResponse> {
    const waiting = new Set<ServerResponse>();
    this.#waiting.set(socket, waiting);
    socket.once('close', () => {
      for (const response of waiting) close(response);
    });
    return waiting;
  }
}

/** One that has its connection, or is out, is closed by Node.js. */
function close(response: ServerResponse): void {
  if (response.socket !== null || response.writableFinished || response.closed) return;
  response.destroy();
  response.emit('close');
}
