import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type RelayProject, relayProject } from '../conformance/relay-project.ts';
import { type CodegenConfiguration, generateTypes } from './generated-types.ts';
import { type RecipeFolder, recipesOver } from './recipes.ts';

/**
 * node --import tsx test/clients/measure-types.ts [schema.graphql …]
 *
 * Prints what generators make of one operation with a variable of `EventFilter`: bytes, and what the TypeScript compiler
 * needs for them, the least of five times. It does so for each schema; for that of the product, and the parts of it that
 * the page for clients cuts, where none is given. `ariadne-codegen` is asked where it is on the path.
 */
const write = (text: string) => void process.stdout.write(`${text}\n`);
const rounds = 5;

const operation = (name: string) => `query ${name}($filter: EventFilter, $after: String) {
  events(first: 20, after: $after, filter: $filter) {
    totalCount
    edges { node { id name startDate place { id name } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Row {
  readonly generator: string;
  readonly bytes: number;
  readonly types?: string;
  readonly seconds?: number;
}

/** Bytes of all files below a folder whose names end so. */
function bytesIn(folder: string, ending: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
}

/** What the compiler says of a program that uses the variables of the operation. */
function check(folder: string, module: string, type: string): Pick<Row, 'types' | 'seconds'> {
  writeFileSync(
    join(folder, 'use.ts'),
    `import type { ${type} as V } from './${module}';\nexport const v: V = { filter: { kind: { eq: 'SUMMIT' } } };\n`,
  );
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--types',
    '',
    '--module',
    'preserve',
    '--extendedDiagnostics',
  ];
  const outputs = Array.from({ length: rounds }, () =>
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...options, 'use.ts'], {
      cwd: folder,
      encoding: 'utf8',
    }),
  );
  const read = (output: string, name: string) => new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1] ?? '';
  const seconds = Math.min(...outputs.map((output) => Number(read(output, 'Total time'))));
  return { types: read(outputs[0]!, 'Types'), seconds };
}

async function ofRelay(project: RelayProject): Promise<Row> {
  const outcome = await project.compile();
  if (!outcome.succeeded) throw new Error(outcome.output);
  const module = 'src/__generated__/listQuery.graphql';
  const checked = check(project.folder, module, 'listQuery$variables');
  return { generator: 'relay-compiler', bytes: bytesIn(join(project.folder, 'src/__generated__'), '.ts'), ...checked };
}

async function ofCodegen(project: RelayProject, configuration: CodegenConfiguration, sdl: string): Promise<Row> {
  const bytes = await generateTypes(project.folder, configuration, sdl, { 'src/list.ts': operation('List') });
  const total = [...bytes.values()].reduce((sum, one) => sum + one, 0);
  const checked = check(project.folder, 'src/gql/graphql', 'ListQueryVariables');
  return { generator: 'graphql-codegen, client preset', bytes: total, ...checked };
}

/** Undefined where the program is not there. */
function ofAriadne(project: RelayProject): Row | undefined {
  project.write('list.graphql', operation('List'));
  project.write(
    'pyproject.toml',
    '[tool.ariadne-codegen]\nschema_path = "schema.graphql"\nqueries_path = "list.graphql"\ninclude_all_inputs = false\n' +
      '[tool.ariadne-codegen.scalars.Date]\ntype = "str"\n[tool.ariadne-codegen.scalars.DateTime]\ntype = "str"\n',
  );
  const { error, status, stderr } = spawnSync('ariadne-codegen', [], { cwd: project.folder, encoding: 'utf8' });
  if (error !== undefined) return undefined;
  if (status !== 0) throw new Error(stderr);
  const bytes = bytesIn(join(project.folder, 'graphql_client'), '.py');
  const load = () => {
    const started = performance.now();
    const { status, stderr } = spawnSync('python', ['-c', 'import graphql_client'], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    const end = status === 0 ? undefined : stderr.trim().split('\n').at(-1)!.split(':')[0]!;
    return { seconds: (performance.now() - started) / 1_000, end };
  };
  // In the first, Python compiles.
  load();
  const { seconds, end } = load();
  return { generator: 'ariadne-codegen', bytes, ...(end === undefined ? { seconds } : { types: end }) };
}

/** The schema as it is, and what the piece of the page makes of it for filters that follow so many relations. */
async function cutSchemas(recipes: RecipeFolder): Promise<readonly string[]> {
  copyFileSync('schema.graphql', join(recipes.folder, 'schema.graphql'));
  const code = readFileSync(join(recipes.folder, 'cut-filters.js'), 'utf8');
  const schemas = ['schema.graphql'];
  for (const depth of [2, 1]) {
    writeFileSync(join(recipes.folder, 'cut-filters.js'), code.replace('depth = 2', `depth = ${depth}`));
    await recipes.run(process.execPath, ['cut-filters.js']);
    schemas.push(join(recipes.folder, `depth-${depth}.graphql`));
    copyFileSync(join(recipes.folder, 'schema-cut.graphql'), schemas.at(-1)!);
  }
  return schemas;
}

const recipes = recipesOver('http://127.0.0.1:4000');
process.on('exit', () => recipes.remove());
const { default: configuration } = await recipes.load('codegen.ts');
const schemas = process.argv.length > 2 ? process.argv.slice(2) : await cutSchemas(recipes);
write('| schema | generator | bytes | types | seconds to check |\n| --- | --- | ---: | ---: | ---: |');
for (const schema of schemas) {
  const project = relayProject({
    'relay.config.json': JSON.stringify({ src: './src', schema: './schema.graphql', language: 'typescript' }),
    'src/list.ts': `graphql\`${operation('listQuery')}\`;`,
  });
  try {
    copyFileSync(schema, join(project.folder, 'schema.graphql'));
    const sdl = readFileSync(schema, 'utf8');
    const rows = [await ofRelay(project), await ofCodegen(project, configuration, sdl), ofAriadne(project)];
    for (const row of rows) {
      if (row === undefined) continue;
      const { generator, bytes, types = '', seconds = 0 } = row;
      write(`| ${basename(schema)} | ${generator} | ${bytes} | ${types} | ${seconds.toFixed(2)} |`);
    }
  } finally {
    project.remove();
  }
}
