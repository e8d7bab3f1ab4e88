import { Agent, type IncomingMessage, request } from 'node:http';

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

/** Someone who asks the server from an address of their own, over as many connections as are needed and allowed. */
export class Client {
  readonly #url: URL;
  readonly #agent: Agent;

  constructor(url: string, localAddress: string, keepAlive = true) {
    this.#url = new URL(url);
    this.#agent = new Agent({ keepAlive, localAddress, maxSockets: mostConnections, maxFreeSockets: mostConnections });
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
    this.#agent.destroy();
  }

  #send(path: string, due: number, body?: string, keep = keptLetters): Promise<Reply> {
    return new Promise((resolve) => {
      const end = (status: number, text: string) => resolve({ status, text, milliseconds: performance.now() - due });
      const sent = request(new URL(path, this.#url), {
        method: body === undefined ? 'GET' : 'POST',
        agent: this.#agent,
        timeout: timeoutMs,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(keep > keptLetters && { 'x-explain': '1' }),
        },
      });
      sent.on('timeout', () => sent.destroy(new Error('Nothing came in time.')));
      sent.on('error', ({ message }) => end(0, message));
      sent.on('response', (response) =>
        read(response, keep).then(
          (text) => end(response.statusCode ?? 0, text),
          ({ message }: Error) => end(0, message),
        ),
      );
      sent.end(body);
    });
  }
}

async function read(response: IncomingMessage, keep: number): Promise<string> {
  let text = '';
  response.setEncoding('utf8');
  for await (const piece of response) if (text.length < keep) text += piece;
  return text;
}
