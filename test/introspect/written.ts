import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type GraphQLSchema, graphql } from 'graphql';
import { expect } from 'vitest';
import { askOf } from '../../src/pothos-plugin-neo4j/introspect/ask.ts';
import { type Introspected, introspect } from '../../src/pothos-plugin-neo4j/introspect/introspect.ts';
import type { GraphModel } from '../../src/pothos-plugin-neo4j/model/index.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** Within the project, so that the written modules find the packages that they import. */
const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** The folders for the written modules, one for each database. `remove` deletes them. */
export class WrittenFolders {
  readonly #folder: string;

  constructor() {
    mkdirSync(join(root, '.neo4j'), { recursive: true });
    this.#folder = mkdtempSync(join(root, '.neo4j', 'introspected-'));
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Runs the command for a folder. If the folder has a model already, the command compares it with the database. */
  async introspect(
    name: string,
    database: TestDatabase,
    options: { readonly overwrite?: boolean; readonly sample?: number } = {},
  ) {
    const output = this.path(name);
    const lines: string[] = [];
    const source = (file: string) => relative(output, join(root, 'src', file)).replaceAll('\\', '/');
    const done: Introspected = await introspect({
      ask: askOf(database.driver, database.connection.databaseName, 60_000),
      output,
      sample: options.sample ?? 100_000,
      overwrite: options.overwrite ?? false,
      specifiers: {
        model: source('pothos-plugin-neo4j/model/index.ts'),
        plugin: source('pothos-plugin-neo4j/plugin/index.ts'),
        compiler: source('pothos-plugin-neo4j/compiler/index.ts'),
      },
      report: (line) => void lines.push(line),
    });
    return { done, lines };
  }

  async model(name: string): Promise<{ readonly model: GraphModel; readonly leftOut: readonly string[] }> {
    return import(pathToFileURL(join(this.path(name), 'model.ts')).href);
  }

  async schema(name: string): Promise<GraphQLSchema> {
    const { schema } = await import(pathToFileURL(join(this.path(name), 'schema.ts')).href);
    return schema;
  }

  text(name: string, file: 'model.ts' | 'schema.ts'): string {
    return readFileSync(join(this.path(name), file), 'utf8');
  }

  /** A written file, as the formatter of this project formats it. */
  formatted(name: string, file: 'model.ts' | 'schema.ts'): string {
    const biome = require.resolve('@biomejs/biome/bin/biome');
    const done = spawnSync(process.execPath, [biome, 'format', `--stdin-file-path=${file}`], {
      cwd: root,
      input: this.text(name, file),
      encoding: 'utf8',
    });
    expect(done.stderr).toBe('');
    return done.stdout;
  }

  /** The errors of the TypeScript compiler for all written files, with the strictest settings. */
  typeErrors(): string {
    const config = join(this.#folder, 'tsconfig.json');
    writeFileSync(config, JSON.stringify({ extends: '../../tsconfig.json', include: ['.'], exclude: [] }));
    const tsc = require.resolve('typescript/package.json').replace(/package\.json$/, 'bin/tsc');
    const done = spawnSync(process.execPath, [tsc, '-p', config], { cwd: root, encoding: 'utf8' });
    return done.status === 0 ? '' : `${done.stdout}${done.stderr}`.replaceAll(basename(this.#folder), '…');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Runs an operation of a written schema, and returns the data. Fails for errors. */
export async function ask(schema: GraphQLSchema, database: TestDatabase, source: string) {
  const { data, errors } = await graphql({ schema, source, contextValue: { run: database.run } });
  expect({ source, errors }).toEqual({ source, errors: undefined });
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its operation.
  return structuredClone(data) as any;
}
