import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { OperatorError } from '../errors.ts';

/** Where an export goes: a folder of several files, or one file. */
export interface Target {
  readonly path: string;
  readonly kind: 'folder' | 'file';
  /** Whether what an earlier export left there may be replaced. */
  readonly force: boolean;
}

/** The file in which a folder's export says what it holds. */
const CONTENTS = 'export.json';

/** Notes which files an export wrote into a folder, so that a later one may replace them, and only them. */
export async function writeContents(folder: string, contents: Readonly<Record<string, unknown>>): Promise<void> {
  await writeFile(join(folder, CONTENTS), `${JSON.stringify(contents, null, 2)}\n`, { flush: true });
}

/**
 * Has `write` fill a new file or folder beside the target, and puts it into its place when it is complete. Where anything
 * fails, the target is as it was and nothing stays behind. Throws an OperatorError where the target is taken or cannot be
 * written.
 */
export async function replaceTarget(target: Target, write: (path: string) => Promise<void>): Promise<void> {
  const path = existsSync(target.path) ? realpathSync(target.path) : resolve(target.path);
  checkFree({ ...target, path });
  try {
    await mkdir(dirname(path), { recursive: true });
    // Beside the target, since nothing can be renamed from one file system to another.
    const workshop = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
    try {
      const fresh = join(workshop, 'new');
      if (target.kind === 'folder') await mkdir(fresh);
      await write(fresh);
      await exchange(fresh, path, join(workshop, 'old'));
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new OperatorError(`${path} cannot be written, and is as it was: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function exchange(fresh: string, path: string, aside: string): Promise<void> {
  // What has come to stand there since the export began is not lost either.
  const taken = existsSync(path);
  if (taken) await rename(path, aside);
  try {
    await rename(fresh, path);
  } catch (error) {
    if (taken) await rename(aside, path);
    throw error;
  }
}

function checkFree({ path, kind, force }: Target): void {
  if (!existsSync(path)) return;
  const stats = lstatSync(path);
  if (kind === 'file') {
    if (!stats.isFile())
      throw new OperatorError(`${path} is no ordinary file: name another, or - for standard output.`);
    if (!force) throw new OperatorError(`${path} exists: name another file, or replace it with --force.`);
    return;
  }
  if (!stats.isDirectory()) throw new OperatorError(`${path} is no folder: CSV is several files. Name a folder.`);
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  if (readdirSync(path).length === 0) return;
  if (!force) throw new OperatorError(`${path} is not empty: name another folder, or replace an export with --force.`);
  const own = new Set(ownFiles(path));
  const foreign = found.find((file) => !own.has(file));
  if (foreign) {
    throw new OperatorError(`${path} holds ${foreign}, which no export wrote there: name another folder.`);
  }
}

/** The files of an earlier export; none where the folder does not say so. */
function ownFiles(folder: string): readonly string[] {
  const contents = join(folder, CONTENTS);
  if (!existsSync(contents)) return [];
  try {
    const { files } = JSON.parse(readFileSync(contents, 'utf8')) as { files: readonly { path: string }[] };
    return [contents, ...files.map((file) => join(folder, file.path))];
  } catch {
    return [];
  }
}
