import { Pool } from 'undici';

/** What came of one request. */
export interface Reply {
  /** 0 where there was no answer: the connection failed, or nothing came within 30 s. */
  readonly status: number;
  /** From when it was due until all of the answer was there. */
  readonly milliseconds: number;
  /** The start of the body, which is enough to see what kind of answer it is. */
  readonly text: string;
}

export type Outcome = 'served' | 'refused' | 'failed';

/** Refused is 503 as a whole; an answer with errors in it has failed. */
export function outcomeOf({ status, text }: Reply): Outcome {
  if (status === 503) return 'refused';
  return status === 200 && !text.includes('"errors":[') ? 'served' : 'failed';
}

const timeoutMs = 30_000;
const keptLetters = 100_000;

/** Fifty clients have two thousand then; what is due beyond that waits here, and its time counts from when it was due. */
const mostConnections = 40;

/**
 * Someone who asks the server from an address of their own, over as many connections as are needed and allowed. It asks by
 * undici, without its promises and streams, since what it takes of the processors is lacking to the server beside it.
 */
export class Client {
  readonly #pool: Pool;
  readonly #keepAlive: boolean;

  constructor(url: string, localAddress: string, keepAlive = true) {
    this.#keepAlive = keepAlive;
    this.#pool = new Pool(url, {
      connections: keepAlive ? mostConnections : null,
      localAddress,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      keepAliveTimeout: 60_000,
    });
  }

  ask(query: string, variables: object = {}, due = performance.now()): Promise<Reply> {
    return this.#send('/graphql', due, JSON.stringify({ query, variables }));
  }

  get(path: string): Promise<Reply> {
    return this.#send(path, performance.now());
  }

  /** Asks with the header that has the answer tell its Cypher. */
  explain(query: string, variables: object): Promise<Reply> {
    return this.#send('/graphql', performance.now(), JSON.stringify({ query, variables }), Number.POSITIVE_INFINITY);
  }

  close(): void {
    void this.#pool.destroy();
  }

  #send(path: string, due: number, body?: string, keep = keptLetters): Promise<Reply> {
    return new Promise((resolve) => {
      let status = 0;
      const pieces: Buffer[] = [];
      let kept = 0;
      const end = (text: string) => resolve({ status, text, milliseconds: performance.now() - due });
      this.#pool.dispatch(
        {
          path,
          method: body === undefined ? 'GET' : 'POST',
          reset: !this.#keepAlive,
          headers: {
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...(keep > keptLetters && { 'x-explain': '1' }),
          },
          body: body ?? null,
        },
        {
          onRequestStart() {},
          onResponseStart(_controller, given) {
            status = given;
          },
          onResponseData(_controller, piece) {
            if (kept < keep) pieces.push(piece);
            kept += piece.byteLength;
          },
          onResponseEnd: () => end(Buffer.concat(pieces).toString('utf8')),
          onResponseError(_controller, { message }) {
            status = 0;
            end(message);
          },
        },
      );
    });
  }
}
