import { type Operation, parseOperation } from '../../api/operation.ts';
import type { Reference } from '../../entity/view.ts';
import { type EntityType, kinds } from '../../parts/kinds.ts';

export interface List {
  readonly list: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly Reference[];
  } | null;
}

export interface ListVariables {
  readonly after?: string | undefined;
}

/** The connection of each type; those of meetings have one that a filter divides. */
const connections: Readonly<Record<EntityType, string>> = {
  Summit: 'events',
  LeadersMeeting: 'events',
  MinisterialMeeting: 'events',
  SeniorOfficialsMeeting: 'events',
  BilateralMeeting: 'events',
  Person: 'people',
  Member: 'members',
  Country: 'countries',
  Priority: 'priorities',
  Commitment: 'commitments',
  Document: 'documents',
  Statement: 'statements',
  Place: 'places',
  Organization: 'organizations',
  WorkingGroup: 'workingGroups',
  Office: 'offices',
  Presidency: 'presidencies',
  Source: 'sources',
};

/** The operation that lists all entities of a type, in the order that the API gives them. */
export function listOperation(type: EntityType): Operation<List, ListVariables> {
  const field = connections[type];
  const filter = field === 'events' ? `, filter: { kind: { eq: ${kinds[type].value} } }` : '';
  return parseOperation(`
    query List${type}($after: String) {
      list: ${field}(first: 100, after: $after${filter}) {
        totalCount pageInfo { hasNextPage endCursor } nodes { ...Reference }
      }
    }`);
}
