import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { programModules } from './answers.ts';
import { compile, filesIn, introspect, linkPackages, pack, unpack, writeExamples, writeProgram } from './packed.ts';

describeWithScratchDatabase('the plugin as a package', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'seven-graph-package-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let installed: string;
  let files: ReadonlyMap<string, string>;
  beforeAll(() => {
    writeProgram(folder, programModules);
    writeExamples(folder);
    linkPackages(folder);
    installed = unpack(pack(folder), folder);
    files = filesIn(installed);
  });

  it('holds nothing of the graph that it was made for, and no test', () => {
    const ofTheGraph =
      /\bG7\b|group of seven|\bseven[ -]graph\b|presidenc|summit|ministerial|commitment|ottawa|\bfacts\b/i;
    expect([...files].filter(([, text]) => ofTheGraph.test(text)).map(([path]) => path)).toEqual([]);
    expect([...files.keys()].filter((path) => !/(\.js|\.d\.ts|\.md|^package\.json|^LICENSE)$/.test(path))).toEqual([]);
    expect([...files.values()].join('').length).toBeLessThan(1_000_000);
  });

  it('has its pages, whose links lead to files that are there', () => {
    expect([...files.keys()]).toEqual(expect.arrayContaining(['README.md', 'CHANGELOG.md', 'LICENSE', 'package.json']));
    const links = [...files].flatMap(([path, text]) =>
      path.endsWith('.md')
        ? [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, to]) => join(installed, dirname(path), to!))
        : [],
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((to) => !existsSync(to))).toEqual([]);
  });

  it('imports nothing but what it declares', () => {
    const manifest = JSON.parse(files.get('package.json')!);
    const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
    const imported = [...files].flatMap(([path, text]) =>
      /\.(js|d\.ts)$/.test(path)
        ? [...text.matchAll(/(?:from|import) '((?!\.|node:)[^']+)'/g)].map(([, name]) => name)
        : [],
    );
    expect([...new Set(imported)].filter((name) => !declared.includes(name!))).toEqual([]);
    expect(declared.filter((name) => !imported.includes(name))).toEqual([]);
    for (const target of Object.values<string>(manifest.exports)) {
      expect(files.has(target.slice(2)), target).toBe(true);
      expect(files.has(target.slice(2).replace(/\.js$/, '.d.ts')), target).toBe(true);
    }
    expect(files.get('CHANGELOG.md')).toContain(`## ${manifest.version}`);
  });

  it('compiles with the strictest settings, its declarations checked too, and so does every module in its pages', () => {
    const examples = readdirSync(join(folder, 'first'));
    expect(examples).toEqual(expect.arrayContaining(['schema.ts']));
    expect(examples.length).toBeGreaterThanOrEqual(3);
    compile(folder);
  }, 60_000);

  it('has a command that writes a model and a schema for a database, which compile here', async () => {
    await database.driver.executeQuery(
      "CREATE (:Book {isbn: '1', title: 'One'})-[:BY]->(:Author {name: 'Ann'}), (:Book {isbn: '2', title: 'Two'})",
    );
    await database.driver.executeQuery('CREATE CONSTRAINT FOR (n:Book) REQUIRE n.isbn IS UNIQUE');
    await database.driver.executeQuery('CREATE CONSTRAINT FOR (n:Author) REQUIRE n.name IS UNIQUE');
    introspect(folder, database.connection);
    compile(folder);
    expect(readFileSync(join(folder, 'written/model.ts'), 'utf8')).toContain("from 'pothos-plugin-neo4j/model'");
    expect(introspect(folder, database.connection)).toMatch(/model\.ts agrees with the database\.\n$/);
    const nowhere = { ...database.connection, uri: 'bolt://127.0.0.1:1' };
    expect(() => introspect(folder, nowhere)).toThrow('Check that Neo4j runs, and --uri or NEO4J_URI.');
    await database.driver.executeQuery("CREATE (:Shelf {code: 'a'})");
    expect(introspect(folder, database.connection)).toMatch(/^New label Shelf, on 1 node\.\n/);
  }, 60_000);
});
