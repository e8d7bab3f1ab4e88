import type { Server, ServerResponse } from 'node:http';
import { Server as Listener } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Place, Present } from '../../present.ts';
import type { FurtherListeners } from './further-listeners.ts';
import { handleOf, ownListener, type SendAround } from './own-listener.ts';

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

export interface ClosingOptions {
  readonly answers: OpenAnswers;
  readonly further: FurtherListeners | undefined;
  readonly drainMs: number;
  readonly graceMs: number;
  readonly backlog: number;
  /** Where the process is one of many. */
  readonly sendAround?: SendAround | undefined;
}

/**
 * Ends in order, as `Listening` says. Whoever connects while a listener is open must be accepted: the system resets the others when
 * the last one closes. The first of many processes has one, which accepts nothing: it is closed before this process accepts no more.
 */
export async function close(
  server: Server,
  { answers, further, drainMs, graceMs, backlog, sendAround }: ClosingOptions,
): Promise<void> {
  answers.closeConnections();
  const own = sendAround && (await ownListener(server, sendAround, backlog));
  if (own) void stopListening(server);
  const isLast = sendAround === undefined || (own && (await sendAround())?.areAllStopping);
  if (drainMs > 0) await pause(drainMs);
  // From now on one at most waits to be accepted, so that no more are reset by the end. The system has the others try again in a second, and
  // refuses them. Where other processes go on, they accept whatever comes.
  if (isLast) handleOf(own ?? server)?.listen(0);
  let closed: Promise<unknown> | undefined;
  await onceAllAreAccepted(server, () => {
    closed = Promise.all([further?.close(), own && stopListening(own), stopListening(server)]);
  });
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

/** A turn of the event loop that takes less leaves hardly anybody the time to connect in it. */
const SHORT_MS = 1;
/**
 * Under load few turns are short: after this, one that accepts nothing will do, and after the other any. In a second those try again whom the
 * system did not let in, all at the same time, and then it can let in several.
 */
const WAIT_FOR_SHORT_MS = 500;
const WAIT_MS = 3_000;

/**
 * Acts once two turns of the event loop have accepted nothing, the last of them a short one, directly after the listeners were looked at.
 * Two, since the first can end before it looks for connections.
 */
function onceAllAreAccepted(server: Server, act: () => void): Promise<void> {
  const begin = performance.now();
  let turn = begin;
  let idleTurns = 0;
  const notIdle = () => {
    idleTurns = 0;
  };
  server.on('connection', notIdle);
  return new Promise((resolve) => {
    const look = () => {
      const now = performance.now();
      const isShort = now - turn < SHORT_MS || turn - begin > WAIT_FOR_SHORT_MS;
      if ((idleTurns >= 2 && isShort) || now - begin > WAIT_MS) {
        act();
        server.off('connection', notIdle);
        resolve();
        return;
      }
      turn = now;
      idleTurns += 1;
      setImmediate(look);
    };
    look();
  });
}

/** Resolves when its connections are closed. An HTTP server would cut all at once that it takes for idle. */
function stopListening(server: Listener): Promise<void> {
  return new Promise((resolve) => Listener.prototype.close.call(server, () => resolve()));
}
