import type { Socket } from 'node:net';
import { networkOf } from '../http/client-address.ts';

/** What a text takes beside its letters: found by measurement. */
const TEXT_BYTES = 64;

/** What texts hold, in bytes. */
export function sizeOfTexts(texts: readonly string[]): number {
  let bytes = 0;
  for (const text of texts) bytes += TEXT_BYTES + text.length;
  return bytes;
}

/** Those of a client. */
interface OfClient {
  readonly name: string;
  readonly connections: Map<Socket, number>;
  bytes: number;
}

/** Bytes that connections hold, up to so many together: beyond that, the client with most loses the connection that holds most. */
export class HeldBytes {
  readonly #limitBytes: number;
  readonly #cut: (connection: Socket) => void;
  readonly #ofClients = new Map<string, OfClient>();
  readonly #clientOf = new WeakMap<Socket, OfClient>();
  #bytes = 0;

  constructor(limitBytes: number, cut: (connection: Socket) => void) {
    this.#limitBytes = limitBytes;
    this.#cut = cut;
  }

  /** A connection holds so many more, or fewer. What is closed holds nothing. */
  add(connection: Socket, bytes: number): void {
    if (connection.destroyed) return;
    const client = this.#clientOf.get(connection) ?? this.#begin(connection);
    client.connections.set(connection, client.connections.get(connection)! + bytes);
    client.bytes += bytes;
    this.#bytes += bytes;
    while (this.#bytes > this.#limitBytes) {
      const most = this.#connectionWithMost();
      this.#end(most);
      this.#cut(most);
    }
  }

  #begin(connection: Socket): OfClient {
    const name = networkOf(connection.remoteAddress ?? '');
    const client = this.#ofClients.get(name) ?? { name, connections: new Map<Socket, number>(), bytes: 0 };
    this.#ofClients.set(name, client);
    this.#clientOf.set(connection, client);
    client.connections.set(connection, 0);
    connection.once('close', () => this.#end(connection));
    return client;
  }

  #end(connection: Socket): void {
    const client = this.#clientOf.get(connection);
    const bytes = client?.connections.get(connection);
    if (client === undefined || bytes === undefined) return;
    this.#bytes -= bytes;
    client.bytes -= bytes;
    client.connections.delete(connection);
    if (client.connections.size === 0) this.#ofClients.delete(client.name);
  }

  #connectionWithMost(): Socket {
    const { connections } = mostOf(this.#ofClients.values(), ({ bytes }) => bytes);
    const [connection] = mostOf(connections, ([, bytes]) => bytes);
    return connection;
  }
}

/** The one that holds most; there is one. */
function mostOf<One>(all: Iterable<One>, bytesOf: (one: One) => number): One {
  let most: One | undefined;
  let bytes = Number.NEGATIVE_INFINITY;
  for (const one of all) {
    if (bytesOf(one) <= bytes) continue;
    most = one;
    bytes = bytesOf(one);
  }
  return most!;
}
