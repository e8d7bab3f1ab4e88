import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver } from 'neo4j-driver';
import type { Parameter, PositionalRecord } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { readSession } from './statements.ts';

/** A question in GraphQL, and how it is answered by hand. */
export interface Operation {
  readonly name: string;
  /** From `operations/<name>.graphql`. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** How many nodes lie before the page, for those who count them. */
  readonly offset?: number;
  /** Absent where the product's own statement is Cypher that was written by hand: the floor runs that. */
  readonly floor?: Floor;
  /** Looks up what the values of this graph are, where they are not the same in every graph. */
  readonly prepare?: (at: Preparation) => Promise<Prepared>;
}

/** The best Cypher that we can write for a question, and its answer. */
export interface Floor {
  /** From `operations/<name>.cypher`; its columns are read by position. */
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Builds from the records of `cypher` the data that the GraphQL operation answers with. */
  readonly answer: (records: readonly PositionalRecord[]) => unknown;
}

export interface Preparation {
  readonly driver: Driver;
  readonly database: string | undefined;
  /** The data of the product's answer. */
  readonly ask: (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

interface Prepared {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly offset: number;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

type Row = readonly unknown[];

const text = (value: string): Parameter => ({ type: 'text', list: false, value });
const integer = (value: number): Parameter => ({ type: 'integer', list: false, value });

const file = (name: string, ending: string) =>
  readFileSync(join(import.meta.dirname, 'operations', `${name}.${ending}`), 'utf8');

function operation(
  name: string,
  { variables, prepare, ...floor }: Omit<Floor, 'cypher'> & Pick<Operation, 'variables' | 'prepare'>,
): Operation & { readonly floor: Floor } {
  return {
    name,
    query: file(name, 'graphql'),
    variables,
    ...(prepare && { prepare }),
    floor: { cypher: file(name, 'cypher'), ...floor },
  };
}

/** The operation with the values of the graph that is measured on. */
export async function prepared(operation: Operation, at: Preparation): Promise<Operation> {
  if (operation.prepare === undefined) return operation;
  const { variables, parameters, offset } = await operation.prepare(at);
  const { floor } = operation;
  return { ...operation, variables, offset, ...(floor && { floor: { ...floor, parameters } }) };
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

/** The part of all events that lies before the deep page. */
const DEEP = 0.7;

const deep = operation('deep', {
  variables: { after: '' },
  parameters: {},
  prepare: async ({ driver, database, ask }) => {
    const session = readSession(driver, database);
    const { records } = await session
      .run(
        `CALL () { MATCH (e:Event) RETURN toInteger(count(*) * ${DEEP}) AS before }
         MATCH (e:Event) WITH before, e ORDER BY e.startDate, e.slug
         WITH before, collect(e) AS all WITH all[before - 1] AS e, before
         RETURN e.slug AS slug, toString(e.startDate) AS startDate, before`,
      )
      .finally(() => session.close());
    const { slug, startDate, before } = records[0]!.toObject() as { slug: string; startDate: string; before: number };
    const data = (await ask(
      `query ($slug: String!) { events(first: 1, filter: { slug: { eq: $slug } }, orderBy: [{ field: START_DATE, direction: ASC }]) { pageInfo { endCursor } } }`,
      { slug },
    )) as { readonly events: { readonly pageInfo: { readonly endCursor: string } } };
    return {
      variables: { after: data.events.pageInfo.endCursor },
      offset: before,
      parameters: { slug: text(slug), startDate: text(startDate), first: integer(page + 1) },
    };
  },
  answer: (records) => {
    const nodes = list(records.slice(0, page), ([slug, name, year, startDate, format]) => {
      return { slug, name, year, startDate, format };
    });
    return { events: { nodes, pageInfo: { hasNextPage: records.length > page } } };
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

const union = operation('union', {
  variables: { year: 2025 },
  parameters: { year: integer(2025), events: integer(page), participants: integer(10) },
  answer: ([row]) => {
    const participant = ([__typename, slug, third, fourth]: Row) => {
      if (__typename === 'Person') return { __typename, slug, name: third };
      return { __typename, slug, code: third, ...(__typename === 'Member' && { joinedYear: fourth }) };
    };
    const event = ([slug, participants]: Row) => ({ slug, participants: { nodes: list(participants, participant) } });
    return { presidency: { events: { nodes: list(row?.[0], event) } } };
  },
});

const countBy = operation('count-by', {
  variables: {},
  parameters: { first: integer(20) },
  answer: (records) => {
    const count = ([key, count, name]: Row) => ({ key, count, node: key === null ? null : { name } });
    return { commitments: { countBy: list(records, count) } };
  },
});

const search: Operation = {
  name: 'search',
  query: file('search', 'graphql'),
  variables: { text: 'smugling migrants' },
};

const path: Operation = {
  name: 'path',
  query: file('path', 'graphql'),
  variables: { from: 'person-helmut-kohl', to: 'person-mark-carney' },
};

/**
 * By id, a list, a page far behind the start, three levels with totals, edges with properties, a wide page, conditions
 * on what is related, nodes of several types, numbers by a dimension, what is found in text, a way between two nodes.
 */
export const operations: readonly Operation[] = [
  byId,
  events,
  deep,
  nested,
  edges,
  wide,
  filtered,
  union,
  countBy,
  search,
  path,
];
