import { type Environment, fetchQuery, graphql } from 'relay-runtime';
import { waitForFragmentData } from 'relay-runtime/experimental';
import type { presidencyEvents_presidency$key } from './__generated__/presidencyEvents_presidency.graphql';
import nextPage, { type presidencyEventsNextPageQuery } from './__generated__/presidencyEventsNextPageQuery.graphql';
import type { presidencyEventsQuery } from './__generated__/presidencyEventsQuery.graphql';

const firstPage = graphql`
  query presidencyEventsQuery($year: Int!, $count: Int!) {
    presidency(year: $year) {
      id
      ...presidencyEvents_presidency @arguments(count: $count)
    }
  }
`;

const list = graphql`
  fragment presidencyEvents_presidency on Presidency
  @refetchable(queryName: "presidencyEventsNextPageQuery")
  @argumentDefinitions(count: { type: "Int!" }, cursor: { type: "String" }) {
    events(first: $count, after: $cursor) @connection(key: "presidencyEvents_events") {
      totalCount
      edges {
        node {
          id
          name
          startDate
          place {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** The events of a presidency as a screen shows them: a first page, and more while there are more. */
export async function readPresidencyEvents(environment: Environment, year: number, count: number) {
  const { presidency } =
    (await fetchQuery<presidencyEventsQuery>(environment, firstPage, { year, count }).toPromise()) ?? {};
  if (!presidency) throw new Error(`There was no presidency in ${year}.`);
  const screens = [await read(environment, presidency)];
  for (let page = screens[0]; page?.hasNextPage; page = screens.at(-1)) {
    const variables = { id: presidency.id, count, cursor: page.endCursor };
    await fetchQuery<presidencyEventsNextPageQuery>(environment, nextPage, variables).toPromise();
    screens.push(await read(environment, presidency));
  }
  return screens;
}

/** What the store holds of the list by now: Relay itself puts the pages together. */
async function read(environment: Environment, presidency: presidencyEvents_presidency$key) {
  const { events } = await waitForFragmentData(environment, list, presidency);
  if (!events) throw new Error('The events could not be read.');
  const rows = events.edges.map(({ node }) => ({
    id: node.id,
    name: node.name,
    year: node.startDate.slice(0, 4),
    place: node.place?.name ?? 'no place',
  }));
  return { rows, totalCount: events.totalCount, ...events.pageInfo };
}
