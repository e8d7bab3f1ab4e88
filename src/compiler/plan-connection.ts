import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { badUserInput } from '../errors.ts';
import { collectFields } from './collect.ts';
import { weights } from './cost.ts';
import { type CursorValue, encodeCursor } from './cursor.ts';
import { cursorValueReader } from './exact-values.ts';
import { type ConnectionMapping, fieldMapping } from './mapping.ts';
import { cutPage, oppositeBoundary, oppositeFlag, type Page, pageFlags } from './page.ts';
import { planCountPage } from './plan-count-page.ts';
import { planCounts } from './plan-counts.ts';
import type { Expression } from './plan-node.ts';
import {
  columnReader,
  cursorKey,
  type Filler,
  objectReader,
  type Reader,
  Refusal,
  type ResultRow,
  slotKey,
} from './reader.ts';
import { always, argumentsOf, type Derived } from './request-values.ts';
import type { NumberedVariable, Wanted } from './row-builder.ts';
import { type ConnectionSite, orRefuse, type Planning, possibleTypes, questionKey, type Scope } from './scope.ts';
import { connectionSite, pageQuery, tallyAll, tallyElsewhere } from './site.ts';
import type { PositionalRecord } from './statement.ts';
import { computed } from './write-custom.ts';

/** Where the answers of a connection stand in the row of its parent. */
interface Positions {
  rows: number | undefined;
  total: number | undefined;
  elsewhere: number | undefined;
  epoch: number | undefined;
}

/** Gives what is known of a connection its places in a row: the list of its rows, and other values by name. */
export interface Places {
  readonly rows: () => number;
  readonly value: (name: string, build: () => Expression) => number;
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
  const site = known ?? connectionSite(planning, mapping, argumentsOf(field, nodes[0]!), parent);
  parent.connections.set(key, site);
  const from = parent.node.variable;
  // What does not depend on the page is the same for every page.
  const whole = questionKey(planning, mapping, nodes[0]!, (argument) => pageArguments.has(argument));
  const value = (name: string, build: () => Expression) => {
    const column = `${from.id} ${name} ${name === 'rows' || name === 'elsewhere' ? key : whole}`;
    if (!parent.row.has(column)) spendValue(planning, site, name);
    return parent.row.column(column, build, from, wanted);
  };
  const { backward } = planning.request.of(site.page);
  const rows = () => value('rows', () => ({ kind: 'rows', query: pageQuery(site, from, backward) }));
  return planParts(planning, site, field, nodes, from, { rows, value });
}

const pageArguments = new Set(['first', 'last', 'after', 'before', 'orderBy']);

/** Counts what stands beside or for the rows of a connection. The conditions were counted once, for the first of them. */
export function spendValue({ meter }: Planning, site: ConnectionSite, name: string): void {
  const weight = name === 'total' ? weights.total : name === 'elsewhere' ? weights.elsewhere : weights.page;
  const visits = name === 'rows' || name === 'elsewhere' ? site.visits.page : site.visits.whole;
  // A number without a condition is kept by the database.
  const isKept = name === 'total' && site.conditions.length === 0;
  meter.spend({
    subqueries: weight + (site.asked.counted ? site.conditionCost : 0),
    ...(isKept ? {} : { visits }),
  });
  site.asked.counted = true;
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
  const at: Positions = { rows: undefined, total: undefined, elsewhere: undefined, epoch: undefined };
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
          read: orRefuse(planning, () =>
            planCounts(planning, site, mapping, part, partNodes, tallyAll(site, from), places),
          ),
        });
        break;
      case 'countsBy':
        counts.push({
          key: slotKey(responseKey),
          read: orRefuse(planning, () =>
            planCountPage(planning, site, mapping, part, partNodes, tallyAll(site, from), places),
          ),
        });
        break;
    }
  }
  const page = planning.request.of(site.page);
  const [flag, boundary] = [oppositeFlag(page), oppositeBoundary(page)];
  if (flag !== undefined && boundary !== undefined && pageInfo.has(flag)) {
    at.elsewhere = places.value('elsewhere', () => ({ kind: 'exists', query: tallyElsewhere(site, from, boundary) }));
  }
  at.epoch = planEpoch(planning, site, places);
  if (lists.length > 0 || pageInfo.size > 0) at.rows = places.rows();
  site.asked.rows ||= at.rows !== undefined;
  site.asked.more ||= pageInfo.has('hasNextPage') || pageInfo.has('hasPreviousPage');
  const withCursors = pageInfo.has('startCursor') || pageInfo.has('endCursor');
  const read = connectionReader(type.name, site.page, at, lists, counts, {
    wanted: wantsPageInfo,
    cursorOf: withCursors ? cursorReader(site) : () => null,
  });
  return at.epoch === undefined ? read : readInEpoch(site, at.epoch, read);
}

/** Where the text stands that cursors must still hold; nowhere where none was given, or any serves for ever. */
function planEpoch(planning: Planning, { mapping, bounds }: ConnectionSite, places: Places): number | undefined {
  const { epoch } = mapping;
  if (epoch === undefined || (bounds.after === undefined && bounds.before === undefined)) return undefined;
  const expression = computed(planning, { write: epoch.current, type: 'text', list: true }, always({}), {});
  return places.value('epoch', () => expression);
}

/** Refuses cursors of an order that is no more, as that of a ranking after the data have changed. */
function readInEpoch({ bounds, ordering }: ConnectionSite, position: number, read: Reader): Reader {
  return (record, request) => {
    for (const bound of [bounds.after, bounds.before]) {
      const epoch = bound && request.of(bound.values)[ordering.by.length];
      if (epoch === undefined || epoch === (record[position] as readonly unknown[])[0]) continue;
      return new Refusal(
        badUserInput('The data have changed since this cursor was given out. Ask for the first page.'),
      );
    }
    return read(record, request);
  };
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

function cursorReader({ ordering, scope, relationship, mapping }: ConnectionSite): Reader {
  const values = ordering.by.map(({ property }) => {
    return cursorValueReader(scope.row, property.of === relationship ? scope.edge!() : scope.node, property);
  });
  if (mapping.epoch !== undefined) values.push(columnReader(scope.row.property(scope.edge!(), mapping.epoch.known)));
  return (row, request) =>
    encodeCursor(
      ordering.digest,
      values.map((read) => read(row, request) as CursorValue),
    );
}

function connectionReader(
  typename: string,
  pageOf: Derived<Page>,
  at: Positions,
  lists: readonly Filler[],
  counts: readonly Filler[],
  pageInfo: { readonly wanted: boolean; readonly cursorOf: Reader },
): Reader {
  return (record, request) => {
    const page = request.of(pageOf);
    const read = at.rows === undefined ? [] : (record[at.rows] as readonly PositionalRecord[]);
    const rows = cutPage(page, read);
    const connection: ResultRow = { __typename: typename };
    for (const { key, read: item } of lists) connection[key] = rows.map((row) => item(row, request));
    for (const { key, read: count } of counts) connection[key] = count(record, request);
    if (at.total !== undefined) connection['totalCount'] = record[at.total];
    if (pageInfo.wanted) {
      const elsewhere = at.elsewhere !== undefined && record[at.elsewhere] === true;
      const [start, end] = [rows[0], rows.at(-1)];
      connection['pageInfo'] = {
        ...pageFlags(page, read.length, elsewhere),
        startCursor: start ? pageInfo.cursorOf(start, request) : null,
        endCursor: end ? pageInfo.cursorOf(end, request) : null,
      };
    }
    return connection;
  };
}
