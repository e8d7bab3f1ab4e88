import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDay } from '../pothos-plugin-neo4j/compiler/index.ts';

function parse(value: unknown): string {
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  throw new GraphQLError('A Date is written as a day of the calendar: 2025-11-21.');
}

/** A calendar day, ISO 8601. */
export const dateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the calendar, ISO 8601: `2025-11-21`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  serialize: String,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});

function refuseInstant(): never {
  throw new GraphQLError('No argument takes a DateTime.');
}

/** An instant, RFC 3339 in UTC. Only answers hold one. */
export const dateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant in UTC, ISO 8601: `2025-11-21T16:30:00.000Z`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  // Neo4j leaves out seconds that are zero, which RFC 3339 does not.
  serialize: (value) => new Date(String(value)).toISOString(),
  parseValue: refuseInstant,
  parseLiteral: refuseInstant,
});
