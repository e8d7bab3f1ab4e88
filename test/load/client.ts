import { Pool } from 'undici';
import { type Reply, type Request, request } from '../bench/request.ts';

export type { Reply };

export type Outcome = 'served' | 'refused' | 'failed';

/** Refused is 503 as a whole; an answer with errors in it has failed. */
export function outcomeOf({ status, text }: Reply): Outcome {
  if (status === 503) return 'refused';
  return status === 200 && !text.includes('"errors":[') ? 'served' : 'failed';
}

const usualTimeoutMs = 30_000;
const keptLetters = 100_000;

/** Fifty clients have two thousand then; what is due beyond that waits here, and its time counts from when it was due. */
export const mostConnections = 40;

/** Someone who asks the server from an address of their own, over as many connections as are needed and allowed. */
export class Client {
  readonly #pool: Pool;
  readonly #keepAlive: boolean;

  /** It waits for an answer `timeoutMs` at most. */
  constructor(url: string, localAddress: string, keepAlive = true, timeoutMs = usualTimeoutMs) {
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
    return this.#send('/graphql', { due, body: JSON.stringify({ query, variables }) });
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.#send(path, { headers });
  }

  /** Asks with the header that has the answer tell its Cypher. */
  explain(query: string, variables: object): Promise<Reply> {
    const body = JSON.stringify({ query, variables });
    return this.#send('/graphql', { body, headers: { 'x-explain': '1' }, keep: Number.POSITIVE_INFINITY });
  }

  close(): void {
    void this.#pool.destroy();
  }

  #send(path: string, asked: Omit<Request, 'path' | 'reset'>): Promise<Reply> {
    return request(this.#pool, { keep: keptLetters, ...asked, path, reset: !this.#keepAlive });
  }
}
