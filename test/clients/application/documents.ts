/** The operations of the clients that take them as text. Those of Relay stand in its own module, for its compiler. */
export const list = `query List($filter: EventFilter, $after: String) {
  events(first: 5, after: $after, filter: $filter, orderBy: [{ field: START_DATE, direction: DESC }]) {
    totalCount
    edges { node { id slug name } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const event = `query Event($slug: String!) {
  event(slug: $slug) { id name hosts { nodes { id name } } }
}`;

export const suggest = `query Suggest($text: String!) {
  suggest(text: $text) { node { id slug name } }
}`;

export const path = `query Path($from: String!, $to: String!) {
  path(from: $from, to: $to) { steps { relation } }
}`;
