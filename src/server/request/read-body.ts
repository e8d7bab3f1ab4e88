import { IncomingMessage } from 'node:http';
import { TextDecoder } from 'node:util';
import type { GraphQLError } from 'graphql';
import type { StandAside } from '../../database/schedule.ts';
import { badUserInput, publicError } from '../../errors.ts';
import type { ClientShare } from '../admission/client-share.ts';
import type { Execution } from '../execution/execution.ts';
import type { Measure } from '../limits/lexical-limits.ts';
import { GatheredBytes } from '../listening/gathered-bytes.ts';
import type { OperationRecord } from '../telemetry/operation-record.ts';

/** What is known where a request came through `node:http`; there is nothing of it where a `Request` is given directly. */
export interface NodeContext {
  /** Where Yoga keeps the request of `node:http`. */
  readonly req?: IncomingMessage;
  /** Who asks, for whatever is shared out among clients: an address or a network, or what a trusted proxy says. */
  readonly client?: string;
  /** Waits for a place among the operations that are executed; rejects with `SERVICE_UNAVAILABLE`. */
  readonly admit?: (signal: AbortSignal) => Promise<void>;
  /** Lets others have the place of the operation, until what it gives is called. */
  readonly standAside?: StandAside;
  /** Makes room for others while the answer of somebody else is waited for, who has a place already or not; false where that may not be. */
  readonly shareAnswer?: (isUnderWay: boolean) => boolean;
  /** What the client may spend; undefined where that has no limit. */
  readonly share?: ClientShare | undefined;
  /** What is noted of the operation. */
  readonly record?: OperationRecord | undefined;
  /** What was executed already. */
  readonly begun?: Execution | undefined;
  /** The body, where it has been read already. */
  readonly body?: Promise<string> | undefined;
  /** When the page was asked for that an operation belongs to, by `performance.now()`: all of its operations must end in time from then on. */
  readonly since?: number | undefined;
  /** Whether the server asks itself, for a page. */
  readonly isOwn?: boolean | undefined;
}

/** Strict: without `fatal`, what is not UTF-8 would become U+FFFD, and find nothing. Skips a byte order mark. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Where a body comes from; there is none in some requests. */
type BodySource = IncomingMessage | ReadableStream<Uint8Array> | null;

/**
 * Reads a body as text in UTF-8, and stops at the first byte too many, whatever the client said about the length. Yoga's own
 * limit copies each request into a new one with a stream between, which halves the requests a server can answer.
 */
export async function readBody(
  source: BodySource,
  saidLength: string | null | undefined,
  limitBytes: number,
): Promise<string> {
  try {
    return source === null ? '' : await readAll(source, saidLength, limitBytes);
  } catch (error) {
    // A client that goes away in the middle is no failure of the server.
    if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') throw badRequest('The body has no end.');
    throw error;
  }
}

async function readAll(source: object, saidLength: string | null | undefined, limitBytes: number): Promise<string> {
  if (Number(saidLength) > limitBytes) throw tooLarge(limitBytes);
  // What says its length sends no more: Node.js sees to it.
  if (source instanceof IncomingMessage && saidLength != null)
    return decode(await readMessage(source, Number(saidLength)));
  const gathered = new GatheredBytes(limitBytes);
  // A body in Node can be iterated, which the types of browsers do not say.
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    if (gathered.size + chunk.byteLength > limitBytes) throw tooLarge(limitBytes);
    gathered.add(chunk);
  }
  return decode(gathered.bytes);
}

/** A stream that is iterated costs several times as much as its events. */
function readMessage(message: IncomingMessage, length: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // What is destroyed already tells nothing any more.
    if (message.destroyed && !message.readableEnded) {
      reject(noEnd());
      return;
    }
    const gathered = new GatheredBytes(length);
    message.on('data', (chunk: Uint8Array) => gathered.add(chunk));
    message.once('end', () => resolve(gathered.bytes));
    message.once('error', reject);
    message.once('close', () => {
      if (!message.readableEnded) reject(noEnd());
    });
  });
}

const noEnd = () => new Error('The request ended before its body.');

function decode(bytes: Uint8Array | undefined): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw badRequest('The body is not UTF-8, as JSON must be.');
  }
}

/** A mistake in the request itself, before there is an operation. */
export function badRequest(message: string): GraphQLError {
  return badUserInput(message, { http: { status: 400 } });
}

function tooLarge(limitBytes: number) {
  return publicError('LIMIT_EXCEEDED', `The body is larger than ${limitBytes} bytes, the most that are allowed.`, {
    measure: 'body' satisfies Measure,
    limit: limitBytes,
    http: { status: 413 },
  });
}
