import type { Operation } from '../operations.ts';

/** How a peer is asked for an operation, and what its answer means in the words of the product. */
export interface PeerQuestion {
  readonly ask: (operation: Operation) => Pick<Operation, 'query' | 'variables'>;
  readonly read: (data: unknown) => unknown;
  /** What it is spared, taken out of the product's answer before they are compared. */
  readonly spare?: (data: unknown) => unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is compared as a whole with that of the product.
type Data = any;

const eventFields = 'slug name year startDate';
const byDate = 'sort: [{ startDate: ASC }, { slug: ASC }]';
const nodesOf = (connection: Data) => connection.edges.map((edge: Data) => edge.node);

/** Its connections are sorted like those of the product, and `totalCount` stands where it stands there. */
const neo4jGraphql: Readonly<Record<string, PeerQuestion>> = {
  'by-id': {
    ask: ({ variables }) => ({
      query: `query EventById($slug: String!) { events(where: { slug: { eq: $slug } }) {
        slug name kind status year startDate endDate format description } }`,
      variables,
    }),
    read: ({ events }: Data) => ({ event: events[0] ?? null }),
  },
  list: {
    ask: ({ variables }) => ({
      query: `query MinisterialMeetings($kind: String!) {
        eventsConnection(first: 20, where: { kind: { eq: $kind } }, ${byDate}) {
          pageInfo { hasNextPage } edges { node { ${eventFields} endDate format } } } }`,
      variables,
    }),
    read: ({ eventsConnection: { pageInfo, edges } }: Data) => ({ events: { pageInfo, nodes: nodesOf({ edges }) } }),
  },
  deep: {
    ask: ({ offset = 0 }) => ({
      query: `query EventsAfter($after: String!) { eventsConnection(first: 20, after: $after, ${byDate}) {
        edges { node { ${eventFields} format } } pageInfo { hasNextPage } } }`,
      variables: { after: btoa(`arrayconnection:${offset - 1}`) },
    }),
    read: ({ eventsConnection: { pageInfo, edges } }: Data) => ({ events: { nodes: nodesOf({ edges }), pageInfo } }),
  },
  nested: {
    ask: () => ({
      query: `query PresidenciesWithCommitments { presidenciesConnection(first: 10, sort: [{ year: DESC }]) {
        totalCount edges { node { year
          eventsConnection(first: 10, sort: [{ node: { startDate: ASC } }, { node: { slug: ASC } }]) {
            totalCount edges { node { slug name startDate
              commitmentsConnection(first: 5, sort: [{ node: { year: ASC } }, { node: { slug: ASC } }]) {
                totalCount edges { node { slug name
                  prioritiesConnection(first: 20, sort: [{ node: { sortName: ASC } }, { node: { slug: ASC } }]) {
                    edges { node { name } } } } } } } } } } } } }`,
      variables: {},
    }),
    read: ({ presidenciesConnection: { totalCount, edges } }: Data) => {
      const commitment = ({ slug, name, prioritiesConnection }: Data) => {
        return { slug, name, priorities: { nodes: nodesOf(prioritiesConnection) } };
      };
      const event = ({ slug, name, startDate, commitmentsConnection: listed }: Data) => {
        const { totalCount } = listed;
        return { slug, name, startDate, commitments: { totalCount, nodes: nodesOf(listed).map(commitment) } };
      };
      const presidency = ({ year, eventsConnection: listed }: Data) => {
        return { year, events: { totalCount: listed.totalCount, nodes: nodesOf(listed).map(event) } };
      };
      return { presidencies: { totalCount, nodes: nodesOf({ edges }).map(presidency) } };
    },
  },
  // It cannot go from a code on the edge to a node, and is spared the name of whom somebody represents.
  edges: {
    ask: ({ variables }) => ({
      query: `query HostedWithParticipants($code: String!) { members(where: { code: { eq: $code } }) { code name
        hostedEventsConnection(first: 20, sort: [{ node: { startDate: DESC } }, { node: { slug: DESC } }]) {
          edges { node { slug name startDate
            participantsConnection(first: 20, sort: [{ node: { sortName: ASC } }, { node: { slug: ASC } }, { edge: { key: ASC } }]) {
              edges { properties { role representing } node { slug name } } } } } } } }`,
      variables,
    }),
    read: ({ members: [member] }: Data) => {
      const participant = ({ properties: { role, representing }, node }: Data) => {
        return { role, representing: representing === null ? null : { code: representing }, node };
      };
      const event = ({ slug, name, startDate, participantsConnection: { edges } }: Data) => {
        return { slug, name, startDate, participants: { edges: edges.map(participant) } };
      };
      const { code, name, hostedEventsConnection } = member;
      return { member: { code, name, hostedEvents: { nodes: nodesOf(hostedEventsConnection).map(event) } } };
    },
    spare: ({ member: { hostedEvents, ...member } }: Data) => {
      const participant = ({ representing, ...edge }: Data) => {
        return { ...edge, representing: representing && { code: representing.code } };
      };
      const event = ({ participants: { edges }, ...rest }: Data) => {
        return { ...rest, participants: { edges: edges.map(participant) } };
      };
      return { member: { ...member, hostedEvents: { nodes: hostedEvents.nodes.map(event) } } };
    },
  },
  wide: {
    ask: () => ({
      query: `query HundredEvents { eventsConnection(first: 100, ${byDate}) { edges { node {
        slug name kind status year startDate endDate format presidency { year } } } } }`,
      variables: {},
    }),
    read: ({ eventsConnection }: Data) => {
      const event = ({ presidency, ...rest }: Data) => ({ ...rest, presidency: presidency[0] ?? null });
      return { events: { nodes: nodesOf(eventsConnection).map(event) } };
    },
  },
  filtered: {
    ask: ({ variables }) => ({
      query: `query MeetingsUnderAMember($presiding: String!, $speaking: String!, $from: Date!) {
        eventsConnection(first: 20, ${byDate}, where: {
          startDate: { gte: $from }
          presidency: { some: { member: { some: { code: { eq: $presiding } } } } }
          participantsConnection: { some: { edge: { representing: { eq: $speaking } } } }
        }) { totalCount edges { node { slug name startDate } } } }`,
      variables,
    }),
    read: ({ eventsConnection: { totalCount, edges } }: Data) => ({
      events: { totalCount, nodes: nodesOf({ edges }) },
    }),
  },
  union: {
    ask: ({ variables }) => ({
      query: `query WhoAttends($year: Int!) { presidencies(where: { year: { eq: $year } }) {
        eventsConnection(first: 20, sort: [{ node: { startDate: ASC } }, { node: { slug: ASC } }]) { edges { node { slug
          attendeesConnection(first: 10, sort: [{ node: { sortName: ASC } }, { node: { slug: ASC } }, { edge: { key: ASC } }]) {
            edges { node { __typename slug
              ... on Person { name } ... on AttendingMember { code joinedYear }
              ... on Country { code } ... on Organization { code } } } } } } } } }`,
      variables,
    }),
    read: ({ presidencies: [presidency] }: Data) => {
      const attendee = ({ __typename, ...rest }: Data) => {
        return { __typename: __typename === 'AttendingMember' ? 'Member' : __typename, ...rest };
      };
      const event = ({ slug, attendeesConnection }: Data) => {
        return { slug, participants: { nodes: nodesOf(attendeesConnection).map(attendee) } };
      };
      return { presidency: { events: { nodes: nodesOf(presidency.eventsConnection).map(event) } } };
    },
  },
};

/** It has the schema of the product, as far as it goes. */
const asTheProduct: PeerQuestion = { ask: (operation) => operation, read: (data) => data };
const answeredByLoaders = ['by-id', 'list', 'nested', 'edges', 'wide', 'filtered', 'union', 'count-by'];

export const peerQuestions = {
  'neo4j-graphql': neo4jGraphql,
  'data-loaders': {
    ...Object.fromEntries(answeredByLoaders.map((name) => [name, asTheProduct])),
    // Its cursors are its own.
    deep: {
      ask: ({ query, floor }) => {
        const { startDate, slug } = floor!.parameters;
        return { query, variables: { after: btoa(JSON.stringify([startDate?.value, slug?.value])) } };
      },
      read: (data) => data,
    },
  } satisfies Readonly<Record<string, PeerQuestion>>,
};
