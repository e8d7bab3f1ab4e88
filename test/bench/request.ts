import type { Pool } from 'undici';

/** What came of one request. */
export interface Reply {
  /** 0 where there was no answer: the connection failed, or nothing came in time. */
  readonly status: number;
  /** From when it was due until all of the answer was there. */
  readonly milliseconds: number;
  /** The start of the body, as far as it was to be kept. */
  readonly text: string;
}

export interface Request {
  readonly path: string;
  /** Without one it is a GET. */
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Closes the connection behind the answer. */
  readonly reset?: boolean;
  /** When it should have been sent; now, where nothing is said. */
  readonly due?: number;
  /** No more pieces of the body are kept once they hold so many bytes. */
  readonly keep?: number;
}

const json = { 'content-type': 'application/json' };

/**
 * Asks by undici, without its promises and streams, since what it takes of the processors is lacking to the server beside
 * it. Resolves also where there is no answer.
 */
export function request(pool: Pool, { path, body, headers, reset = false, due, keep = 0 }: Request): Promise<Reply> {
  const started = due ?? performance.now();
  return new Promise((resolve) => {
    let status = 0;
    const pieces: Buffer[] = [];
    let kept = 0;
    const end = (text: string) => resolve({ status, text, milliseconds: performance.now() - started });
    pool.dispatch(
      {
        path,
        method: body === undefined ? 'GET' : 'POST',
        reset,
        headers: body === undefined ? { ...headers } : { ...json, ...headers },
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
        onResponseEnd: () => end(pieces.length === 0 ? '' : Buffer.concat(pieces).toString('utf8')),
        onResponseError(_controller, { message }) {
          status = 0;
          end(message);
        },
      },
    );
  });
}
