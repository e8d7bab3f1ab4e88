import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compare } from './problem.ts';

/**
 * The digest of the facts and of the code that reads them. Where it is the same as at the last load, the facts need not
 * be parsed to know that nothing has changed.
 */
export async function digestInputs(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const code = import.meta.dirname;
  for (const name of await filesBelow(code, '.ts')) hash.update(name).update(await readFile(join(code, name)));
  const model = resolve(code, '../model');
  for (const name of await filesBelow(model, '.ts')) hash.update(name).update(await readFile(join(model, name)));
  for (const name of await filesBelow(folder, '.yaml')) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(folder: string, ending: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith(ending)).sort(compare);
}
