import { renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { isReaderGone, OperatorError } from '../errors.ts';
import { inChunks } from '../export/chunks.ts';

/**
 * Writes to standard output, no faster than it is read. Where the reader goes away, as `head` does, the rest is not
 * produced. `pieces` are closed before this ends: what still reads from a driver must not outlive it.
 */
export async function writeOut(pieces: AsyncIterable<string>, output: Writable = process.stdout): Promise<void> {
  // Each write tells of its own failure.
  output.on('error', () => {});
  try {
    for await (const piece of pieces) await written(output, piece);
  } catch (error) {
    if (!isReaderGone(error)) throw error;
  }
}

/** A pipeline never closes standard output, and so does not notice in time that a write to it failed. */
function written(output: Writable, piece: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}

/** Writes a file as a whole: one that stands there stays as it is until the last piece is written. */
export async function writeFileOf(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    // Not by a pipeline, which may end before its source is closed.
    await writeFile(part, inChunks(pieces));
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
