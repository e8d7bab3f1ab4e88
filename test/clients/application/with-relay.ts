import {
  createOperationDescriptor,
  fetchQuery,
  type GraphQLTaggedNode,
  getRequest,
  graphql,
  type Variables,
} from 'relay-runtime';
import {
  type Client,
  detailOf,
  type EventData,
  type Events,
  listOf,
  type PathData,
  type SuggestData,
  stepsOf,
} from './client.ts';
import { environment } from './environment.js';
import { showScreens } from './screens.ts';

const list = graphql`
  query withRelayListQuery($filter: EventFilter, $after: String) {
    events(first: 5, after: $after, filter: $filter, orderBy: [{ field: START_DATE, direction: DESC }])
      @connection(key: "withRelayList_events", filters: ["filter"]) {
      totalCount
      edges {
        node {
          id
          slug
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const event = graphql`
  query withRelayEventQuery($slug: String!) {
    event(slug: $slug) {
      name
      hosts {
        nodes {
          name
        }
      }
    }
  }
`;

const suggest = graphql`
  query withRelaySuggestQuery($text: String!) {
    suggest(text: $text) {
      node {
        id
        slug
        name
      }
    }
  }
`;

const path = graphql`
  query withRelayPathQuery($from: String!, $to: String!) {
    path(from: $from, to: $to) {
      steps {
        relation
      }
    }
  }
`;

/** Rejects where a query fails; a signal disposes of it. */
function ask(query: GraphQLTaggedNode, variables: Variables, signal?: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asking = fetchQuery(environment, query, variables).subscribe({ next: resolve, error: reject });
    signal?.addEventListener('abort', () => {
      asking.unsubscribe();
      reject(signal.reason);
    });
  });
}

const client: Client = {
  list(filter, show) {
    const operation = createOperationDescriptor(getRequest(list), { filter });
    const kept = environment.retain(operation);
    const read = () => (environment.lookup(operation.fragment).data as { events: Events }).events;
    const watching = environment.subscribe(environment.lookup(operation.fragment), () => show(listOf(read())));
    return {
      read: async () => void (await ask(list, { filter })),
      more: async () => void (await ask(list, { filter, after: read().pageInfo.endCursor })),
      close() {
        watching.dispose();
        kept.dispose();
      },
    };
  },
  event: async (slug) => detailOf((await ask(event, { slug })) as EventData),
  suggest: async (text, signal) =>
    ((await ask(suggest, { text }, signal)) as SuggestData).suggest.map(({ node }) => node),
  path: async (from, to) => stepsOf((await ask(path, { from, to })) as PathData),
};

showScreens(client);
