import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from './client-address.ts';

export interface ConnectionLimits {
  /** How many may be open. */
  readonly most: number;
  /** Is told when there are more. */
  readonly onFull: (connections: number) => void;
  /** Is told when a client is kept out for what it sent. */
  readonly onKeptOut: (client: string) => void;
}

/** For a port that few ask, and that nobody needs to be told of. */
export const fewConnections: ConnectionLimits = { most: 64, onFull: () => {}, onKeptOut: () => {} };

/** So long a client is kept out. */
const KEPT_OUT_MS = 10_000;
/** Of whom it is remembered; the first are let in again before their time. */
const MOST_KEPT_OUT = 10_000;

/**
 * Bounds how many connections are open. Where there is no room, the client that has most of them loses the one that is there for
 * longest of those on which no answer is made: it is idle, or has not sent its headers. Where there is none, whoever comes is cut.
 * A client here is the other end of a connection, which may be a proxy.
 */
export class Connections {
  readonly #limits: ConnectionLimits;
  /** Those of each client, the oldest first. */
  readonly #ofClients = new Map<string, Set<Socket>>();
  #number = 0;
  /** Until when, by client. */
  readonly #keptOut = new Map<string, number>();

  constructor(server: Server, limits: ConnectionLimits) {
    this.#limits = limits;
    server.on('connection', (socket: Socket) => this.#add(socket));
  }

  /**
   * Cuts a connection for what its client has sent, with all others of that client on which no answer is made, and lets none in from
   * there for a while. What they have sent is not read then.
   */
  keepOut(socket: Socket): void {
    if (socket.destroyed) return;
    const client = clientAt(socket);
    socket.destroy();
    for (const other of this.#ofClients.get(client) ?? []) if (!isAtWork(other)) other.destroy();
    if (this.#keptOut.size >= MOST_KEPT_OUT) this.#keptOut.delete(this.#keptOut.keys().next().value!);
    this.#keptOut.set(client, performance.now() + KEPT_OUT_MS);
    this.#limits.onKeptOut(client);
  }

  #add(socket: Socket): void {
    const client = clientAt(socket);
    if (this.#keptOut.size > 0 && this.#isKeptOut(client)) {
      socket.destroy();
      return;
    }
    const own = this.#ofClients.get(client) ?? new Set();
    this.#ofClients.set(client, own);
    own.add(socket);
    this.#number += 1;
    if (this.#number > this.#limits.most) {
      this.#limits.onFull(this.#number);
      (this.#oldestIdle() ?? socket).destroy();
    }
    socket.once('close', () => {
      own.delete(socket);
      this.#number -= 1;
      if (own.size === 0 && this.#ofClients.get(client) === own) this.#ofClients.delete(client);
    });
  }

  #isKeptOut(client: string): boolean {
    const until = this.#keptOut.get(client);
    if (until === undefined) return false;
    if (until > performance.now()) return true;
    this.#keptOut.delete(client);
    return false;
  }

  #oldestIdle(): Socket | undefined {
    let most: ReadonlySet<Socket> = new Set();
    for (const own of this.#ofClients.values()) if (own.size > most.size) most = own;
    for (const socket of most) if (!socket.destroyed && !isAtWork(socket)) return socket;
    return undefined;
  }
}

const clientAt = (socket: Socket): string => networkOf(socket.remoteAddress ?? '');

/** Whether an answer is being made for it: `node:http` keeps that there. */
function isAtWork(socket: Socket): boolean {
  const { _httpMessage: message } = socket as { readonly _httpMessage?: object | null };
  return message != null;
}
