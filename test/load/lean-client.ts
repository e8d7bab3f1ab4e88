import { connect, type Socket } from 'node:net';
import type { Reply } from './client.ts';

/** Fifty clients have two thousand then; what is due beyond that waits here, and its time counts from when it was due. */
const mostConnections = 40;
const patienceMs = 30_000;

interface Asked {
  readonly request: Buffer;
  readonly due: number;
  readonly resolve: (reply: Reply) => void;
}

/**
 * Someone who asks small things from an address of their own, on connections that are kept. It reads of HTTP what those
 * answers need (a status and a length), and so takes a quarter of what a client that reads all of it takes of the
 * processors, which the server lacks that is measured beside it.
 */
export class LeanClient {
  readonly #url: URL;
  readonly #localAddress: string;
  readonly #requests = new Map<string, Buffer>();
  readonly #idle: Connection[] = [];
  readonly #open = new Set<Connection>();
  readonly #waiting: Asked[] = [];

  constructor(url: string, localAddress: string) {
    this.#url = new URL(url);
    this.#localAddress = localAddress;
  }

  ask(query: string, variables: object = {}, due = performance.now()): Promise<Reply> {
    return new Promise((resolve) => this.#send({ request: this.#requestOf(query, variables), due, resolve }));
  }

  close(): void {
    for (const connection of this.#open) connection.close();
  }

  #send(asked: Asked): void {
    const idle = this.#idle.pop();
    if (idle !== undefined) idle.ask(asked);
    else if (this.#open.size < mostConnections) this.#connect().ask(asked);
    else this.#waiting.push(asked);
  }

  #connect(): Connection {
    const { hostname, port } = this.#url;
    const socket = connect({ host: hostname, port: Number(port), localAddress: this.#localAddress, noDelay: true });
    const connection = new Connection(socket, {
      idle: () => {
        const next = this.#waiting.shift();
        if (next === undefined) this.#idle.push(connection);
        else connection.ask(next);
      },
      closed: () => {
        this.#open.delete(connection);
        const place = this.#idle.indexOf(connection);
        if (place >= 0) this.#idle.splice(place, 1);
        const next = this.#waiting.shift();
        if (next !== undefined) this.#send(next);
      },
    });
    this.#open.add(connection);
    return connection;
  }

  #requestOf(query: string, variables: object): Buffer {
    const body = JSON.stringify({ query, variables });
    let request = this.#requests.get(body);
    if (request === undefined) {
      const head = `POST /graphql HTTP/1.1\r\nhost: ${this.#url.host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
      request = Buffer.from(head + body);
      this.#requests.set(body, request);
    }
    return request;
  }
}

interface Owner {
  readonly idle: () => void;
  readonly closed: () => void;
}

/** One connection, with one request at a time. */
class Connection {
  readonly #socket: Socket;
  readonly #owner: Owner;
  #asked: Asked | undefined;
  #received: Buffer | undefined;
  #mustClose = false;

  constructor(socket: Socket, owner: Owner) {
    this.#socket = socket;
    this.#owner = owner;
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('timeout')));
    socket.on('data', (piece) => this.#read(piece as Buffer));
    socket.on('error', ({ message }) => this.#end(0, message));
    socket.once('close', () => {
      this.#end(0, 'closed');
      owner.closed();
    });
  }

  ask(asked: Asked): void {
    this.#asked = asked;
    this.#socket.write(asked.request);
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(piece: Buffer): void {
    const bytes = this.#received === undefined ? piece : Buffer.concat([this.#received, piece]);
    this.#received = bytes;
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = bytes.toString('latin1', 0, end).toLowerCase();
    const from = head.indexOf('content-length: ');
    if (from < 0) {
      this.#socket.destroy(new Error('an answer without a length'));
      return;
    }
    if (bytes.length < end + 4 + Number.parseInt(head.slice(from + 16, from + 26), 10)) return;
    this.#received = undefined;
    this.#mustClose = head.includes('\r\nconnection: close');
    const status = Number(head.slice(9, 12));
    // What an answer says matters only where it is no refusal.
    this.#end(status, status === 503 ? '' : bytes.toString('latin1', end + 4));
  }

  #end(status: number, text: string): void {
    const asked = this.#asked;
    if (asked === undefined) return;
    this.#asked = undefined;
    asked.resolve({ status, text, milliseconds: performance.now() - asked.due });
    if (status !== 0 && !this.#mustClose) this.#owner.idle();
  }
}
