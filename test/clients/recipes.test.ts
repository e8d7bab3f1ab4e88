import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gql as apolloGql } from '@apollo/client';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { FORMER_SLUGS } from '../../src/dataset/former-slugs.ts';
import { observeLoads } from '../../src/dataset/readers.ts';
import { publicError } from '../../src/errors.ts';
import { printGraphSchema } from '../../src/pothos-plugin-neo4j/plugin/print-schema.ts';
import { schema } from '../../src/schema/schema.ts';
import { CurrentKeys } from '../../src/server/data/current-keys.ts';
import { CurrentState } from '../../src/server/data/current-state.ts';
import type { StatementRunner } from '../../src/server/execution/execution.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { createSevenServer } from '../../src/server/server.ts';
import { keepingLog, settings } from '../server/serve.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { generateTypes } from './generated-types.ts';
import { beyond, type RecipeFolder, recipes, recipesOver } from './recipes.ts';

const list = `query List($first: Int!, $after: String, $filter: EventFilter) {
  events(first: $first, after: $after, filter: $filter) {
    totalCount
    edges { node { id name startDate place { id name } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const ministers = { name: { matches: 'MINISTERS' } };

describeWithDatabase('the pieces of code for clients', (database) => {
  let listening: Listening;
  let folder: RecipeFolder;
  /** How many statements are still refused, and how many were ended by their client. */
  const outage = { left: 0, ended: 0 };

  beforeAll(async () => {
    const runner: StatementRunner = async (statement, options) => {
      if (outage.left === Number.POSITIVE_INFINITY) {
        await new Promise<void>((_, reject) =>
          options?.signal?.addEventListener('abort', () => reject(new Error('gone'))),
        ).finally(() => {
          outage.ended += 1;
        });
      }
      if (outage.left > 0) {
        outage.left -= 1;
        throw publicError('SERVICE_UNAVAILABLE', 'The database is away.');
      }
      return database.run(statement, options);
    };
    const checkDatabase = () => database.driver.getServerInfo();
    const currentState = new CurrentState(observeLoads(database.run));
    const currentSlugs = new CurrentKeys({ runner, currentState, statement: FORMER_SLUGS });
    await currentSlugs.read();
    const log = keepingLog();
    const server = createSevenServer({ schema, currentState, runner, checkDatabase, currentSlugs, settings, log });
    listening = await listen(server, { host: '127.0.0.1', port: 0, answerTimeoutMs: 10_000 });
    folder = recipesOver(listening.url.replace('localhost', '127.0.0.1'));
    await folder.run(process.execPath, ['make-cache-settings.js']);
  });
  afterAll(async () => {
    await listening?.close(1_000);
    folder?.remove();
  });

  it('are all tried', () => {
    const ofFetch = ['patient-fetch.js', 'ask.js', 'pages.js', 'as-you-type.js'];
    const ofClients = [
      'environment.js',
      'make-cache-settings.js',
      'apollo.js',
      'urql.js',
      'codegen.ts',
      'cut-filters.js',
    ];
    expect([...recipes.keys()]).toEqual([...ofFetch, ...ofClients, 'day.js', 'event-at.js', 'deprecated.js', 'ask.py']);
  });

  it('ask, come again after an outage, and tell one that lasts from what is not there', async () => {
    const { ask } = await folder.load('ask.js');
    const query = 'query ($slug: String!) { event(slug: $slug) { name } }';
    expect(await ask(query, { slug: 'nobody' })).toEqual({ data: { event: null }, errors: [] });
    outage.left = 1;
    expect((await ask(query, { slug: 'summit-2025-kananaskis' })).data.event.name).toContain('Kananaskis');
    const { data, errors } = await ask('{ events(first: 101) { totalCount } members { totalCount } }');
    expect([data.events, data.members.totalCount > 0]).toEqual([null, true]);
    expect(errors).toMatchObject([{ path: ['events'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('read a list to its end, each node once', async () => {
    const { allEvents } = await folder.load('pages.js');
    const events: { id: string }[] = await allEvents({ kind: null, ...ministers });
    expect(events.length).toBeGreaterThan(100);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('suggest as somebody types: the next letter ends the statement of the one before', async () => {
    const { suggest } = await folder.load('as-you-type.js');
    outage.left = Number.POSITIVE_INFINITY;
    outage.ended = 0;
    const first = expect(suggest('otta')).rejects.toThrow('abort');
    await new Promise((resolve) => setTimeout(resolve, 100));
    outage.left = 0;
    expect(await suggest('ottaw')).toContainEqual(expect.objectContaining({ text: 'Ottawa' }));
    await first;
    await vi.waitFor(() => expect(outage.ended).toBe(1), 5_000);
  });

  it('connect Relay: answers, errors, and the end of what is disposed of', async () => {
    const { environment } = await folder.load('environment.js');
    const execute = (text: string) => environment.getNetwork().execute({ text, name: 'Q' }, {}, {});
    expect(await execute('query Q { member(code: "ca") { code } }').toPromise()).toMatchObject({
      data: { member: { code: 'CA' } },
    });
    outage.left = Number.POSITIVE_INFINITY;
    outage.ended = 0;
    const subscription = execute('query Q { members { totalCount } }').subscribe({});
    setTimeout(() => subscription.unsubscribe(), 100);
    await vi.waitFor(() => expect(outage.ended).toBe(1), 5_000);
    outage.left = 0;
  });

  it('connect Apollo Client: pages are joined, kept by filter, and interfaces are known', async () => {
    const { client } = await folder.load('apollo.js');
    const query = apolloGql(list);
    const variables = { first: 40, filter: ministers };
    const told: { totalCount: number; edges: readonly { node: { id: string } }[] }[] = [];
    const watched = client.watchQuery({ query, variables });
    const subscription = watched.subscribe(async ({ data }: { data?: { events: (typeof told)[0] } }) => {
      if (data !== undefined && data.events.edges.length !== told.at(-1)?.edges.length) told.push(data.events);
    });
    await vi.waitFor(() => expect(told).toHaveLength(1), 5_000);
    for (let pages = 1; watched.getCurrentResult().data.events.pageInfo.hasNextPage; pages += 1) {
      await watched.fetchMore({ variables: { after: watched.getCurrentResult().data.events.pageInfo.endCursor } });
      await vi.waitFor(() => expect(told).toHaveLength(pages + 1), 5_000);
    }
    subscription.unsubscribe();
    await expectWhole(told.at(-1)!);
    const text = '{ event(slug: "summit-2025-kananaskis") { id ... on Entity { slug } ... on Summit { number } } }';
    const { data } = await client.query({ query: apolloGql(text) });
    expect(data.event).toMatchObject({ slug: 'summit-2025-kananaskis', number: expect.any(Number) });
    expect(client.readQuery({ query: apolloGql(text) })).toEqual(data);
  });

  it('connect urql: pages are joined, and nothing is said of what has no key', async () => {
    const complaints = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { client } = await folder.load('urql.js');
    const ask = async (text: string, variables: object = {}) => {
      const { data, error } = await client.query(text, variables).toPromise();
      if (error !== undefined) throw error;
      return data;
    };
    const variables = { first: 40, filter: ministers };
    let { events } = await ask(list, variables);
    while (events.pageInfo.hasNextPage) {
      ({ events } = await ask(list, { ...variables, after: events.pageInfo.endCursor }));
    }
    await expectWhole(events);
    await ask(
      '{ person(slug: "person-emmanuel-macron") { id offices { edges { terms { startDate } node { id } } } } }',
    );
    // A connection without arguments.
    const { event } = await ask('{ event(slug: "summit-2025-kananaskis") { id hosts { nodes { id name } } } }');
    expect(event.hosts.nodes).toMatchObject([{ name: 'Canada' }]);
    await ask('{ member(code: "jp") { id neighbors(first: 3) { edges { links { relation } node { id } } } } }');
    expect(complaints.mock.calls).toEqual([]);
    complaints.mockRestore();
  });

  /** A list that a client joined holds what one request for all of it finds. */
  async function expectWhole(joined: { totalCount: number; edges: readonly { node: { id: string } }[] }) {
    const { allEvents } = await folder.load('pages.js');
    const whole: readonly { id: string }[] = await allEvents(ministers);
    expect(joined.edges.map(({ node }) => node.id)).toEqual(whole.map(({ id }) => id));
    expect(joined.totalCount).toBe(whole.length);
  }

  it('make an outage that lasts an error of each client, not an answer', async () => {
    const [{ ask }, { environment }, { client: apollo }, { client: urql }] = await Promise.all(
      ['ask.js', 'environment.js', 'apollo.js', 'urql.js'].map((name) => folder.load(name)),
    );
    const text = 'query Away { event(slug: "summit-2025-kananaskis") { id } }';
    outage.left = 12;
    const outcomes = await Promise.allSettled([
      ask(text),
      environment.getNetwork().execute({ text, name: 'Away' }, {}, {}).toPromise(),
      apollo.query({ query: apolloGql(text), fetchPolicy: 'no-cache' }),
      urql
        .query(text, {}, { requestPolicy: 'network-only' })
        .toPromise()
        .then(({ error, data }: { error?: Error; data?: unknown }) => (error ? Promise.reject(error) : data)),
    ]);
    const away = expect.objectContaining({ message: expect.stringContaining('The database is away.') });
    expect(outcomes).toEqual(outcomes.map(() => ({ status: 'rejected', reason: away })));
    expect(outage.left).toBe(0);
  });

  it('tell the bounds of each field: what is beyond is refused', async () => {
    const { ask } = await folder.load('ask.js');
    const ids = JSON.stringify(Array.from({ length: 101 }, (_, index) => `${index}`));
    expect(beyond.length).toBeGreaterThan(6);
    for (const field of beyond) {
      const { errors } = await ask(`{ ${field.replace('[…]', ids)} dataset { version } }`);
      expect(errors, field).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('generate types that find mistakes', async () => {
    const { default: configuration } = await folder.load('codegen.ts');
    await generateTypes(folder.folder, configuration, printGraphSchema(schema), { 'src/list.ts': list });
    const program = (
      filter: string,
      use: string,
    ) => `import type { ListQuery, ListQueryVariables } from './src/gql/graphql.ts';
export const variables: ListQueryVariables = { first: 1, filter: ${filter} };
export const use = ({ events }: ListQuery) => events?.edges.map(({ node }) => ${use});`;
    const right = "{ kind: { eq: 'SUMMIT' }, startDate: { lt: '2025-01-01' }, partOf: null }";
    writeFileSync(join(folder.folder, 'right.ts'), program(right, 'node.startDate.slice(0, 4)'));
    writeFileSync(join(folder.folder, 'date.ts'), program('{ startDate: { lt: 2025 } }', 'node.id'));
    writeFileSync(join(folder.folder, 'place.ts'), program('{}', 'node.place.name'));
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions', '--module', 'preserve'];
    const compiler = ['node_modules/typescript/bin/tsc', ...options, 'right.ts', 'date.ts', 'place.ts'];
    const { stdout } = await folder.run(process.execPath, compiler).catch((error) => error);
    expect(stdout.match(/^\S+\.ts.*/gm)).toEqual([
      expect.stringMatching(/^date\.ts.*'number' is not assignable/),
      expect.stringMatching(/^place\.ts.*'node.place' is possibly 'null'/),
    ]);
  });

  it('write a day no more exactly than it is known, and find what has moved and what is to go', async () => {
    const { dayText } = await folder.load('day.js');
    expect(dayText('2025-11-21', null, 'en-GB')).toBe('21 November 2025');
    expect(dayText('2025-11-01', 'MONTH', 'fr')).toBe('novembre 2025');
    const { eventAt } = await folder.load('event-at.js');
    expect(await eventAt('nobody')).toBe(null);
    expect(await eventAt('meeting-2024-urban-genoa')).toMatchObject({
      slug: 'meeting-2024-urban-rome',
      hasMoved: true,
    });
    const { deprecatedIn } = await folder.load('deprecated.js');
    const next = buildSchema('type Query { now: Int then: Int @deprecated(reason: "Ask `now` instead.") }');
    expect(deprecatedIn(next, '{ now }')).toEqual([]);
    expect(deprecatedIn(next, '{ now then }')).toEqual([expect.stringContaining('Ask `now` instead.')]);
  });

  it('ask from Python', async ({ skip }) => {
    const isThere = await folder.run('python3', ['--version']).then(
      () => true,
      () => false,
    );
    if (!isThere) skip('There is no python3.');
    outage.left = 1;
    const program = 'from ask import ask; print(ask("{ member(code: \\"jp\\") { name } }")["data"]["member"]["name"])';
    expect((await folder.run('python3', ['-c', program])).trim()).toBe('Japan');
  });
});
