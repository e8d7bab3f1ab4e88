import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { lastingBytes } from './lasting-bytes.ts';
import type { MadeAnswer } from './made-answer.ts';

/** A client that takes this much shows that it still reads. */
const PIECE_BYTES = 65_536;

/** Who took a piece within this time still reads, however slow its link is. */
const READS_MS = 5_000;

interface Unsent {
  readonly response: ServerResponse;
  readonly client: string;
  /** What it holds, which is the whole until the last of it is taken; of bytes that stay in memory anyway, a piece for the system. */
  readonly bytes: number;
  readonly beganAt: number;
  /** When its client last took a piece that had to wait for that; what the system takes at once, no client has taken. */
  tookAt: number;
}

/** Those of a client. */
interface OfClient {
  readonly unsent: Set<Unsent>;
  bytes: number;
}

/**
 * Sends answers, and bounds what all those hold together that clients have not taken yet. Where it is too much, one is cut of which
 * nothing was taken for some seconds, where there is any: of the client that holds most. So a crowd that does not read ends no reader
 * on a slow link. Else the client that holds most loses one, first of those of which it has taken nothing lately.
 */
export class UnsentAnswers {
  readonly #limitBytes: number;
  readonly #onCut: (bytes: number) => void;
  readonly #ofClients = new Map<string, OfClient>();
  #bytes = 0;

  constructor(limitBytes: number, onCut: (bytes: number) => void) {
    this.#limitBytes = limitBytes;
    this.#onCut = onCut;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Resolves when all is handed to the network, or the client is gone. */
  async send(made: MadeAnswer, response: ServerResponse, client: string): Promise<void> {
    const { status, headers, body, byteLength = lengthOf(body) } = made;
    if (response.destroyed) return;
    if (byteLength === 0) {
      response.statusCode = status;
      for (const [name, value] of headers) response.setHeader(name, value);
      response.end();
      return;
    }
    // One after the other: Node.js reads them quicker than it takes them one by one.
    const lines: string[] = [];
    for (const [name, value] of headers) lines.push(name, value);
    lines.push('content-length', String(byteLength));
    response.writeHead(status, lines);
    const isSmall = byteLength <= PIECE_BYTES;
    if (isSmall) {
      response.end(body);
      if (response.writableLength === 0) return;
    }
    const bytes = staysAnyway(body) ? Math.min(byteLength, PIECE_BYTES) : byteLength;
    const unsent: Unsent = { response, client, bytes, beganAt: performance.now(), tookAt: Number.NEGATIVE_INFINITY };
    this.#add(unsent);
    try {
      if (!isSmall) await sendInPieces(typeof body === 'string' ? Buffer.from(body) : body, unsent);
      if (!response.writableFinished && !response.destroyed)
        await Promise.race([once(response, 'finish'), gone(response)]);
    } finally {
      this.#remove(unsent);
    }
  }

  #add(unsent: Unsent): void {
    const own = this.#ofClients.get(unsent.client) ?? { unsent: new Set(), bytes: 0 };
    this.#ofClients.set(unsent.client, own);
    own.unsent.add(unsent);
    own.bytes += unsent.bytes;
    this.#bytes += unsent.bytes;
    while (this.#bytes > this.#limitBytes) this.#cut(this.#worst(unsent));
  }

  #cut(unsent: Unsent): void {
    this.#remove(unsent);
    this.#onCut(unsent.bytes);
    // Its request may have no connection any more.
    unsent.response.destroy();
  }

  #remove(unsent: Unsent): void {
    const own = this.#ofClients.get(unsent.client);
    if (!own?.unsent.delete(unsent)) return;
    own.bytes -= unsent.bytes;
    this.#bytes -= unsent.bytes;
    if (own.unsent.size === 0) this.#ofClients.delete(unsent.client);
  }

  /** The newest had no time yet, so it is the last to go. */
  #worst(newest: Unsent): Unsent {
    let worst = newest;
    let rank: readonly number[] = [];
    for (const own of this.#ofClients.values()) {
      for (const unsent of own.unsent) {
        const other = unsent === newest ? [] : rankOf(unsent, own.bytes);
        if (!isHigher(other, rank)) continue;
        worst = unsent;
        rank = other;
      }
    }
    return worst;
  }
}

/** How soon it should go, what counts most first. */
function rankOf({ beganAt, tookAt }: Unsent, bytesOfClient: number): readonly number[] {
  const now = performance.now();
  const idleMs = now - Math.max(beganAt, tookAt);
  return [Number(idleMs >= READS_MS), bytesOfClient, Number(now - tookAt >= READS_MS), idleMs];
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  for (const [index, part] of one.entries()) {
    const beside = other[index];
    if (part !== beside) return beside === undefined || part > beside;
  }
  return false;
}

async function sendInPieces(bytes: Uint8Array, unsent: Unsent): Promise<void> {
  const { response } = unsent;
  const isGone = gone(response);
  for (let start = 0; start < bytes.byteLength && !response.destroyed; start += PIECE_BYTES) {
    const hasRoom = response.write(bytes.subarray(start, start + PIECE_BYTES));
    if (hasRoom) continue;
    await endOfTick();
    if (response.writableLength === 0) continue;
    await Promise.race([once(response, 'drain'), isGone]);
    unsent.tookAt = performance.now();
  }
  response.end();
}

/** Then Node.js has handed on what was written, and knows whether the system took it at once. */
const endOfTick = () => new Promise<void>((resolve) => process.nextTick(resolve));

const staysAnyway = (body: MadeAnswer['body']): boolean => typeof body !== 'string' && lastingBytes.has(body);

const lengthOf = (body: MadeAnswer['body']): number =>
  typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;

const gone = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => response.once('close', () => resolve()));
