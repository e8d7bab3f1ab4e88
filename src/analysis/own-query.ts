import { readFileSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { OperatorError } from '../errors.ts';
import { hasHeader, type Query, readQuery } from './query.ts';

/** A query of one's own, which needs no header. `-` is standard input. */
export async function readOwn(file: string): Promise<Pick<Query, 'text'> & Partial<Query>> {
  const text = file === '-' ? await textOf(process.stdin) : readFile(file);
  return hasHeader(text) ? readQuery(text, file) : { text };
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new OperatorError(`${path} cannot be read: ${(error as Error).message}`);
  }
}
