import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { firstOf, late } from '../../first-of.ts';
import { isOurs, makeOwnFolder, removeOwnFolder } from './own-folder.ts';

/** What the graph is written as: a folder of files, or one file for the last two. */
export type ExportFormat = 'tables' | 'parquet' | 'csv' | 'graphml' | 'jsonld';

/**
 * Writes the whole graph in one format to a path; rejects where the graph does not hold that version of the data. The signal fires
 * when it has taken too long.
 */
export type WriteExport = (
  format: ExportFormat,
  version: string,
  path: string,
  signal: AbortSignal,
) => Promise<unknown>;

/** An export that was written. */
export interface WrittenExport {
  readonly path: string;
  /** The names of its files below the path; where it is one file, the empty name. */
  readonly files: ReadonlySet<string>;
}

interface KeptFormat {
  readonly writing: Promise<WrittenExport>;
  written?: WrittenExport;
}

interface Kept {
  readonly version: string;
  readonly formats: Map<ExportFormat, KeptFormat>;
}

/** Versions whose files stay: the newest, and one for those who are still fetching it when a load ends. */
const MOST_VERSIONS = 2;

/** One takes seconds. Whoever waits for a database that has gone silent would keep all others waiting for ever. */
const LONGEST_MS = 120_000;

/**
 * Exports as files, written once for each version and format when they are first asked for, one at a time. They stand in a
 * folder of this process, which goes with it. What something else removes there is written anew when it is asked for.
 */
export class KeptExports {
  readonly #write: WriteExport;
  readonly #longestMs: number;
  #root: string | undefined;
  readonly #kept: Kept[] = [];
  /** Resolves when the last of those that were asked for is written. */
  #line: Promise<unknown> = Promise.resolve();

  constructor(write: WriteExport, longestMs = LONGEST_MS) {
    this.#write = write;
    this.#longestMs = longestMs;
  }

  /** Whether an export of a version is there. */
  has(format: ExportFormat, version: string): boolean {
    return this.#formatsOf(version)?.has(format) ?? false;
  }

  /** An export of the present version, which is written where it is not there yet: one promise for all who ask. */
  exportOf(format: ExportFormat, version: string): Promise<WrittenExport> {
    const formats = this.#formatsOf(version) ?? this.#begin(version);
    const before = formats.get(format);
    if (before !== undefined) return before.writing;
    const writing = this.#line.then(async () => {
      // One that took too long may still be at its own.
      const path = join(await this.#makeFolder(), format);
      await this.#inTime((signal) => this.#write(format, version, path, signal));
      kept.written = { path, files: await filesAt(path) };
      return kept.written;
    });
    const kept: KeptFormat = { writing };
    formats.set(format, kept);
    // What could not be written is tried again by the next who asks.
    this.#line = writing.catch(() => formats.delete(format));
    return writing;
  }

  /**
   * Forgets an export whose file of that name was written and is gone, so that the next who asks has it written anew; true where it did.
   * Folders for temporary files are cleaned of what is old.
   */
  async forgetRemoved(format: ExportFormat, version: string, name: string): Promise<boolean> {
    const formats = this.#formatsOf(version);
    const kept = formats?.get(format);
    if (!kept?.written?.files.has(name) || (await isFile(join(kept.written.path, name)))) return false;
    // Another who asked may have found the same.
    if (formats?.get(format) !== kept) return false;
    formats.delete(format);
    this.#remove([kept]);
    return true;
  }

  async close(): Promise<void> {
    await this.#line;
    if (this.#root !== undefined) await removeOwnFolder(this.#root);
  }

  #formatsOf(version: string): Kept['formats'] | undefined {
    return this.#kept.find((kept) => kept.version === version)?.formats;
  }

  #begin(version: string): Kept['formats'] {
    const kept: Kept = { version, formats: new Map() };
    this.#kept.unshift(kept);
    for (const { formats } of this.#kept.splice(MOST_VERSIONS)) this.#remove([...formats.values()]);
    return kept.formats;
  }

  /** Once those are written that are in the line. Who reads a file goes on reading it. */
  #remove(removed: readonly KeptFormat[]): void {
    this.#line = this.#line.then(async () => {
      for (const { written } of removed)
        if (written) await rm(dirname(written.path), { recursive: true, force: true }).catch(() => {});
    });
  }

  /** Called by one at a time. */
  async #makeFolder(): Promise<string> {
    if (this.#root !== undefined && !(await isOurs(this.#root))) {
      await removeOwnFolder(this.#root).catch(() => {});
      this.#root = undefined;
    }
    this.#root ??= await makeOwnFolder('seven-graph-exports');
    return mkdtemp(join(this.#root, 'export-'));
  }

  async #inTime(write: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    const stop = new AbortController();
    if ((await firstOf(write(stop.signal), this.#longestMs)) !== late) return;
    const error = new Error(`It was not written within ${this.#longestMs / 1_000} s.`);
    stop.abort(error);
    throw error;
  }
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true;
}

async function filesAt(path: string): Promise<ReadonlySet<string>> {
  if (await isFile(path)) return new Set(['']);
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile());
  return new Set(files.map(({ parentPath, name }) => relative(path, join(parentPath, name))));
}
