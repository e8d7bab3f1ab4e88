import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../errors.ts';
import { compare, type Problem } from './problem.ts';

/**
 * The names of all files below a folder, in one order. Guides (`.md`) and what is hidden are passed over, links are
 * followed, and each folder is read once. What cannot be read becomes a problem; the folder itself must be readable.
 */
export async function findFiles(folder: string, problems: Problem[]): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [''];
  // Links come last: a folder that is there and linked is read where it is.
  const links: string[] = [];
  const seen = new Map<string, string>();
  for (let name = folders.shift(); name !== undefined; name = folders.shift() ?? links.shift()) {
    for (const entry of await entriesOf(folder, name, seen, problems)) {
      const path = name === '' ? entry.name : `${name}/${entry.name}`;
      const kind = await kindOf(entry, join(folder, path));
      if (kind === 'folder') (entry.isSymbolicLink() ? links : folders).push(path);
      if (kind === 'file') files.push(path);
      problems.push(...mistakesOf(path, kind));
    }
  }
  return files.filter((name) => !name.endsWith('.md')).sort(compare);
}

type Kind = 'folder' | 'file' | { readonly message: string };

function mistakesOf(file: string, kind: Kind): readonly Problem[] {
  if (typeof kind === 'object') return [{ file, message: kind.message }];
  const isNamedAsFile = kind === 'folder' && file.endsWith('.yaml');
  return isNamedAsFile ? [{ file, message: 'This is a folder: only the names of files end in .yaml.' }] : [];
}

async function entriesOf(
  folder: string,
  name: string,
  seen: Map<string, string>,
  problems: Problem[],
): Promise<readonly Dirent[]> {
  try {
    const path = await realpath(join(folder, name));
    const first = seen.get(path);
    if (first !== undefined) {
      const message = `This link leads to ${first === '' ? 'the folder of facts' : `"${first}"`}, which is read already: remove the link.`;
      problems.push({ file: name, message });
      return [];
    }
    seen.set(path, name);
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => compare(a.name, b.name));
  } catch (cause) {
    const message = describeFailure(cause, 'folder');
    if (name === '') throw new OperatorError(`The folder of facts ${folder} cannot be read. ${message}`, { cause });
    problems.push({ file: name, message });
    return [];
  }
}

async function kindOf(entry: Dirent, path: string): Promise<Kind> {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return { message: 'This is neither a file nor a folder: remove it.' };
  try {
    const target = await stat(path);
    if (target.isDirectory()) return 'folder';
    return target.isFile() ? 'file' : { message: 'This link leads to neither a file nor a folder: remove it.' };
  } catch (cause) {
    return { message: describeFailure(cause, 'link') };
  }
}

/** What a person can do about a failure of the file system. */
export function describeFailure(error: unknown, what: 'file' | 'folder' | 'link'): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return what === 'link'
        ? 'This link leads to nothing: mend or remove it.'
        : `There is no such ${what}, or no longer: load again.`;
    case 'ELOOP':
      return 'This link leads back to itself: mend or remove it.';
    case 'EACCES':
    case 'EPERM':
      return `This ${what} must not be read (${code}): change its permissions.`;
    default:
      return `This ${what} cannot be read: ${message}.`;
  }
}
