import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { linkDocuments } from './relay-documents.ts';
import { type RelayProject, relayProject } from './relay-project.ts';

/** What a frontend developer writes first: sources and settings, by their paths. */
const client = fileURLToPath(new URL('client/', import.meta.url));
const files = Object.fromEntries(
  readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|json)$/.test(path))
    .map((path) => [path, readFileSync(`${client}${path}`, 'utf8')]),
);
// Node asks for it; a bundler would not.
files['package.json'] = '{ "type": "module" }';

/** Mistakes of a developer: in which file, what is written instead of what, and what the compiler says. */
const mistakes = [
  ['presidency-events', 'name: node.name,', 'name: node.slug,', "Property 'slug' does not exist"],
  ['presidency-events', 'node.place?.name', 'node.place.name', "'node.place' is possibly"],
  [
    'presidency-events',
    'node.startDate.slice(0, 4)',
    'node.startDate.toFixed()',
    "Property 'toFixed' does not exist on type 'string'",
  ],
  [
    'presidency-events',
    'firstPage, { year, count }',
    "firstPage, { year: '2025', count }",
    "Type 'string' is not assignable",
  ],
  ['search-events', "direction: 'DESC'", "direction: 'DOWN'", "is not assignable to type 'OrderDirection'"],
  ['search-events', 'lt: before', 'lt: Number(before)', "Type 'number' is not assignable"],
  ['search-events', 'hosts: {', 'host: {', "'host' does not exist in type 'EventFilter'"],
] as const;

describe('a Relay client, typed from the schema', () => {
  let project: RelayProject;
  const checkTypes = () => project.node('node_modules/typescript/bin/tsc', '--project', '.');

  beforeAll(() => {
    project = relayProject(files);
  });
  afterAll(() => project.remove());

  it('compiles', async () => {
    const documents = await project.compile();
    expect(documents).toEqual({ succeeded: true, output: expect.not.stringMatching(/\[(ERROR|WARN)\]/) });
    expect(await checkTypes()).toEqual({ succeeded: true, output: '' });
  });

  it('does not compile with any of several mistakes', async () => {
    for (const [index, [file, right, wrong]] of mistakes.entries()) {
      const source = files[`src/${file}.ts`]!;
      expect(source).toContain(right);
      project.write(`src/mistake-${index}.ts`, source.replace(right, wrong));
    }
    const { succeeded, output } = await checkTypes();
    expect(succeeded).toBe(false);
    const errors = output.split('\n').filter((line) => line.includes('error TS'));
    expect(errors).toEqual(
      mistakes.map(([, , , complaint], index) =>
        expect.stringMatching(new RegExp(`^src/mistake-${index}\\.ts.*${complaint.replaceAll('?', '\\?')}`)),
      ),
    );
  });
});

describeWithDatabase('a Relay client, over HTTP', (database) => {
  const product = productOver(database);
  let project: RelayProject;
  let listening: Listening;
  // biome-ignore lint/suspicious/noExplicitAny: what the client prints is looked into freely.
  let report: any;

  beforeAll(async () => {
    listening = await listen(product.server, { host: '127.0.0.1', port: 0, answerTimeoutMs: 30_000 });
    project = relayProject(files);
    await project.compile();
    for (const [path, source] of Object.entries(files)) {
      if (path.endsWith('.ts')) project.write(path, linkDocuments(source));
    }
    const run = await project.node('--import', 'tsx', 'src/program.ts', `${listening.url}/graphql`, '2025');
    if (!run.succeeded) throw new Error(run.output);
    report = JSON.parse(run.output.split('\n')[0]!);
  });
  afterAll(async () => {
    project.remove();
    await listening.close(0);
  });

  it('reads page after page into one list, to its end', async () => {
    const query = '{ presidency(year: 2025) { events(first: 100) { totalCount nodes { id name } } } }';
    const { totalCount, nodes } = (await product.data(query)).presidency.events;
    expect(report.screens.length).toBeGreaterThan(2);
    expect(report.screens).toHaveLength(Math.ceil(totalCount / 4));
    for (const [index, screen] of report.screens.entries()) {
      const shown = Math.min(totalCount, (index + 1) * 4);
      expect(screen).toMatchObject({ totalCount, hasNextPage: shown < totalCount });
      expect(screen.rows).toMatchObject(nodes.slice(0, shown));
    }
  });

  it('reads a node again by its id', () => {
    const [{ name }] = report.screens[0].rows;
    expect(report.event).toMatchObject({ __typename: expect.stringMatching(/Meeting$|^Summit$/), name });
  });

  it('sees the code of an error, and what else was asked for', () => {
    const [{ name }] = report.screens[0].rows;
    expect(report.hosts).toEqual({ codes: ['CA'], name });
    expect(report.refused).toEqual({ error: ['BAD_USER_INPUT'], name });
  });

  it('filters and orders by variables', async () => {
    const query = `{ events(first: 5, filter: { startDate: { lt: "2025-06-01" }, hosts: { some: { code: { eq: "CA" } } } },
      orderBy: { field: START_DATE, direction: DESC }) { nodes { id startDate } } }`;
    const { nodes } = (await product.data(query)).events;
    expect(nodes).toHaveLength(5);
    expect(report.found).toEqual(nodes);
  });
});
