import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { firstOf, late } from '../../first-of.ts';
import { makeOwnFolder, removeOwnFolder } from './own-folder.ts';

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

interface Kept {
  readonly version: string;
  readonly folder: Promise<string>;
  readonly formats: Map<ExportFormat, Promise<string>>;
}

/** Versions whose files stay: the newest, and one for those who are still fetching it when a load ends. */
const MOST_VERSIONS = 2;

/** One takes seconds. Whoever waits for a database that has gone silent would keep all others waiting for ever. */
const LONGEST_MS = 120_000;

/**
 * Exports as files, written once for each version and format when they are first asked for, one at a time. They stand in a
 * folder of this process, which goes with it.
 */
export class KeptExports {
  readonly #write: WriteExport;
  readonly #longestMs: number;
  #root: Promise<string> | undefined;
  readonly #kept: Kept[] = [];
  /** Resolves when the last of those that were asked for is written. */
  #line: Promise<unknown> = Promise.resolve();

  constructor(write: WriteExport, longestMs = LONGEST_MS) {
    this.#write = write;
    this.#longestMs = longestMs;
  }

  /** Whether an export of a version is there. */
  has(format: ExportFormat, version: string): boolean {
    return this.#kept.some((kept) => kept.version === version && kept.formats.has(format));
  }

  /** The path of an export of the present version, which is written where it is not there yet: one promise for all who ask. */
  pathOf(format: ExportFormat, version: string): Promise<string> {
    const kept = this.#kept.find((each) => each.version === version) ?? this.#begin(version);
    const before = kept.formats.get(format);
    if (before !== undefined) return before;
    const written = this.#line.then(async () => {
      // One that took too long may still be at its own.
      const path = join(await mkdtemp(join(await kept.folder, 'export-')), format);
      await this.#inTime((signal) => this.#write(format, version, path, signal));
      return path;
    });
    kept.formats.set(format, written);
    // What could not be written is tried again by the next who asks.
    this.#line = written.catch(() => kept.formats.delete(format));
    return written;
  }

  async close(): Promise<void> {
    await this.#line;
    if (this.#root !== undefined) await removeOwnFolder(await this.#root);
  }

  async #inTime(write: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    const stop = new AbortController();
    if ((await firstOf(write(stop.signal), this.#longestMs)) !== late) return;
    const error = new Error(`It was not written within ${this.#longestMs / 1_000} s.`);
    stop.abort(error);
    throw error;
  }

  #begin(version: string): Kept {
    this.#root ??= makeOwnFolder('seven-graph-exports');
    const root = this.#root;
    root.catch(() => {
      this.#root = undefined;
    });
    const folder = root.then((path) => mkdtemp(join(path, 'version-')));
    const kept: Kept = { version, folder, formats: new Map() };
    folder.catch(() => {
      const place = this.#kept.indexOf(kept);
      // It may have gone before, where two newer versions came.
      if (place !== -1) this.#kept.splice(place, 1);
    });
    this.#kept.unshift(kept);
    for (const { folder: old } of this.#kept.splice(MOST_VERSIONS)) {
      // Who reads a file goes on reading it.
      this.#line = this.#line.then(async () => rm(await old, { recursive: true, force: true })).catch(() => {});
    }
    return kept;
  }
}
