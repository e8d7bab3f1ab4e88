import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDriver } from '../../src/database/driver.ts';
import { readArguments } from '../../src/export/arguments.ts';
import type { Filter } from '../../src/export/filter.ts';
import { describeWithDatabase, type TestDatabase } from '../support/neo4j.ts';
import { builtProgram } from '../support/programs.ts';
import { everything, exportedText, exporting, outputFolder, readIn } from './exporting.ts';

const priorities: Filter = { ...everything, labels: ['Priority'] };

describeWithDatabase('the output of an export', (database) => {
  it('is a folder of files, the same to the byte when it is written again', async () => {
    const folder = outputFolder();
    const [one, other] = [join(folder, 'one'), join(folder, 'below/other')];
    for (const output of [one, other]) await exporting(database, { format: 'csv', output, filter: priorities });
    const files = (of: string) =>
      readdirSync(of, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.includes('.'))
        .map((name) => [name, readIn(of, name)]);
    expect(files(other)).toEqual(files(one));
    expect(files(one).map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'README.md',
        'after-import.cypher',
        'load.cypher',
        'nodes/Priority.csv',
        'relationships/BROADER.csv',
      ]),
    );
    const { files: contents } = JSON.parse(readIn(one, 'export.json')) as { files: { path: string; rows?: number }[] };
    for (const { path, rows } of contents) {
      if (rows !== undefined) expect(parse(readIn(one, path)), path).toHaveLength(rows + 1);
    }
  });

  it('never takes the place of what no export wrote', async () => {
    const folder = outputFolder();
    const output = join(folder, 'csv');
    const write = (force: boolean) => exporting(database, { format: 'csv', output, filter: priorities, force });
    mkdirSync(output);
    await write(false);
    await expect(write(false)).rejects.toThrow(`${output} is not empty`);
    await write(true);
    writeFileSync(join(output, 'nodes', 'mine.csv'), 'mine');
    await expect(write(true)).rejects.toThrow(`${join(output, 'nodes', 'mine.csv')}, which no export wrote there`);
    expect(readIn(output, 'nodes/mine.csv')).toBe('mine');

    const file = join(folder, 'graph.jsonld');
    writeFileSync(file, 'mine');
    const options = { format: 'jsonld', output: file, filter: priorities } as const;
    await expect(exporting(database, options)).rejects.toThrow(`${file} exists`);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await exporting(database, { ...options, force: true });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('@graph');
    await expect(exporting(database, { ...options, output: folder, force: true })).rejects.toThrow('no ordinary file');
    await expect(exporting(database, { ...options, format: 'csv', output: file })).rejects.toThrow('is no folder');
    const below = join(file, 'below.jsonld');
    await expect(exporting(database, { ...options, output: below })).rejects.toThrow(`${below} cannot be written`);
    expect(readdirSync(folder).toSorted()).toEqual(['csv', 'graph.jsonld']);
  });

  it('that fails leaves the connection to the next export as it was', async () => {
    const driver = createDriver(database.connection, { poolSize: 1 });
    onTestFinished(() => driver.close());
    const on = { ...database, driver };
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    for (let failures = 0; failures < 24; failures += 1) {
      let chunks = 0;
      const output = new Writable({
        write(_chunk, _encoding, done) {
          chunks += 1;
          setImmediate(done, chunks > failures % 8 ? full : undefined);
        },
      });
      await expect(exporting(on, { format: failures % 2 ? 'jsonld' : 'graphml', output })).rejects.toThrow('no space');
    }
    const output = join(outputFolder(), 'graph.jsonld');
    expect((await exporting(on, { format: 'jsonld', output })).nodes).toBeGreaterThan(1_000);
  });

  it('is nothing where the export is stopped', async () => {
    const folder = outputFolder();
    const stopping = new AbortController();
    const running = exporting(database, {
      format: 'csv',
      output: join(folder, 'csv'),
      signal: stopping.signal,
    });
    while (!readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.csv')))
      await pause(1);
    stopping.abort(new Error('Enough.'));
    await expect(running).rejects.toThrow('Enough.');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is nothing where the command gets Ctrl-C, and ends where its reader has had enough', async () => {
    const folder = outputFolder();
    const stopped = command(database, join(folder, 'csv'));
    while (readdirSync(folder).length === 0) {
      if (stopped.child.exitCode !== null) throw new Error(`It ended before: ${stopped.errors()}`);
      await pause(5);
    }
    stopped.child.kill('SIGINT');
    expect(await stopped.status).toBe(1);
    expect(stopped.errors()).toBe('Stopped: nothing was written.\n');
    expect(readdirSync(folder)).toEqual([]);

    const piped = command(database, '--format', 'graphml', '-');
    await once(piped.child.stdout, 'data');
    piped.child.stdout.destroy();
    expect(await piped.status).toBe(0);
    expect(piped.errors()).not.toContain('EPIPE');
  }, 60_000);
});

describeWithDatabase('a filter', (database) => {
  const slugs = async (filter: Partial<Filter>): Promise<readonly string[]> => {
    const { '@graph': graph } = JSON.parse(await exportedText(database, 'jsonld', filter));
    return graph.flatMap(({ slug }: { slug?: string }) => slug ?? []).toSorted();
  };
  const found = async (statement: string, parameters = {}): Promise<readonly string[]> =>
    (await database.run({ text: statement, parameters })).map(([slug]) => String(slug)).toSorted();

  it('by label takes what carries it, and not what only might', async () => {
    expect(await slugs({ labels: ['Represented'] })).toEqual(await found('MATCH (n:Represented) RETURN n.slug'));
  });

  it('by relationship type takes what it joins', async () => {
    expect(await slugs({ types: ['BROADER'] })).toEqual(await found('MATCH (n) WHERE (n)-[:BROADER]-() RETURN n.slug'));
  });

  it('by neighbourhood takes what can be reached, and its sources', async () => {
    const walk = await slugs({ around: ['priority-trade'], depth: 1, types: ['BROADER'] });
    expect(walk).toEqual(
      await found(`MATCH (n:Priority {slug: 'priority-trade'})-[:BROADER]-{0,1}(m) RETURN DISTINCT m.slug`),
    );
    const all = await slugs({ around: ['statement-2025-ottawa-host-duty'], depth: 1 });
    expect(all).toEqual(
      await found(
        `MATCH (n:Statement {slug: 'statement-2025-ottawa-host-duty'})-[:MADE|MADE_AT|MENTIONS]-{0,1}(m)
         OPTIONAL MATCH (m)-[:SOURCED_FROM]->(s) UNWIND [m.slug, s.slug] AS slug WITH slug WHERE slug IS NOT NULL RETURN DISTINCT slug`,
      ),
    );
  });

  it('names what it does not know', async () => {
    await expect(slugs({ labels: ['Evnt'], types: ['HOSTED'] })).rejects.toThrow(
      'The model has no label "Evnt": did you mean "Event"?\nThe model has no relationship type "HOSTED": did you mean "HOSTS"?',
    );
    await expect(slugs({ labels: ['DatasetManifest'] })).rejects.toThrow(
      'DatasetManifest is what loads note for themselves: no export holds it.',
    );
    await expect(slugs({ around: ['nowhere'] })).rejects.toThrow('The graph has no "nowhere".');
  });
});

describe('the arguments of the command', () => {
  it.each([
    [['--format', 'graphl'], 'There is no format "graphl": did you mean "graphml"?'],
    [['--depth', '2'], '--depth needs --around.'],
    [['--around', 'a', '--depth', '-1'], 'argument is ambiguous'],
    [['--around', 'a', '--depth', '1e3'], '--depth is "1e3", but must be a whole number from 0 to 20.'],
    [['-'], 'csv is several files: name a folder.'],
    [['a', 'b'], 'Name one folder or file at most.'],
    [['--output', 'a', 'b'], 'Name one folder or file at most.'],
    [['--where', 'x'], `Unknown option '--where'`],
  ])('%j are refused', (written, message) => {
    expect(() => readArguments(written)).toThrow(message);
  });

  it('have defaults', () => {
    expect(readArguments([])).toMatchObject({ format: 'csv', filter: everything, force: false });
    expect(readArguments(['--format', 'jsonld', '-'])).toMatchObject({ format: 'jsonld', output: '-' });
    expect(readArguments(['--format', 'jsonld', '--output', '-'])).toEqual(readArguments(['--format', 'jsonld', '-']));
  });
});

const program = await builtProgram('src/export/main.ts');

/** The command as a process, on the database of the test. */
function command({ connection }: TestDatabase, ...written: readonly string[]) {
  const { uri, user, password, databaseName } = connection;
  const child = spawn(process.execPath, [program, ...written], {
    env: {
      ...process.env,
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      ...(databaseName ? { NEO4J_DATABASE: databaseName } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const status = once(child, 'close').then(([code]) => code as number | null);
  child.stdout.resume();
  return { child, status, errors: () => errors };
}
