import { gql, type TypedDocumentNode } from '@apollo/client';
import { client as apollo } from './apollo.js';
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
import * as documents from './documents.ts';
import { showScreens } from './screens.ts';

async function ask<Data>(text: string, variables: Record<string, unknown>, signal?: AbortSignal): Promise<Data> {
  const query: TypedDocumentNode<Data> = gql(text);
  const context = signal ? { fetchOptions: { signal } } : {};
  const { data } = await apollo.query({ query, variables, fetchPolicy: 'network-only', context });
  return data as Data;
}

const client: Client = {
  list(filter, show) {
    const query: TypedDocumentNode<{ events: Events }> = gql(documents.list);
    const watched = apollo.watchQuery({ query, variables: { filter } });
    let watching: { unsubscribe(): void } | undefined;
    return {
      async read() {
        await ask(documents.list, { filter });
        watching ??= watched.subscribe(({ data }) => data?.events && show(listOf(data.events as Events)));
      },
      async more() {
        const { events } = watched.getCurrentResult().data as { events: Events };
        await watched.fetchMore({ variables: { after: events.pageInfo.endCursor } });
        // Who watches is told only later.
        show(listOf(apollo.readQuery({ query, variables: { filter } })?.events as Events));
      },
      close: () => watching?.unsubscribe(),
    };
  },
  event: async (slug) => detailOf(await ask<EventData>(documents.event, { slug })),
  suggest: async (text, signal) =>
    (await ask<SuggestData>(documents.suggest, { text }, signal)).suggest.map(({ node }) => node),
  path: async (from, to) => stepsOf(await ask<PathData>(documents.path, { from, to })),
};

showScreens(client);
