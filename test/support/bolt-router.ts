import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/** What a router tells a driver. */
export interface RoutingTable {
  readonly routers: readonly string[];
  readonly readers: readonly string[];
  readonly writers: readonly string[];
}

/**
 * A member of a cluster, as a driver sees one: it answers what it is asked for routes by itself, in the Bolt protocol, and
 * hands everything else to a Neo4j that stands alone.
 */
export interface Member {
  readonly address: string;
  /** Messages that were handed on, by their signature: 0x10 is RUN, 0x11 BEGIN. */
  readonly asked: (signature: number) => number;
  /** Ends every connection, and takes no new ones. */
  cut(): Promise<void>;
  /** Takes connections again, at the same address. */
  restore(): Promise<void>;
}

/** Starts a member on a port of this machine; `table` is what it tells of the cluster at the moment. */
export async function startMember(uri: string, table: () => RoutingTable): Promise<Member> {
  const { hostname, port } = new URL(uri);
  const sockets = new Set<Socket>();
  const asked = new Map<number, number>();
  const server: Server = createServer((near) => {
    const far = dial(Number(port), hostname);
    const messages = new Messages();
    near.on('data', (piece) => {
      for (const { bytes, signature } of messages.add(piece)) {
        if (signature !== undefined) asked.set(signature, (asked.get(signature) ?? 0) + 1);
        if (signature === ROUTE) near.write(chunked(succeeded(table())));
        else far.write(bytes);
      }
    });
    far.on('data', (piece) => {
      messages.hear(piece);
      near.write(piece);
    });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const open = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await open(0);
  const own = (server.address() as { port: number }).port;
  return {
    address: `127.0.0.1:${own}`,
    asked: (signature) => asked.get(signature) ?? 0,
    cut: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.resetAndDestroy();
      await closed;
    },
    restore: () => open(own),
  };
}

const ROUTE = 0x66;
const MANIFEST = 0x000001ff;

interface Message {
  readonly bytes: Buffer;
  /** Undefined for the handshake. */
  readonly signature: number | undefined;
}

/** Cuts what a driver sends into messages: the handshake, and behind it chunks with their length that end with an empty one. */
class Messages {
  #left = Buffer.alloc(0);
  #state: 'offer' | 'choice' | 'messages' = 'offer';
  #isManifest: boolean | undefined;

  /** Hears what the database says first: whether the driver is to choose among its versions. */
  hear(piece: Buffer): void {
    this.#isManifest ??= piece.readUInt32BE(0) === MANIFEST;
  }

  add(piece: Buffer): Message[] {
    this.#left = Buffer.concat([this.#left, piece]);
    const found: Message[] = [];
    for (;;) {
      const length = this.#lengthOfNext();
      if (length === undefined) return found;
      const bytes = this.#left.subarray(0, length);
      this.#left = this.#left.subarray(length);
      found.push({ bytes, signature: this.#state === 'messages' ? bytes[3] : undefined });
      if (this.#state === 'offer') this.#state = 'choice';
      else if (this.#state === 'choice') this.#state = 'messages';
    }
  }

  #lengthOfNext(): number | undefined {
    if (this.#left.length === 0) return undefined;
    if (this.#state === 'offer') return this.#left.length < 20 ? undefined : 20;
    if (this.#state === 'choice') {
      if (this.#isManifest) return this.#left.length < 5 ? undefined : 5;
      this.#state = 'messages';
    }
    let at = 0;
    while (this.#left.length >= at + 2) {
      const size = this.#left.readUInt16BE(at);
      at += 2 + size;
      if (size === 0) return at;
    }
    return undefined;
  }
}

function chunked(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message, Buffer.alloc(2)]);
}

/** SUCCESS with a routing table that is good for a second. */
function succeeded({ routers, readers, writers }: RoutingTable): Buffer {
  const servers = [
    { role: 'ROUTE', addresses: routers },
    { role: 'READ', addresses: readers },
    { role: 'WRITE', addresses: writers },
  ];
  return Buffer.concat([Buffer.from([0xb1, 0x70]), packed({ rt: { ttl: 1, db: 'neo4j', servers } })]);
}

type Packable = number | string | readonly Packable[] | { readonly [key: string]: Packable };

/** A small value as PackStream writes it. */
function packed(value: Packable): Buffer {
  if (typeof value === 'number') return Buffer.from([value]);
  if (typeof value === 'string') return Buffer.concat([Buffer.from([0xd0, value.length]), Buffer.from(value, 'ascii')]);
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([0x90 + value.length]), ...value.map(packed)]);
  const entries = Object.entries(value);
  return Buffer.concat([Buffer.from([0xa0 + entries.length]), ...entries.flat().map(packed)]);
}
