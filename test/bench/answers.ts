import { isDeepStrictEqual } from 'node:util';
import type { Question } from './load.ts';
import type { Operation } from './operations.ts';

export interface Answered {
  readonly data: unknown;
  /** Of the whole answer. */
  readonly bytes: number;
}

/** Asks once. Rejects where the answer is an error. */
export async function askOnce({ url, body }: Question): Promise<Answered> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const answer = await response.text();
  const { data, errors } = parsed(answer);
  if (!response.ok || errors !== undefined || data === undefined) {
    throw new Error(`No answer to ${body.slice(0, 200)}: ${response.status} ${answer.slice(0, 2_000)}`);
  }
  return { data, bytes: Buffer.byteLength(answer) };
}

function parsed(answer: string): { readonly data?: unknown; readonly errors?: unknown } {
  try {
    return JSON.parse(answer);
  } catch {
    return {};
  }
}

/** Throws where two answers to one operation differ. */
export function requireSame({ name }: Operation, one: readonly [string, unknown], other: readonly [string, unknown]) {
  if (isDeepStrictEqual(one[1], other[1])) return;
  throw new Error(
    `The answers to ${name} differ, so there is nothing to compare.\n` +
      [one, other].map(([who, data]) => `${who}: ${JSON.stringify(data)?.slice(0, 2_000)}`).join('\n'),
  );
}
