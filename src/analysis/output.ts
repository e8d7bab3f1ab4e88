import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OperatorError } from '../errors.ts';

/**
 * Writes to standard output, no faster than it is read. Where the reader goes away, as `head` does, the rest is not
 * produced.
 */
export async function writeOut(pieces: AsyncIterable<string>): Promise<void> {
  process.stdout.on('error', () => {});
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    if (codeOf(error) !== 'EPIPE') throw error;
  }
}

/** Writes a file as a whole: one that stands there stays as it is until the last piece is written. */
export async function writeFileOf(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    if (codeOf(error) === undefined || error instanceof OperatorError) throw error;
    throw new OperatorError(`${path} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
