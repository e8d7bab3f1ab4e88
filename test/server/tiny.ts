import { GraphQLError } from 'graphql';
import { createSchema } from 'graphql-yoga';
import { badUserInput } from '../../src/errors.ts';
import type { Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import type { RequestContext, StatementRunner } from '../../src/server/execution/execution.ts';
import { createSevenServer, type ServerOptions, type ServerSettings } from '../../src/server/server.ts';
import { neverLoaded } from '../support/data-states.ts';
import { keepingLog, settings } from './serve.ts';

const statement: Statement = {
  text: 'MATCH (n {slug: $p0}) RETURN n.name AS c0 LIMIT $p1',
  columns: ['c0'],
  parameters: {
    p0: { type: 'text', list: false, value: "it's" },
    p1: { type: 'integer', list: false, value: 2 },
    p2: { type: 'float', list: true, value: [1, 2.5] },
  },
};

/** A schema with a field for each way in which a field can end; the layer under test knows nothing of the real one. */
const schema = createSchema<RequestContext>({
  typeDefs: /* GraphQL */ `
    input Filter {
      and: [Filter!]
      name: String
    }
    type Query {
      ran(times: Int = 1): Int
      slugNow(slug: String!): String
      echo(filter: Filter, text: String, names: [String!]): String
      self: Query
      selfForSure: Query!
      broken: String
      uncoded: String
      foreign: String
      wait: Query
      busy: Boolean
      refused: String
      repeated(text: String!): String
      notNull: String!
      nothing: String
    }
  `,
  resolvers: {
    Query: {
      ran: async (_parent, { times }: { times: number }, { run }) => {
        let rows = 0;
        for (let time = 0; time < times; time += 1) rows += (await run(statement)).length;
        return rows;
      },
      slugNow: async (_parent, { slug }: { slug: string }, { run, currentSlug }) => {
        const current = currentSlug?.(slug);
        await run(statement);
        return current;
      },
      echo: (_parent, { text }: { text?: string }) => text ?? 'nothing',
      self: () => ({}),
      selfForSure: () => ({}),
      broken: () => {
        throw Object.assign(new Error('bolt://10.0.0.7:7687 refused MATCH (n)'), { code: 'ServiceUnavailable' });
      },
      uncoded: () => {
        throw new GraphQLError('MATCH (n) went wrong');
      },
      foreign: () => {
        throw Object.assign(new Error('MATCH (n) went wrong'), { extensions: { code: 'BAD_USER_INPUT' } });
      },
      wait: async (_parent, _args, { run }) => {
        await run(statement);
        return {};
      },
      /** Uses up the turn of the event loop. */
      busy: () => {
        const since = performance.now();
        while (performance.now() - since < 15);
        return true;
      },
      refused: () => {
        throw badUserInput('That cannot be asked.', { hint: 'Ask for less.' });
      },
      repeated: (_parent, { text }: { text: string }) => {
        throw badUserInput(`'${text}' is wrong.`, { text });
      },
      notNull: () => null,
      nothing: () => null,
    },
  },
});

export type TinyOptions = Partial<ServerSettings> &
  Partial<
    Pick<
      ServerOptions,
      | 'runner'
      | 'currentState'
      | 'schedule'
      | 'persisted'
      | 'checkDatabase'
      | 'stopping'
      | 'currentSlugs'
      | 'telemetry'
      | 'pages'
    >
  > & {
    readonly log?: ReturnType<typeof keepingLog>;
  };

/** A server over the tiny schema, asked in process as over HTTP. */
export function tinyServer(options: TinyOptions = {}) {
  const {
    runner = twoRows,
    currentState = neverLoaded(),
    checkDatabase = async () => {},
    stopping,
    persisted,
    currentSlugs,
    schedule,
    telemetry,
    pages,
    log = keepingLog(),
    ...changed
  } = options;
  const server = createSevenServer({
    schema,
    currentState,
    persisted,
    runner,
    checkDatabase,
    settings: { ...settings, ...changed },
    log,
    ...(stopping && { stopping }),
    ...(currentSlugs && { currentSlugs }),
    ...(schedule && { schedule }),
    pages,
    telemetry,
    readinessTimeoutMs: 100,
  });
  const fetch = async (path: string, init: RequestInit = {}) => server.fetch(`http://seven.test${path}`, init);
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const ask = async (query: string, more: object = {}, headers: Record<string, string> = {}) =>
    answerOf(await post({ query, ...more }, headers));
  return { server, log, fetch, post, ask };
}

/** As much of an answer as tests look at. */
export interface TinyAnswer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
  readonly extensions?: Record<string, unknown>;
}

export async function answerOf(response: Response): Promise<TinyAnswer> {
  return { ...((await response.json()) as object), status: response.status };
}

/** Status and codes: what a program decides by. */
export function verdictOf({ status, errors = [] }: TinyAnswer) {
  return { status, codes: errors.map(({ extensions }) => extensions?.['code']) };
}

const twoRows: StatementRunner = async () => [['a'], ['b']];
