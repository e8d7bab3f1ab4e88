import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The compiler's program for this machine. */
const compiler = createRequire(import.meta.url)('relay-compiler') as string;

/** What a program thought of the project. */
export interface Verdict {
  readonly accepted: boolean;
  readonly output: string;
}

/** A frontend project in a temporary folder, beside the schema of the product. */
export interface RelayProject {
  readonly folder: string;
  /** Runs relay-compiler over all its documents. */
  compile(): Promise<Verdict>;
  remove(): void;
}

/** Makes a project of source files; `options` are further ones of relay.config.json. */
export function relayProject(
  sources: Readonly<Record<string, string>>,
  options: Readonly<Record<string, unknown>> = {},
): RelayProject {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-relay-'));
  const config = { src: './src', schema: './schema.graphql', language: 'typescript', ...options };
  copyFileSync('schema.graphql', join(folder, 'schema.graphql'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'src'));
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, 'src', name), text);
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  const compile = () => run(folder, compiler, ['relay.config.json']);
  return { folder, compile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a program in a folder, to its end. */
export function run(folder: string, program: string, parameters: readonly string[]): Promise<Verdict> {
  return new Promise((resolve) => {
    execFile(program, parameters, { cwd: folder, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ accepted: error === null, output: stripVTControlCharacters(`${stdout}${stderr}`) });
    });
  });
}
