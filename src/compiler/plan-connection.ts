import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { collectFields } from './collect.ts';
import { type CursorValue, decodeCursor, encodeCursor } from './cursor.ts';
import { filterPredicate } from './filter.ts';
import { type ConnectionMapping, fieldMapping } from './mapping.ts';
import { beyond, orderingOf, presence, reversed } from './order.ts';
import { cutPage, oppositeBoundary, oppositeFlag, type Page, pageFlags, pageOf } from './page.ts';
import { planCounts } from './plan-counts.ts';
import type { Expression, Match, Predicate, Query, Tally } from './plan-node.ts';
import { cursorKey, type Filler, objectReader, orRefuse, type Reader, type ResultRow, slotKey } from './reader.ts';
import { type NumberedVariable, propertyOf, type Wanted } from './row-builder.ts';
import { type ConnectionSite, newScope, type Planning, possibleTypes, questionKey, type Scope } from './scope.ts';
import type { PositionalRecord } from './statement.ts';

/** Where the answers of a connection stand in the row of its parent. */
interface Positions {
  rows: number | undefined;
  total: number | undefined;
  elsewhere: number | undefined;
}

/** Gives what is known of a connection its places in a row: the list of its rows, and other values by name. */
export interface Places {
  readonly rows: () => number;
  readonly value: (name: string, build: () => Expression) => number;
}

/**
 * Makes the site of a connection from its arguments. Throws `BAD_USER_INPUT` for sizes, cursors or orderings that the
 * connection does not have.
 */
export function connectionSite(
  planning: Planning,
  mapping: ConnectionMapping,
  args: Readonly<Record<string, unknown>>,
  parents = 1,
): ConnectionSite {
  const relationship = planning.variable('relationship');
  const asked = { edge: false, rows: false, more: false };
  const lastHop = mapping.hops.at(-1)?.relationship;
  const edge = () => {
    if (lastHop === undefined) throw new TypeError(`A list of every ${mapping.target.label} has no relationship.`);
    asked.edge = true;
    return { variable: relationship, model: lastHop };
  };
  const page = pageOf(mapping, args);
  const rows = parents * page.size;
  planning.spend({ nodes: rows, subqueries: 1 });
  const scope: Scope = { ...newScope(planning, mapping.target, undefined, rows), edge };
  const ordering = orderingOf(mapping, args['orderBy'], {
    node: (name) => propertyOf(scope.node, name),
    edge: (name) => propertyOf(edge(), name),
  });
  const parts = ordering.by.map(({ property, nullable }) => ({ type: property.type, nullable }));
  const bound = (argument: 'after' | 'before') => {
    const cursor = page[argument];
    return cursor === undefined ? undefined : decodeCursor(cursor, ordering.digest, parts, argument);
  };
  const filter = (args['filter'] ?? undefined) as Readonly<Record<string, unknown>> | undefined;
  return {
    mapping,
    filter: filter && mapping.filter && filterPredicate(planning, mapping.filter, filter, scope),
    page,
    ordering,
    bounds: { after: bound('after'), before: bound('before') },
    scope,
    relationship,
    asked,
  };
}

/** Plans a connection that starts at the node of a scope. */
export function planConnection(
  planning: Planning,
  parent: Scope,
  mapping: ConnectionMapping,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  wanted: Wanted,
): Reader {
  const key = questionKey(planning, mapping, nodes[0]!);
  const known = parent.connections.get(key);
  const site = known ?? connectionSite(planning, mapping, planning.coerce(field, nodes[0]!), parent.rows);
  parent.connections.set(key, site);
  const from = parent.node.variable;
  const value = (name: string, build: () => Expression) =>
    parent.row.column(`${from.id} ${name} ${key}`, build, from, wanted);
  const rows = () => value('rows', () => ({ kind: 'rows', query: pageQuery(site, from) }));
  return planParts(planning, site, field, nodes, from, { rows, value });
}

/** Plans what is asked of a connection; `place` says where the rows, the total and the flag come to stand. */
export function planParts(
  planning: Planning,
  site: ConnectionSite,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  from: NumberedVariable | undefined,
  places: Places,
): Reader {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const at: Positions = { rows: undefined, total: undefined, elsewhere: undefined };
  const lists: Filler[] = [];
  const counts: Filler[] = [];
  const pageInfo = new Set<string>();
  let wantsPageInfo = false;
  for (const [responseKey, partNodes] of collectFields(planning, type, nodes)) {
    const part = type.getFields()[partNodes[0]!.name.value];
    const partType = part && (getNamedType(part.type) as GraphQLObjectType);
    if (part === undefined || partType === undefined) continue;
    const list = (read: Reader) => lists.push({ key: slotKey(responseKey), read });
    const mapping = fieldMapping(part);
    switch (mapping?.kind) {
      case 'nodes':
        list(planning.planObject(planning, site.scope, possibleTypes(planning, partType), partNodes));
        break;
      case 'edges':
        list(planEdge(planning, site, partType, partNodes));
        break;
      case 'totalCount':
        at.total = places.value('total', () => ({ kind: 'count', query: tallyAll(site, from) }));
        break;
      case 'pageInfo':
        wantsPageInfo = true;
        for (const name of namesIn(planning, partType, partNodes)) pageInfo.add(name);
        break;
      case 'countBy':
        counts.push({
          key: slotKey(responseKey),
          read: orRefuse(() => planCounts(planning, site, mapping, part, partNodes, tallyAll(site, from), places)),
        });
        break;
    }
  }
  const flag = oppositeFlag(site.page);
  if (flag !== undefined && pageInfo.has(flag)) {
    at.elsewhere = places.value('elsewhere', () => ({ kind: 'exists', query: tallyElsewhere(site, from) }));
  }
  if (lists.length > 0 || pageInfo.size > 0) at.rows = places.rows();
  site.asked.rows ||= at.rows !== undefined;
  site.asked.more ||= pageInfo.has('hasNextPage') || pageInfo.has('hasPreviousPage');
  const withCursors = pageInfo.has('startCursor') || pageInfo.has('endCursor');
  return connectionReader(type.name, site.page, at, lists, counts, {
    wanted: wantsPageInfo,
    cursorOf: withCursors ? cursorReader(site) : () => null,
  });
}

function namesIn(planning: Planning, type: GraphQLObjectType, nodes: readonly FieldNode[]): readonly string[] {
  return [...collectFields(planning, type, nodes).values()].map(([first]) => first!.name.value);
}

function planEdge(
  planning: Planning,
  site: ConnectionSite,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Reader {
  const { scope } = site;
  const selection = collectFields(planning, type, nodes);
  const fillers = [...planning.planFields(planning, scope, type, selection, undefined, () => scope.edge!())];
  const asksForCursor = [...selection.values()].some(([first]) => {
    const field = type.getFields()[first!.name.value];
    return field !== undefined && fieldMapping(field)?.kind === 'cursor';
  });
  if (asksForCursor) fillers.push({ key: cursorKey, read: cursorReader(site) });
  return objectReader(type.name, fillers);
}

function cursorReader({ ordering, scope, relationship }: ConnectionSite): (row: PositionalRecord) => string {
  const positions = ordering.by.map(({ property }) =>
    scope.row.property(property.of === relationship ? scope.edge!() : scope.node, property.name),
  );
  return (row) =>
    encodeCursor(
      ordering.digest,
      positions.map((position) => row[position] as CursorValue),
    );
}

function connectionReader(
  typename: string,
  page: Page,
  at: Positions,
  lists: readonly Filler[],
  counts: readonly Filler[],
  pageInfo: { readonly wanted: boolean; readonly cursorOf: Reader },
): Reader {
  return (record) => {
    const read = at.rows === undefined ? [] : (record[at.rows] as readonly PositionalRecord[]);
    const rows = cutPage(page, read);
    const connection: ResultRow = { __typename: typename };
    for (const { key, read: item } of lists) connection[key] = rows.map(item);
    for (const { key, read: count } of counts) connection[key] = count(record);
    if (at.total !== undefined) connection['totalCount'] = record[at.total];
    if (pageInfo.wanted) {
      const elsewhere = at.elsewhere !== undefined && record[at.elsewhere] === true;
      const [start, end] = [rows[0], rows.at(-1)];
      connection['pageInfo'] = {
        ...pageFlags(page, read.length, elsewhere),
        startCursor: start ? pageInfo.cursorOf(start) : null,
        endCursor: end ? pageInfo.cursorOf(end) : null,
      };
    }
    return connection;
  };
}

function matchOf(site: ConnectionSite, from: NumberedVariable | undefined, withEdge = true): Match {
  const node = site.scope.node.variable;
  if (from === undefined) return { kind: 'label', node, model: site.mapping.target };
  const relationship = withEdge && site.asked.edge ? site.relationship : undefined;
  return { kind: 'hops', from, hops: site.mapping.hops, node, relationship };
}

/** Where several hops can lead to one node by several ways, it is listed once. */
const isDistinct = ({ mapping }: ConnectionSite) => mapping.hops.length > 1 && mapping.hasEdges !== true;

/** The rows of a page, and one more where it must be known whether there are others. */
export function pageQuery(site: ConnectionSite, from: NumberedVariable | undefined): Query {
  const { page, ordering, bounds, scope } = site;
  const { by } = ordering;
  const where = [
    ...presenceOf(site),
    ...(site.filter ? [site.filter] : []),
    ...(bounds.after ? [beyond(by, bounds.after)] : []),
    ...(bounds.before ? [beyond(reversed(by), bounds.before)] : []),
  ];
  return {
    match: matchOf(site, from),
    where,
    distinct: isDistinct(site),
    order: page.backward ? reversed(by) : by,
    limit: { type: 'integer', list: false, value: page.size + (site.asked.more ? 1 : 0) },
    row: scope.row.freeze(),
  };
}

function presenceOf({ ordering, scope }: ConnectionSite): readonly Predicate[] {
  return presence(ordering.by, (property) => property.of === scope.node.variable);
}

/** Every row of the connection, whatever the page. A label is left out where the relationship says it. */
export function tallyAll(site: ConnectionSite, from: NumberedVariable | undefined): Tally {
  return {
    match: matchOf(site, from, site.filter !== undefined),
    where: site.filter ? [site.filter] : [],
    distinct: isDistinct(site),
  };
}

/** The rows at and beyond the cursor on the side where the page itself cannot tell. */
export function tallyElsewhere(site: ConnectionSite, from: NumberedVariable | undefined): Tally {
  const boundary = oppositeBoundary(site.page);
  const values = boundary && site.bounds[boundary];
  const by = boundary === 'after' ? reversed(site.ordering.by) : site.ordering.by;
  return {
    match: matchOf(site, from),
    where: [
      ...presenceOf(site),
      ...(site.filter ? [site.filter] : []),
      ...(values === undefined ? [] : [beyond(by, values, true)]),
    ],
    distinct: false,
  };
}
