import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '../http/client-address.ts';

export interface ConnectionLimits {
  /** How many may be open. */
  readonly most: number;
  /** Clients that have so many or fewer count as equal; the default is 8, as a browser has. */
  readonly ofEquals?: number;
  /** Is told when there are more. */
  readonly onFull: (connections: number) => void;
}

/** For a port that few ask, and that nobody needs to be told of. */
export const fewConnections: ConnectionLimits = { most: 64, onFull: () => {} };

/**
 * Bounds how many connections are open. Where there is no room, the client that has most of them loses one, or whoever comes is cut where
 * its own client has as many. Clients with a few count as equal: of all of them one goes. First goes an idle one, or one that has
 * not sent its headers; then one whose answer its client does not take; of these the one on which nothing has happened for longest. One
 * whose answer is being made goes only where its client has more than who comes, and would have no fewer then.
 * A client here is the other end of a connection, which may be a proxy.
 */
export class Connections {
  readonly #limits: ConnectionLimits;
  readonly #ofEquals: number;
  /** The client of each that is open; the one on which nothing has happened for longest is the first. */
  readonly #clients = new Map<Socket, string>();
  /** How many each client has. */
  readonly #numbers = new Map<string, number>();

  constructor(server: Server, limits: ConnectionLimits) {
    this.#limits = limits;
    this.#ofEquals = limits.ofEquals ?? 8;
    server.on('connection', (socket: Socket) => this.#add(socket));
  }

  /** Something happens on a connection. */
  noteLife(socket: Socket): void {
    const client = this.#clients.get(socket);
    if (client === undefined) return;
    this.#clients.delete(socket);
    this.#clients.set(socket, client);
  }

  #add(socket: Socket): void {
    const client = clientAt(socket);
    if (this.#clients.size >= this.#limits.most) {
      this.#limits.onFull(this.#clients.size + 1);
      const other = this.#whoGivesWayTo(client);
      if (other === undefined) {
        socket.destroy();
        return;
      }
      other.destroy();
      // Its file is closed, though it tells so only later: it must not be counted among what its client has.
      this.#remove(other);
    }
    this.#clients.set(socket, client);
    this.#numbers.set(client, this.#numberOf(client) + 1);
    socket.once('close', () => this.#remove(socket));
    // Its client has taken what was sent.
    socket.on('drain', () => this.noteLife(socket));
  }

  #remove(socket: Socket): void {
    const client = this.#clients.get(socket);
    if (client === undefined) return;
    this.#clients.delete(socket);
    const left = this.#numberOf(client) - 1;
    if (left > 0) this.#numbers.set(client, left);
    else this.#numbers.delete(client);
  }

  #numberOf(client: string): number {
    return this.#numbers.get(client) ?? 0;
  }

  /** Undefined where nobody does. */
  #whoGivesWayTo(client: string): Socket | undefined {
    const own = this.#numberOf(client);
    let most = this.#ofEquals;
    for (const number of this.#numbers.values()) most = Math.max(most, number);
    const givesWay = (other: string) => {
      if (most <= this.#ofEquals) return true;
      return own === most ? other === client : this.#numberOf(other) === most;
    };
    let untaken: Socket | undefined;
    let newest: Socket | undefined;
    for (const [socket, other] of this.#clients) {
      if (!givesWay(other)) continue;
      const answer = answerOn(socket);
      if (answer === undefined) return socket;
      if (untaken === undefined && isUntaken(answer, socket)) untaken = socket;
      // Of clients with as many, each that comes would cut one of the other.
      if (this.#numberOf(other) > own + 1) newest = socket;
    }
    return untaken ?? newest;
  }
}

const clientAt = (socket: Socket): string => networkOf(socket.remoteAddress ?? '');

/** The answer that is being made for it, or sent: `node:http` keeps that there. */
const answerOn = (socket: Socket): ServerResponse | undefined =>
  (socket as { readonly _httpMessage?: ServerResponse | null })._httpMessage ?? undefined;

const isUntaken = ({ headersSent }: ServerResponse, { writableLength }: Socket): boolean =>
  headersSent && writableLength > 0;
