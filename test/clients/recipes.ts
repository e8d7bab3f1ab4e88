import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const page = readFileSync('src/server/clients.md', 'utf8');
/** The pieces of code of the page for clients, by the name in their first line. */
export const recipes: ReadonlyMap<string, string> = new Map(
  [...page.matchAll(/^```(?:js|ts|python)\n(?:\/\/|#) (\S+)\n([\s\S]*?)^```$/gm)].map(([, name, code]) => [
    name!,
    code!,
  ]),
);
/** What the table of limits says is refused. */
export const beyond: readonly string[] = [...page.matchAll(/^\|.*\| `(.+)` \|$/gm)].map(([, field]) => field!);

/** A folder in which the pieces stand as files, as in the project of whoever copies them. */
export interface RecipeFolder {
  readonly folder: string;
  /** Imports a piece. */
  // biome-ignore lint/suspicious/noExplicitAny: they are plain JavaScript.
  load(name: string): Promise<any>;
  /** Runs a program there, and gives what it printed. */
  run(program: string, parameters: readonly string[]): Promise<string>;
  remove(): void;
}

/** The pieces, with the address of a server in the place of that of the page. */
export function recipesOver(address: string): RecipeFolder {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-clients-'));
  for (const [name, code] of recipes) {
    writeFileSync(join(folder, name), code.replaceAll('http://127.0.0.1:4000', address));
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    load: (name) => import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href),
    run: async (program, parameters) => {
      const { stdout } = await promisify(execFile)(program, parameters, { cwd: folder, timeout: 60_000 });
      return stdout;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
