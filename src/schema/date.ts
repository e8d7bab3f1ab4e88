import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { isCalendarDay } from '../pothos-plugin-neo4j/compiler/index.ts';

const notADay = (written: string, node?: ValueNode) =>
  new GraphQLError(`${written} is not a day of the calendar. Write a Date like "2025-11-21".`, { nodes: node ?? null });

/** A calendar day, ISO 8601. */
export const dateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the calendar, ISO 8601: `2025-11-21`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  serialize: String,
  parseValue: (value) => {
    if (typeof value === 'string' && isCalendarDay(value)) return value;
    throw notADay(JSON.stringify(value));
  },
  parseLiteral: (node) => {
    if (node.kind === Kind.STRING && isCalendarDay(node.value)) return node.value;
    throw notADay(print(node), node);
  },
});

function refuseInstant(node?: ValueNode): never {
  throw new GraphQLError('No argument takes a DateTime.', { nodes: node ?? null });
}

/** An instant, RFC 3339 in UTC. Only answers hold one. */
export const dateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant in UTC, ISO 8601: `2025-11-21T16:30:00.000Z`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  // Neo4j leaves out seconds that are zero, which RFC 3339 does not.
  serialize: (value) => new Date(String(value)).toISOString(),
  parseValue: () => refuseInstant(),
  parseLiteral: (node) => refuseInstant(node),
});
