import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';
import { createLoaders, eventsWhere, presidencyFields } from './loaders.js';

// Resolvers for each field, and a DataLoader for each relation, as its documentation recommends; graphql-yoga, production mode.
const { connection } = JSON.parse(process.env.BENCH_START);
const driver = neo4j.driver(connection.uri, neo4j.auth.basic(connection.user, connection.password), {
  disableLosslessIntegers: true,
});

const cursorOf = ({ startDate, slug }) => btoa(JSON.stringify([startDate, slug]));

const descending = (orderBy) => orderBy?.[0]?.direction === 'DESC';

const resolvers = {
  Query: {
    event: (_root, { slug }, { loaders }) => loaders.one('eventBySlug', slug),
    member: (_root, { code }, { loaders }) => loaders.one('memberByCode', code),
    presidency: (_root, { year }, { loaders }) => loaders.one('presidencyByYear', year),
    events(_root, { first, after, filter, orderBy }, { loaders }) {
      const { match, read, parameters } = eventsWhere(filter, after && JSON.parse(atob(after)));
      const order = descending(orderBy) ? 'e.startDate DESC, e.slug DESC' : 'e.startDate, e.slug';
      const text = `${match} WITH e ORDER BY ${order} LIMIT $first RETURN ${read}`;
      const items = loaders.run(text, { ...parameters, first: neo4j.int(first + 1) });
      return {
        nodes: async () => (await items).slice(0, first),
        // One more than the page tells whether there is more.
        pageInfo: async () => ({
          hasNextPage: (await items).length > first,
          endCursor: (await items).slice(0, first).map(cursorOf).at(-1) ?? null,
        }),
        totalCount: async () => {
          const whole = eventsWhere(filter);
          return (await loaders.run(`${whole.match} RETURN count(*)`, whole.parameters))[0];
        },
      };
    },
    presidencies: (_root, { first, orderBy }, { loaders }) => ({
      nodes: () =>
        loaders.run(
          `MATCH (p:Presidency) WHERE p.year IS NOT NULL AND p.slug IS NOT NULL
           WITH p ORDER BY ${descending(orderBy) ? 'p.year DESC, p.slug DESC' : 'p.year, p.slug'} LIMIT $first
           RETURN ${presidencyFields}`,
          { first: neo4j.int(first) },
        ),
      totalCount: async () => (await loaders.run('MATCH (:Presidency) RETURN count(*)', {}))[0],
    }),
    commitments: (_root, _arguments, { loaders }) => ({
      totalCount: async () => (await loaders.run('MATCH (:Commitment) RETURN count(*)', {}))[0],
      countBy: ({ first }) =>
        loaders.run(
          `MATCH (c:Commitment) OPTIONAL MATCH (c)-[:CONCERNS]->(x)
           WITH x, count(*) AS number ORDER BY number DESC, x.slug LIMIT $first
           RETURN { key: x.slug, count: number, node: x { .slug, .name } }`,
          { first: neo4j.int(first) },
        ),
    }),
  },
  Presidency: {
    events: ({ slug }, { first }, { loaders }) => ({
      nodes: () => loaders.page('eventsOfPresidency', slug, first),
      totalCount: () => loaders.total('eventsOfPresidency', slug),
    }),
  },
  Member: {
    hostedEvents: ({ code }, { first, orderBy }, { loaders }) => ({
      nodes: () => loaders.page(descending(orderBy) ? 'hostedEventsDescending' : 'hostedEvents', code, first),
    }),
  },
  Event: {
    presidency: ({ slug }, _arguments, { loaders }) => loaders.one('presidencyOfEvent', slug),
    commitments: ({ slug }, { first }, { loaders }) => ({
      nodes: () => loaders.page('commitmentsOfEvent', slug, first),
      totalCount: () => loaders.total('commitmentsOfEvent', slug),
    }),
    participants: ({ slug }, { first }, { loaders }) => ({
      edges: () => loaders.page('participantsOfEvent', slug, first),
      nodes: async () => (await loaders.page('participantsOfEvent', slug, first)).map(({ node }) => node),
    }),
  },
  ParticipantEdge: {
    representing: ({ code }, _arguments, { loaders }) =>
      code === null ? null : loaders.one('representedByCode', code),
  },
  Participant: {
    __resolveType: ({ labels }) => ['Person', 'Member', 'Country', 'Organization'].find((one) => labels.includes(one)),
  },
  Commitment: {
    priorities: ({ slug }, { first }, { loaders }) => ({
      nodes: () => loaders.page('prioritiesOfCommitment', slug, first),
    }),
  },
  Entity: { __resolveType: () => 'Priority' },
};

const yoga = createYoga({
  schema: createSchema({
    typeDefs: readFileSync(new URL('data-loaders.graphql', import.meta.url), 'utf8'),
    resolvers,
  }),
  context: () => ({ loaders: createLoaders(driver, connection.databaseName) }),
  logging: false,
  graphiql: false,
  landingPage: false,
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}/graphql\n`);
});
