import { type Environment, fetchQuery, graphql, isErrorResult } from 'relay-runtime';
import type { eventDetailsHostsQuery } from './__generated__/eventDetailsHostsQuery.graphql';
import type { eventDetailsQuery } from './__generated__/eventDetailsQuery.graphql';

const byId = graphql`
  query eventDetailsQuery($id: ID!) {
    node(id: $id) {
      __typename
      ... on Event {
        name
        kind
        participants(first: 3) {
          edges {
            role
            representing {
              code
            }
            node {
              ... on Entity {
                name
              }
            }
          }
        }
      }
    }
  }
`;

/** One event by its global id, as a list gave it. */
export async function readEvent(environment: Environment, id: string) {
  const data = await fetchQuery<eventDetailsQuery>(environment, byId, { id }).toPromise();
  return data?.node ?? undefined;
}

const hosts = graphql`
  query eventDetailsHostsQuery($id: ID!, $cursor: String) {
    node(id: $id) {
      ... on Event {
        name
        hosts(after: $cursor) @catch {
          nodes {
            code
          }
        }
      }
    }
  }
`;

/** The codes of an event's hosts, or that of the error where they could not be read. */
export async function readHosts(environment: Environment, id: string, cursor?: string) {
  const data = await fetchQuery<eventDetailsHostsQuery>(environment, hosts, { id, cursor }).toPromise();
  const found = data?.node?.hosts;
  if (found === undefined) return undefined;
  if (isErrorResult(found)) return { error: found.errors.map(codeOf), name: data?.node?.name };
  return { codes: found.value?.nodes.map(({ code }) => code), name: data?.node?.name };
}

/** Relay passes an error on as the server sent it. */
function codeOf(error: unknown): string {
  return (error as { extensions: { code: string } }).extensions.code;
}
