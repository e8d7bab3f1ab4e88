import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const project = join(import.meta.dirname, '../..');
const npm = (folder: string, ...args: string[]) =>
  execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Builds and packs the plugin. Returns the path of the tarball. */
export function pack(folder: string): string {
  npm(project, 'run', '--silent', 'build:plugin');
  const [packed] = JSON.parse(
    npm(project, 'pack', './dist/pothos-plugin-neo4j', '--json', '--pack-destination', folder),
  ) as readonly { readonly filename: string }[];
  return join(folder, packed!.filename);
}

/** Unpacks a tarball like npm does, into the `node_modules` of a folder. */
export function unpack(tarball: string, folder: string): string {
  const installed = join(folder, 'node_modules/pothos-plugin-neo4j');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed]);
  return installed;
}

/** The text of every file below a folder, by its path. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

/** Links the other packages of the program to those of this project, instead of an installation. */
export function linkPackages(folder: string): void {
  const { dependencies, devDependencies } = manifestOf(folder);
  for (const name of ['lru-cache', ...Object.keys({ ...dependencies, ...devDependencies })]) {
    if (name === 'pothos-plugin-neo4j') continue;
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(project, 'node_modules', name), link);
  }
}

/** Installs the program with npm. `versions` replace those in its package.json. */
export function install(folder: string, versions: Readonly<Record<string, string>>): void {
  const manifest = manifestOf(folder);
  const dependencies = { ...manifest.dependencies, ...versions };
  // Some packages of graphql-yoga need a newer Node.js than 20. The overrides of this project keep older versions of them.
  const { overrides } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, dependencies, overrides }));
  npm(folder, 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error');
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Writes the program into an empty folder. Modules of this project import the plugin by the name of its package there. */
export function writeProgram(folder: string, modules: readonly string[]): void {
  cpSync(join(import.meta.dirname, 'consumer'), folder, { recursive: true });
  for (const path of modules) {
    const text = readFileSync(join(project, path), 'utf8');
    const target = join(folder, basename(dirname(path)), basename(path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, asInstalled(text));
  }
}

/**
 * Writes every module that the READMEs show into a folder, where it is compiled. If the first line contains a name, that is the name
 * of the file. The first example is `first/schema.ts`; with the mutations it is `first/mutations.ts`. Returns the query and the
 * mutation for them.
 */
export function writeExamples(folder: string): readonly [question: string, mutation: string] {
  mkdirSync(join(folder, 'first'));
  const pages = ['README.md', 'plugin/README.md'].map((page) =>
    readFileSync(join(project, 'src/pothos-plugin-neo4j', page), 'utf8'),
  );
  const blocks = pages.flatMap((page) => [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!));
  for (const [index, code] of blocks.entries()) {
    // The declarations of graphql-yoga do not compile with the strictest settings.
    if (code.includes("'graphql-yoga'")) continue;
    const [, name] = /^\/\/ (\w+\.ts)\n/.exec(code) ?? [];
    if (name !== undefined || code.startsWith('import '))
      writeFileSync(join(folder, 'first', name ?? `module-${index}.ts`), code);
  }
  writeMutations(folder, pages[0]!);
  const [question, mutation] = [...pages[0]!.matchAll(/```graphql\n(.*?)```/gs)].map(([, text]) => text!);
  return [question!, mutation!];
}

/** Writes the first example with all changes that the README shows for mutations. */
function writeMutations(folder: string, page: string): void {
  const [schema, builder, field] = [...page.matchAll(/```ts\n\/\/ schema\.ts.*?\n(.*?)```/gs)].map(([, text]) => text!);
  const [, payload] = /```ts\n(builder\.relayMutationField.*?)```/s.exec(page)!;
  const imports = "import { inTransaction } from 'pothos-plugin-neo4j';\n";
  const mutations = schema!
    .replace(/const builder = .*?\n\}\);\n/s, () => builder!)
    .replace('export const schema', (end) => `${imports}${field}\n${payload}\n${end}`);
  writeFileSync(join(folder, 'first/mutations.ts'), mutations);
}

/** Replaces the paths of imports by the name of the package. */
export const asInstalled = (text: string): string =>
  text.replaceAll(/'[./]*\/src\/pothos-plugin-neo4j\/(\w+)(?:\/[\w-]+)?\.ts'/g, (_, part) =>
    part === 'plugin' ? "'pothos-plugin-neo4j'" : `'pothos-plugin-neo4j/${part}'`,
  );

/** Compiles the program. Throws an error with the messages of the compiler. */
export function compile(folder: string): void {
  try {
    execFileSync(process.execPath, [join(folder, 'node_modules/typescript/bin/tsc')], {
      cwd: folder,
      encoding: 'utf8',
    });
  } catch (error) {
    throw new Error((error as { readonly stdout: string }).stdout, { cause: error });
  }
}

export interface Connection {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** Runs the command of the package for the program, and returns what it prints. The first run writes a model and a schema. */
export function introspect(folder: string, { uri, user, password }: Connection): string {
  const command = join(folder, 'node_modules/pothos-plugin-neo4j/introspect/main.js');
  const environment = { ...process.env, NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
  const settings = { cwd: folder, env: environment, encoding: 'utf8', stdio: 'pipe' } as const;
  return execFileSync(process.execPath, [command, '--output', 'written'], settings);
}

/** A module of the program that exports a schema, and the operations for it. */
export interface Asked {
  readonly module: string;
  readonly questions: readonly string[];
}

/** The answers of both servers to each operation of each schema. */
export function answersOf(
  folder: string,
  { uri, user, password }: Connection,
  asked: readonly Asked[],
): readonly (readonly { readonly apollo: unknown; readonly yoga: unknown }[])[] {
  const output = execFileSync(process.execPath, ['serve.mjs', uri, user, password], {
    cwd: folder,
    input: JSON.stringify(asked),
    encoding: 'utf8',
    timeout: 60_000,
  });
  return JSON.parse(output);
}
