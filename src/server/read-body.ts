import type { IncomingMessage } from 'node:http';
import { TextDecoder } from 'node:util';
import { publicError } from '../errors.ts';

/** Where Yoga keeps the request of `node:http`; there is none where a `Request` is given directly. */
export interface NodeContext {
  readonly req?: IncomingMessage;
}

/**
 * Reads a body as text, and stops at the first byte too many, whatever the client said about the length. Yoga's own
 * limit copies each request into a new one with a stream between, which halves the requests a server can answer.
 */
export async function readBody(request: Request, { req }: NodeContext, limitBytes: number): Promise<string> {
  if (Number(request.headers.get('content-length')) > limitBytes) throw tooLarge(limitBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A body in Node can be iterated, which the types of browsers do not say.
  for await (const chunk of req ?? (request.body as unknown as AsyncIterable<Uint8Array> | null) ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
}

function tooLarge(limitBytes: number) {
  return publicError('LIMIT_EXCEEDED', `The body is larger than ${limitBytes} bytes, the most that are allowed.`, {
    limit: limitBytes,
    http: { status: 413 },
  });
}
