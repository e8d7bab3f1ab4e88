import { type Environment, fetchQuery, graphql } from 'relay-runtime';
import type { EventFilter, EventOrder, searchEventsQuery } from './__generated__/searchEventsQuery.graphql';

const search = graphql`
  query searchEventsQuery($filter: EventFilter, $orderBy: [EventOrder!]) {
    events(first: 5, filter: $filter, orderBy: $orderBy) {
      nodes {
        id
        startDate
      }
    }
  }
`;

const latestFirst: readonly EventOrder[] = [{ field: 'START_DATE', direction: 'DESC' }];

/** The latest events that a member received before a day. */
export async function searchEvents(environment: Environment, host: string, before: string) {
  const filter: EventFilter = { startDate: { lt: before }, hosts: { some: { code: { eq: host } } } };
  const data = await fetchQuery<searchEventsQuery>(environment, search, { filter, orderBy: latestFirst }).toPromise();
  return data?.events?.nodes ?? [];
}
