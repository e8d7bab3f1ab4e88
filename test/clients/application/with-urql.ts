import type { AnyVariables } from '@urql/core';
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
import { client as urql } from './urql.js';

/** Rejects where a query fails; a signal unsubscribes, which ends the request. */
function ask<Data>(text: string, variables: AnyVariables, signal?: AbortSignal): Promise<Data> {
  return new Promise((resolve, reject) => {
    const asking = urql.query<Data>(text, variables, { requestPolicy: 'network-only' }).subscribe((result) => {
      if (result.stale) return;
      if (result.error) reject(result.error);
      else resolve(result.data as Data);
    });
    signal?.addEventListener('abort', () => {
      asking.unsubscribe();
      reject(signal.reason);
    });
  });
}

const client: Client = {
  list(filter, show) {
    let last: Events | undefined;
    const read = async (after?: string | null) => {
      last = (await ask<{ events: Events }>(documents.list, { filter, after })).events;
      show(listOf(last));
    };
    return { read, more: () => read(last?.pageInfo.endCursor), close() {} };
  },
  event: async (slug) => detailOf(await ask<EventData>(documents.event, { slug })),
  suggest: async (text, signal) =>
    (await ask<SuggestData>(documents.suggest, { text }, signal)).suggest.map(({ node }) => node),
  path: async (from, to) => stepsOf(await ask<PathData>(documents.path, { from, to })),
};

showScreens(client);
