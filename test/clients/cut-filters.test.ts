import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  KnownFragmentNamesRule,
  NoUnusedFragmentsRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printGraphSchema } from '../../src/pothos-plugin-neo4j/plugin/print-schema.ts';
import { schema } from '../../src/schema/schema.ts';
import { type CodegenConfiguration, generateTypes } from './generated-types.ts';
import { type RecipeFolder, recipesOver } from './recipes.ts';

/** Where the operations are that people read, and those of the explorer. */
const folders = ['test/graph/questions', 'src/server/playground/examples', 'src/explorer', 'test/bench/operations'];
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.graphql'))
    .map((path) => join(folder, path)),
);
const list = 'query List($filter: EventFilter) { events(filter: $filter) { nodes { id name } } }';

describe('the part of the schema in which filters end', () => {
  const sdl = printGraphSchema(schema);
  let folder: RecipeFolder;
  let text: string;
  let cut: GraphQLSchema;

  beforeAll(async () => {
    folder = recipesOver('http://127.0.0.1:4000');
    copyFileSync('schema.graphql', join(folder.folder, 'schema.graphql'));
    await folder.run(process.execPath, ['cut-filters.js']);
    text = readFileSync(join(folder.folder, 'schema-cut.graphql'), 'utf8');
    cut = buildSchema(text);
  });
  afterAll(() => folder?.remove());

  it('knows every operation that people read here', () => {
    expect(files.length).toBeGreaterThan(50);
    // Some files are put together with others.
    const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule && rule !== KnownFragmentNamesRule);
    const refused = (source: string) => validate(cut, parse(source), rules).map(({ message }) => message);
    for (const file of files) expect(refused(readFileSync(file, 'utf8')), file).toEqual([]);
    const [, filter] = /`filter: (\{[^`]*\})`/.exec(readFileSync('README.md', 'utf8')) ?? [];
    expect(filter).toContain('some');
    expect(refused(`{ events(filter: ${filter}) { totalCount } }`)).toEqual([]);
    // One more relation than it follows.
    const deep = 'presidency: { events: { some: { priorities: { some: {} } } } }';
    expect(refused(`{ events(filter: { ${deep} }) { totalCount } }`)).toEqual([
      expect.stringContaining('Field "priorities" is not defined'),
    ]);
  });

  it('is a part: what it takes, the server takes', () => {
    const same: [GraphQLInputObjectType, GraphQLInputObjectType][] = [];
    for (const type of Object.values(cut.getTypeMap())) {
      if (!isInputObjectType(type) || !schema.getType(type.name)) continue;
      same.push([type, schema.getType(type.name) as GraphQLInputObjectType]);
    }
    expect(same.length).toBeGreaterThan(100);
    const seen = new Set<string>();
    for (const [part, whole] of same) {
      if (seen.has(`${part} ${whole}`)) continue;
      seen.add(`${part} ${whole}`);
      for (const [name, { type }] of Object.entries(part.getFields())) {
        const original = whole.getFields()[name]!.type;
        const [inner, originalInner] = [getNamedType(type), getNamedType(original)];
        expect(`${type}`.replace(inner.name, originalInner.name)).toBe(`${original}`);
        if (isInputObjectType(inner)) same.push([inner, originalInner as GraphQLInputObjectType]);
        else expect(inner.name).toBe(originalInner.name);
      }
    }
  });

  it('brings a third of the types of a filter, and they find mistakes', async () => {
    const { default: configuration } = await folder.load('codegen.ts');
    const bytesOf = async (sdl: string, path: string) => {
      const { generates } = configuration as CodegenConfiguration;
      const moved = Object.fromEntries(Object.values(generates).map((output) => [path, output]));
      const bytes = await generateTypes(folder.folder, { generates: moved }, sdl, { 'src/list.ts': list });
      return [...bytes.values()].reduce((sum, one) => sum + one, 0);
    };
    expect(await bytesOf(text, 'part/')).toBeLessThan((await bytesOf(sdl, 'whole/')) / 3);
    const program = (filter: string) => `import type { ListQueryVariables } from './part/graphql.ts';
export const variables: ListQueryVariables = { filter: ${filter} };`;
    const right =
      "presidency: { member: { code: { eq: 'CA' } } }, participants: { some: { edge: { role: { eq: 'HOST' } } } }";
    writeFileSync(join(folder.folder, 'right.ts'), program(`{ ${right} }`));
    writeFileSync(join(folder.folder, 'wrong.ts'), program("{ presidency: { member: { code: 'CA' } } }"));
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions', '--module', 'preserve'];
    const compiler = ['node_modules/typescript/bin/tsc', ...options, 'right.ts', 'wrong.ts'];
    const { stdout } = await folder.run(process.execPath, compiler).catch((error) => error);
    expect(stdout.match(/^\S+\.ts.*/gm)).toEqual([expect.stringMatching(/^wrong\.ts.*'string' (is not|has no)/)]);
  });
});
