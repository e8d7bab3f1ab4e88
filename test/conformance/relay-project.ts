import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The compiler's program for this machine. */
const compiler = createRequire(import.meta.url)('relay-compiler') as string;

/** How a program ended in the project. */
export interface Outcome {
  readonly succeeded: boolean;
  /** What it wrote, errors last. */
  readonly output: string;
}

/** A frontend project in a temporary folder, with the schema of the product. */
export interface RelayProject {
  readonly folder: string;
  /** Writes a file of the project. */
  write(path: string, text: string): void;
  /** Runs relay-compiler over all its documents. */
  compile(): Promise<Outcome>;
  /** Runs Node in the folder, for a minute at most. */
  node(...parameters: readonly string[]): Promise<Outcome>;
  remove(): void;
}

/** Makes a project of files, by their paths; `relay.config.json` is one of them. */
export function relayProject(files: Readonly<Record<string, string>>): RelayProject {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-relay-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  copyFileSync('schema.graphql', join(folder, 'schema.graphql'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    folder,
    write,
    compile: () => run(folder, compiler, ['relay.config.json']),
    node: (...parameters) => run(folder, process.execPath, parameters),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(folder: string, program: string, parameters: readonly string[]): Promise<Outcome> {
  return new Promise((resolveOutcome) => {
    execFile(program, parameters, { cwd: folder, timeout: 60_000 }, (error, stdout, stderr) => {
      resolveOutcome({ succeeded: error === null, output: stripVTControlCharacters(`${stdout}${stderr}`) });
    });
  });
}
