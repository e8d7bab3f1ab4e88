import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { MadeAnswer } from './made-answer.ts';

/** A client that takes this much shows that it still reads. */
const PIECE_BYTES = 65_536;

interface Unsent {
  readonly response: ServerResponse;
  readonly bytes: number;
  /** When the client last took a piece. */
  progressAt: number;
}

/**
 * Sends answers, and bounds what all those hold together that clients have not taken yet. Where it is too much, the
 * clients are cut that took nothing for longest.
 */
export class UnsentAnswers {
  readonly #limitBytes: number;
  readonly #onCut: (bytes: number) => void;
  readonly #unsent = new Set<Unsent>();
  #bytes = 0;

  constructor(limitBytes: number, onCut: (bytes: number) => void) {
    this.#limitBytes = limitBytes;
    this.#onCut = onCut;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Resolves when all is handed to the network, or the client is gone. */
  async send(
    { status, headers, body, byteLength = lengthOf(body) }: MadeAnswer,
    response: ServerResponse,
  ): Promise<void> {
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
    const unsent = this.#add(response, byteLength);
    try {
      if (!isSmall) await sendInPieces(typeof body === 'string' ? Buffer.from(body) : body, response, unsent);
      if (!response.writableFinished && !response.destroyed)
        await Promise.race([once(response, 'finish'), gone(response)]);
    } finally {
      this.#unsent.delete(unsent);
      this.#bytes -= unsent.bytes;
    }
  }

  #add(response: ServerResponse, bytes: number): Unsent {
    const unsent = { response, bytes, progressAt: performance.now() };
    this.#unsent.add(unsent);
    this.#bytes += bytes;
    let excess = this.#bytes - this.#limitBytes;
    if (excess > 0) {
      for (const slowest of [...this.#unsent].sort((one, other) => one.progressAt - other.progressAt)) {
        if (excess <= 0) break;
        excess -= slowest.bytes;
        this.#onCut(slowest.bytes);
        slowest.response.req.socket.destroy();
      }
    }
    return unsent;
  }
}

async function sendInPieces(bytes: Uint8Array, response: ServerResponse, unsent: Unsent): Promise<void> {
  const isGone = gone(response);
  for (let start = 0; start < bytes.byteLength && !response.destroyed; start += PIECE_BYTES) {
    const hasRoom = response.write(bytes.subarray(start, start + PIECE_BYTES));
    if (!hasRoom) await Promise.race([once(response, 'drain'), isGone]);
    unsent.progressAt = performance.now();
  }
  response.end();
}

const lengthOf = (body: MadeAnswer['body']): number =>
  typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;

const gone = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => response.once('close', () => resolve()));
