import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FactBytes } from './files.ts';
import { compare } from './problem.ts';

/**
 * The digest of the facts and of the code that reads them. Where it is the same as at the last load, the facts need not
 * be parsed to know that nothing has changed.
 */
export async function digestInputs(files: readonly FactBytes[]): Promise<string> {
  const hash = createHash('sha256');
  const code = import.meta.dirname;
  for (const folder of [code, resolve(code, '../model')]) {
    for (const name of await codeBelow(folder)) hash.update(name).update(await readFile(join(folder, name)));
  }
  for (const { name, bytes } of files) hash.update(name).update(bytes ?? 'unread');
  return hash.digest('hex').slice(0, 16);
}

async function codeBelow(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  // A graph also bears the name of its release.
  return names.filter((name) => name.endsWith('.ts') || /^releases[\\/]/.test(name)).sort(compare);
}
