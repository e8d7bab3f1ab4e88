import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OperatorError } from '../../errors.ts';

/** What `@apollo/generate-persisted-query-manifest` writes. */
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});

/** What the compiler of Relay writes. */
const texts = z.record(z.string().min(1), z.string().min(1));

/**
 * Reads a list of operations: documents by the names that clients send for them. The file is what the compiler of Relay
 * writes, or a manifest of Apollo. Throws an `OperatorError` where it is neither.
 */
export function readPersistedList(path: string): ReadonlyMap<string, string> {
  const content = parse(path);
  const ofApollo = manifest.safeParse(content);
  if (ofApollo.success) return new Map(ofApollo.data.operations.map(({ id, body }) => [id, body]));
  const ofRelay = texts.safeParse(content);
  if (ofRelay.success) return new Map(Object.entries(ofRelay.data));
  throw refusal(path, 'it must hold documents by their hashes, as Relay writes them, or be a manifest of Apollo');
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw refusal(path, (error as Error).message);
  }
}

const refusal = (path: string, why: string) =>
  new OperatorError(`PERSISTED_OPERATIONS names ${path}, which cannot be used: ${why}.`);
