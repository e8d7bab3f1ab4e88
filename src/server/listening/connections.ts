import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '../http/client-address.ts';

export interface ConnectionLimits {
  /** How many may be open. */
  readonly most: number;
  /** Is told when there are more. */
  readonly onFull: (connections: number) => void;
}

/** For a port that few ask, and that nobody needs to be told of. */
export const fewConnections: ConnectionLimits = { most: 64, onFull: () => {} };

/**
 * Bounds how many connections are open. Where there is no room, the client that has most of them loses one, or whoever comes is cut where
 * its own client has as many. First goes an idle one, or one that has not sent its headers; then one whose answer its client does not
 * take; of these the one on which nothing has happened for longest. One whose answer is being made goes only where its client has more
 * than who comes, and would have no fewer then.
 * A client here is the other end of a connection, which may be a proxy.
 */
export class Connections {
  readonly #limits: ConnectionLimits;
  /** Those of each client; the one on which nothing has happened for longest is the first. */
  readonly #ofClients = new Map<string, Set<Socket>>();
  /** The client of each that is open. */
  readonly #clients = new Map<Socket, string>();

  constructor(server: Server, limits: ConnectionLimits) {
    this.#limits = limits;
    server.on('connection', (socket: Socket) => this.#add(socket));
  }

  /** Something happens on a connection. */
  noteLife(socket: Socket): void {
    const client = this.#clients.get(socket);
    const own = client === undefined ? undefined : this.#ofClients.get(client);
    if (own?.delete(socket)) own.add(socket);
  }

  #add(socket: Socket): void {
    const client = clientAt(socket);
    if (this.#clients.size >= this.#limits.most) {
      this.#limits.onFull(this.#clients.size + 1);
      const other = this.#whoGivesWayTo(this.#ofClients.get(client) ?? noSockets);
      if (other === undefined) {
        socket.destroy();
        return;
      }
      other.destroy();
      // Its file is closed, though it tells so only later: it must not be counted among what its client has.
      this.#remove(other);
    }
    const own = this.#ofClients.get(client) ?? new Set();
    this.#ofClients.set(client, own.add(socket));
    this.#clients.set(socket, client);
    socket.once('close', () => this.#remove(socket));
    // Its client has taken what was sent.
    socket.on('drain', () => this.noteLife(socket));
  }

  #remove(socket: Socket): void {
    const client = this.#clients.get(socket);
    if (client === undefined) return;
    this.#clients.delete(socket);
    const own = this.#ofClients.get(client)!;
    own.delete(socket);
    if (own.size === 0) this.#ofClients.delete(client);
  }

  /** Undefined where nobody does. */
  #whoGivesWayTo(own: ReadonlySet<Socket>): Socket | undefined {
    let most = own.size;
    for (const { size } of this.#ofClients.values()) most = Math.max(most, size);
    let untaken: Socket | undefined;
    let newest: Socket | undefined;
    for (const sockets of own.size === most ? [own] : this.#ofClients.values()) {
      if (sockets.size < most) continue;
      for (const socket of sockets) {
        const answer = answerOn(socket);
        if (answer === undefined) return socket;
        if (untaken === undefined && isUntaken(answer, socket)) untaken = socket;
        newest = socket;
      }
    }
    // Of equals, each that comes would cut one of the other.
    return untaken ?? (most > own.size + 1 ? newest : undefined);
  }
}

const noSockets: ReadonlySet<Socket> = new Set();

const clientAt = (socket: Socket): string => networkOf(socket.remoteAddress ?? '');

/** The answer that is being made for it, or sent: `node:http` keeps that there. */
const answerOn = (socket: Socket): ServerResponse | undefined =>
  (socket as { readonly _httpMessage?: ServerResponse | null })._httpMessage ?? undefined;

const isUntaken = ({ headersSent }: ServerResponse, { writableLength }: Socket): boolean =>
  headersSent && writableLength > 0;
