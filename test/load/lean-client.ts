import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { mostConnections, type Reply } from './client.ts';
import type { Question } from './honest.ts';

const patienceMs = 30_000;

type OnReply = (reply: Reply) => void;

interface Asked {
  readonly request: Buffer;
  readonly due: number;
  readonly onReply: OnReply;
}

/**
 * Someone who asks small things from an address of their own, on connections that are kept. It reads of HTTP what those
 * answers need (a status and a length), and so takes a quarter of what a client that reads all of it takes of the
 * processors, which the server lacks that is measured beside it.
 */
export class LeanClient {
  readonly #url: URL;
  readonly #localAddress: string;
  readonly #requests = new Map<Question, Buffer>();
  readonly #idle: Connection[] = [];
  readonly #open = new Set<Connection>();
  readonly #waiting: Asked[] = [];

  constructor(url: string, localAddress: string) {
    this.#url = new URL(url);
    this.#localAddress = localAddress;
  }

  /** Its time counts from when it was due. It calls back, since a promise for each lives long enough to become old for V8. */
  ask(question: Question, due: number, onReply: OnReply): void {
    this.#send({ request: this.#requestOf(question), due, onReply });
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
    const address = { host: hostname, port: Number(port), localAddress: this.#localAddress };
    const connection = new Connection(address, {
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

  #requestOf(question: Question): Buffer {
    let request = this.#requests.get(question);
    if (request === undefined) {
      const body = JSON.stringify({ query: question.query, variables: question.variables });
      const head = `POST /graphql HTTP/1.1\r\nhost: ${this.#url.host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
      request = Buffer.from(head + body);
      this.#requests.set(question, request);
    }
    return request;
  }
}

/** All connections read into it, one at a time: a buffer for each piece would have to be had and given back. */
const readInto = Buffer.alloc(64 * 1_024);

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

  constructor(address: NetConnectOpts, owner: Owner) {
    this.#owner = owner;
    const onread = {
      buffer: readInto,
      callback: (length: number) => {
        this.#read(readInto.subarray(0, length));
        return true;
      },
    };
    const socket = connect({ ...address, noDelay: true, onread });
    this.#socket = socket;
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('timeout')));
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
    const end = bytes.indexOf('\r\n\r\n');
    const head = bytes.toString('latin1', 0, Math.max(end, 0)).toLowerCase();
    const from = head.indexOf('content-length: ');
    if (end >= 0 && from < 0) {
      this.#socket.destroy(new Error('an answer without a length'));
      return;
    }
    if (end < 0 || bytes.length < end + 4 + Number.parseInt(head.slice(from + 16, from + 26), 10)) {
      this.#received = this.#received === undefined ? Buffer.from(bytes) : bytes;
      return;
    }
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
    asked.onReply({ status, text, milliseconds: performance.now() - asked.due });
    if (status !== 0 && !this.#mustClose) this.#owner.idle();
  }
}
