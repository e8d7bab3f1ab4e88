import type { ConnectionField } from '../support/connections.ts';

/** Where a fragment reads on: after its last edge, or before its first. */
export type Direction = 'forward' | 'backward';

interface Words {
  readonly argument: string;
  readonly more: string;
  readonly cursor: string;
}

/** How the Relay specification calls what a direction needs: the arguments, and the fields of `pageInfo`. */
export const words: Readonly<Record<Direction, Words>> = {
  forward: { argument: 'first: $count, after: $cursor', more: 'hasNextPage', cursor: 'endCursor' },
  backward: { argument: 'last: $count, before: $cursor', more: 'hasPreviousPage', cursor: 'startCursor' },
};

/** The name of a fragment over a connection. Relay wants it to begin with the name of its file. */
export function fragmentName({ type, field }: ConnectionField, direction: Direction): string {
  return `${direction}_${type.name}_${field.name}`;
}

/** The name of the query that Relay makes of the fragment, to read the next page. */
export const queryName = (connection: ConnectionField, direction: Direction): string =>
  `${fragmentName(connection, direction)}_Query`;

/** A list that is read page by page, as it is written in a frontend. */
export function fragment(connection: ConnectionField, direction: Direction): string {
  const name = fragmentName(connection, direction);
  return `graphql\`
    fragment ${name} on ${connection.type.name}
    @refetchable(queryName: "${queryName(connection, direction)}")
    @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
      ${connection.field.name}(${words[direction].argument}) @connection(key: "${name}_${connection.field.name}") {
        totalCount
        edges { node { id } }
      }
    }
  \`;`;
}
