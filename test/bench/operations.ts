import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parameter, PositionalRecord } from '../../src/compiler/statement.ts';

/** One question, asked in GraphQL and in the best Cypher that we can write for it by hand. */
export interface Operation {
  readonly name: string;
  /** From `operations/<name>.graphql`. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** From `operations/<name>.cypher`; its columns are read by position. */
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Builds from the records of `cypher` the data that the GraphQL operation answers with. */
  readonly answer: (records: readonly PositionalRecord[]) => unknown;
}

type Row = readonly unknown[];

const text = (value: string): Parameter => ({ type: 'text', list: false, value });
const integer = (value: number): Parameter => ({ type: 'integer', list: false, value });

function operation(name: string, rest: Omit<Operation, 'name' | 'query' | 'cypher'>): Operation {
  const file = (ending: string) => readFileSync(join(import.meta.dirname, 'operations', `${name}.${ending}`), 'utf8');
  return { name, query: file('graphql'), cypher: file('cypher'), ...rest };
}

/** The objects of a nested list; `read` names its positions. */
const list = <T>(rows: unknown, read: (row: Row) => T): readonly T[] => (rows as readonly Row[]).map(read);

const byId = operation('by-id', {
  variables: { slug: 'summit-2025-kananaskis' },
  parameters: { slug: text('summit-2025-kananaskis') },
  answer: ([row]) => {
    if (row === undefined) return { event: null };
    const [slug, name, kind, status, year, startDate, endDate, format, description] = row;
    return { event: { slug, name, kind, status, year, startDate, endDate, format, description } };
  },
});

const page = 20;

const events = operation('list', {
  variables: { kind: 'MINISTERIAL_MEETING' },
  parameters: { kind: text('MINISTERIAL_MEETING'), first: integer(page + 1) },
  answer: (records) => {
    const nodes = list(records.slice(0, page), ([slug, name, year, startDate, endDate, format]) => {
      return { slug, name, year, startDate, endDate, format };
    });
    return { events: { pageInfo: { hasNextPage: records.length > page }, nodes } };
  },
});

const nested = operation('nested', {
  variables: {},
  parameters: { presidencies: integer(10), events: integer(10), commitments: integer(5), priorities: integer(20) },
  answer: (records) => {
    const commitment = ([slug, name, priorities]: Row) => {
      return { slug, name, priorities: { nodes: (priorities as readonly string[]).map((name) => ({ name })) } };
    };
    const event = ([slug, name, startDate, totalCount, commitments]: Row) => {
      return { slug, name, startDate, commitments: { totalCount, nodes: list(commitments, commitment) } };
    };
    const nodes = list(records, ([, year, totalCount, events]) => {
      return { year, events: { totalCount, nodes: list(events, event) } };
    });
    return { presidencies: { totalCount: records[0]?.[0], nodes } };
  },
});

const edges = operation('edges', {
  variables: { code: 'CA' },
  parameters: { code: text('CA'), events: integer(20), participants: integer(20) },
  answer: ([row]) => {
    if (row === undefined) return { member: null };
    const participant = ([role, code, represented, slug, name]: Row) => {
      return { role, representing: code === null ? null : { code, name: represented }, node: { slug, name } };
    };
    const event = ([slug, name, startDate, participants]: Row) => {
      return { slug, name, startDate, participants: { edges: list(participants, participant) } };
    };
    const [code, name, hosted] = row;
    return { member: { code, name, hostedEvents: { nodes: list(hosted, event) } } };
  },
});

const wide = operation('wide', {
  variables: {},
  parameters: { first: integer(100) },
  answer: (records) => {
    const nodes = list(records, ([slug, name, kind, status, year, startDate, endDate, format, presiding]) => {
      const presidency = presiding === null ? null : { year: presiding };
      return { slug, name, kind, status, year, startDate, endDate, format, presidency };
    });
    return { events: { nodes } };
  },
});

const filtered = operation('filtered', {
  variables: { presiding: 'CA', speaking: 'JP', from: '2000-01-01' },
  parameters: { presiding: text('CA'), speaking: text('JP'), from: text('2000-01-01'), first: integer(page) },
  answer: (records) => {
    const nodes = list(records, ([, slug, name, startDate]) => ({ slug, name, startDate }));
    return { events: { totalCount: records[0]?.[0] ?? 0, nodes } };
  },
});

/** By id, a list, three levels with totals, edges with properties, a wide page, conditions on what is related. */
export const operations: readonly Operation[] = [byId, events, nested, edges, wide, filtered];
