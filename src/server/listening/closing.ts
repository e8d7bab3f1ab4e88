import type { Server, ServerResponse } from 'node:http';
import { Server as Listener } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { type Place, Present } from '../../present.ts';
import type { FurtherListeners } from './further-listeners.ts';

/** The answers that are not out yet. */
export class OpenAnswers {
  readonly #open = new Present<ServerResponse>();
  #areLast = false;

  add(response: ServerResponse): Place<ServerResponse> {
    if (this.#areLast) response.setHeader('connection', 'close');
    return this.#open.add(response);
  }

  remove(place: Place<ServerResponse>): void {
    this.#open.remove(place);
  }

  /** From now on each answer is the last of its connection. */
  closeConnections(): void {
    this.#areLast = true;
    for (const response of this.#open) if (!response.headersSent) response.setHeader('connection', 'close');
  }

  /** Whether one is whole, and its client has not taken all of it yet. */
  get areUnsent(): boolean {
    for (const { writableEnded } of this.#open) if (writableEnded) return true;
    return false;
  }
}

/**
 * Accepts what has connected by now, which would be reset otherwise: until two turns of the event loop accept nothing. The first
 * turn can end before it looks for connections.
 */
export async function acceptAll(server: Server): Promise<void> {
  let idleTurns = 0;
  const notIdle = () => {
    idleTurns = 0;
  };
  server.on('connection', notIdle);
  for (let turns = 1; turns <= 1_000 && idleTurns < 2; turns += 1) {
    idleTurns += 1;
    await turn();
  }
  server.off('connection', notIdle);
}

/** Accepts no more; resolves when all connections are closed, of which those are cut that are left after so many milliseconds. */
export async function close(
  server: Server,
  further: FurtherListeners | undefined,
  answers: OpenAnswers,
  graceMs: number,
): Promise<void> {
  const closed = Promise.all([stopListening(server), further?.close()]);
  // A connection kept alive becomes idle when its answer is out, and would otherwise wait for another request. Node.js takes one for idle
  // whose answer is whole, though its client has yet to take the last of it.
  const sweep = setInterval(() => answers.areUnsent || server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
  // Ends what looks for slow requests.
  server.close();
}

/** Resolves when its connections are closed. An HTTP server would cut all at once that it takes for idle. */
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => Listener.prototype.close.call(server, () => resolve()));
}
