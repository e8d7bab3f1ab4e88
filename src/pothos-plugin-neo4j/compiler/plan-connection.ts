import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { publicError } from '../errors.ts';
import { weights } from './cost.ts';
import { type CursorValue, encodeCursor } from './cursor.ts';
import { cursorValueReader } from './exact-values.ts';
import { unusual } from './json.ts';
import { type ConnectionMapping, type FieldMapping, fieldMapping } from './mapping.ts';
import { isMissing, missingKey } from './missing-value.ts';
import { leaf, objectOutput, throughOutput } from './output.ts';
import { cutPage, oppositeBoundary, oppositeFlag, type Page, pageFlags } from './page.ts';
import { listFiller, type PageInfoPart, pageInfoFiller, pageRow, recordFiller, totalFiller } from './page-output.ts';
import { planCountPage } from './plan-count-page.ts';
import { planCounts } from './plan-counts.ts';
import { planCrossTabulation } from './plan-cross-tabulation.ts';
import { columnReader, cursorKey, type Reader, Refusal } from './reader.ts';
import { type Arguments, always, argumentsOf, type Derived, type RequestValues } from './request-values.ts';
import type { NumberedVariable, Wanted } from './row-builder.ts';
import {
  type ConnectionSite,
  orRefuse,
  type Places,
  type Planning,
  possibleTypes,
  questionKey,
  type Scope,
  selectionOf,
} from './scope.ts';
import { connectionSite, pageQuery, tallyAll, tallyElsewhere } from './site.ts';
import type { PositionalRecord } from './statement.ts';
import { computed, customCost, customWeight } from './write-custom.ts';
import type { Filler, Output } from './writer.ts';

/** The positions of the values of a connection in the row of its parent. */
interface Positions {
  rows: number | undefined;
  total: number | undefined;
  elsewhere: number | undefined;
  epoch: number | undefined;
}

/** Plans a connection that starts at the node of a scope. */
export function planConnection(
  planning: Planning,
  parent: Scope,
  mapping: ConnectionMapping,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  wanted: Wanted,
): Output {
  const key = questionKey(planning, mapping, nodes[0]!);
  const known = parent.connections.get(key);
  const site = known ?? connectionSite(planning, mapping, argumentsOf(field, nodes[0]!), parent);
  parent.connections.set(key, site);
  const from = parent.node.variable;
  // Values that do not depend on the page are shared by all pages.
  const whole = questionKey(planning, mapping, nodes[0]!, (argument) => pageArguments.has(argument));
  const value: Places['value'] = (name, build, beside) => {
    const column = `${from.id} ${name} ${name === 'rows' || name === 'elsewhere' ? key : whole}`;
    if (!parent.row.has(column)) spendValue(planning, site, name, beside);
    return parent.row.column(column, build, from, wanted);
  };
  const { backward } = planning.request.of(site.page);
  const rows = () => value('rows', () => ({ kind: 'rows', query: pageQuery(site, from, backward) }));
  return planParts(planning, site, field, nodes, from, { rows, value });
}

const pageArguments = new Set(['first', 'last', 'after', 'before', 'orderBy']);

/** Counts the cost of a value of a connection. The cost of the conditions is already counted for the first value. */
export function spendValue(
  { meter, seeing }: Planning,
  site: ConnectionSite,
  name: string,
  beside: Parameters<Places['value']>[2] = {},
): void {
  meter.spend(beside);
  if (beside.isApart) return;
  const usual = name === 'total' ? weights.total : name === 'elsewhere' ? weights.elsewhere : weights.page;
  const weight = site.customWeight === undefined ? usual : site.customWeight + Math.max(0, usual - weights.page);
  const visits = name === 'rows' || name === 'elsewhere' ? site.visits.page : site.visits.whole;
  // A count without conditions comes from the database's own counts, unless Cypher of the author finds what is counted.
  const isForAll = site.conditions.length === 0 && seeing(site.mapping.target).length === 0;
  const isFound = site.customWeight !== undefined || site.scope.links !== undefined;
  const isKept = name === 'total' && isForAll && !isFound;
  meter.spend({
    subqueries: weight + (site.asked.counted ? site.conditionCost : 0),
    ...(isKept ? {} : { visits }),
  });
  site.asked.counted = true;
}

/** Plans the selected fields of a connection. `places` gives the positions of the rows, the total and the flag. */
export function planParts(
  planning: Planning,
  site: ConnectionSite,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  from: NumberedVariable | undefined,
  places: Places,
): Output {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const at: Positions = { rows: undefined, total: undefined, elsewhere: undefined, epoch: undefined };
  const fillers: Filler[] = [];
  const pageInfos: PageInfoPart[] = [];
  const pageInfo = new Set<string>();
  let hasLists = false;
  const selection = selectionOf(planning, type, nodes);
  for (const [responseKey, partNodes] of selection) {
    const part = type.getFields()[partNodes[0]!.name.value];
    const partType = part && (getNamedType(part.type) as GraphQLObjectType);
    if (part === undefined || partType === undefined) continue;
    const list = (item: Output) => {
      hasLists = true;
      fillers.push(listFiller(responseKey, part, item));
    };
    const count = (plan: () => Output) => fillers.push(recordFiller(responseKey, orRefuse(planning, plan)));
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
        fillers.push(totalFiller);
        break;
      case 'pageInfo': {
        const asked = selectionOf(planning, partType, partNodes);
        for (const [first] of asked.values()) pageInfo.add(first!.name.value);
        pageInfos.push({ responseKey, type: partType, selection: asked });
        break;
      }
      case 'countBy':
        count(() => planCounts(planning, site, mapping, part, partNodes, tallyAll(site, from), places));
        break;
      case 'crossTabulation':
        count(() => planCrossTabulation(planning, site, mapping, part, partNodes, tallyAll(site, from), places));
        break;
      case 'computed':
        count(() => planPart(planning, site, mapping, argumentsOf(field, nodes[0]!), places));
        break;
      case 'countsBy':
        count(() => planCountPage(planning, site, mapping, part, partNodes, tallyAll(site, from), places));
        break;
    }
  }
  const page = planning.request.of(site.page);
  const [flag, boundary] = [oppositeFlag(page), oppositeBoundary(page)];
  if (flag !== undefined && boundary !== undefined && pageInfo.has(flag)) {
    at.elsewhere = places.value('elsewhere', () => ({ kind: 'exists', query: tallyElsewhere(site, from, boundary) }));
  }
  at.epoch = planEpoch(planning, site, places);
  if (hasLists || pageInfo.size > 0) at.rows = places.rows();
  site.asked.rows ||= at.rows !== undefined;
  site.asked.more ||= pageInfo.has('hasNextPage') || pageInfo.has('hasPreviousPage');
  const withCursors = pageInfo.has('startCursor') || pageInfo.has('endCursor');
  const cursorOf = withCursors ? cursorReader(site) : () => null;
  fillers.push(...pageInfos.map((part) => pageInfoFiller(part, cursorOf)));
  const output = throughOutput(pageView(site.page, at), objectOutput(type, selection, fillers));
  return at.epoch === undefined ? output : inEpoch(site, at.epoch, output);
}

/** Plans a value of the connection itself that Cypher of the author computes from its arguments. */
function planPart(
  planning: Planning,
  { mapping: { target }, parent }: ConnectionSite,
  mapping: Extract<FieldMapping, { kind: 'computed' }>,
  args: Derived<Arguments>,
  places: Places,
): Output {
  // The position always holds the list of all returned values, also if the field is one of them.
  const expression = computed(planning, { ...mapping, list: true }, args, {});
  const position = places.value(`computed ${target.label} ${planning.mappingId(mapping)}`, () => expression, {
    ...customCost(expression, mapping.visits, args, parent),
    isApart: true,
  });
  const { list, read = (value: unknown) => value } = mapping;
  return leaf((record) => {
    const values = record[position] as readonly unknown[];
    return read(list ? values : (values[0] ?? null));
  });
}

/** The position of the text that cursors must hold; undefined if no cursor is given, or if cursors never expire. */
function planEpoch(
  planning: Planning,
  { mapping, bounds, parent }: ConnectionSite,
  places: Places,
): number | undefined {
  const { epoch } = mapping;
  if (epoch === undefined || (bounds.after === undefined && bounds.before === undefined)) return undefined;
  const expression = computed(planning, { write: epoch.current, type: 'text', list: true }, always({}), {});
  const subqueries = customWeight(expression, (parent?.depth ?? 0) + 1);
  return places.value('epoch', () => expression, { subqueries, isApart: true });
}

/** Refuses cursors whose order no longer exists, such as a ranking of data that have changed. */
function inEpoch({ bounds, ordering }: ConnectionSite, position: number, { read, write }: Output): Output {
  const isOver = (record: PositionalRecord, request: RequestValues) =>
    [bounds.after, bounds.before].some((bound) => {
      const epoch = bound && request.of(bound.values)[ordering.by.length];
      return epoch !== undefined && epoch !== (record[position] as readonly unknown[])[0];
    });
  const refusal = () =>
    new Refusal(
      publicError('CURSOR_EXPIRED', 'The data have changed since this cursor was given out. Request the first page.'),
    );
  return {
    read: (record, request) => (isOver(record, request) ? refusal() : read(record, request)),
    write:
      write &&
      ((record, writing) =>
        isOver(record, writing.request) ? unusual('a cursor of another epoch') : write(record, writing)),
  };
}

function planEdge(
  planning: Planning,
  site: ConnectionSite,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Output {
  const { scope } = site;
  const selection = selectionOf(planning, type, nodes);
  const fillers = [...planning.planFields(planning, scope, type, selection, undefined, () => scope.edge!())];
  const asksForCursor = [...selection.values()].some(([first]) => {
    const field = type.getFields()[first!.name.value];
    return field !== undefined && fieldMapping(field)?.kind === 'cursor';
  });
  if (asksForCursor) fillers.push({ key: cursorKey, ...leaf(cursorReader(site)) });
  return objectOutput(type, selection, fillers);
}

function cursorReader({ ordering, scope, relationship, mapping }: ConnectionSite): Reader {
  const values = ordering.by.map(({ property }) => {
    return cursorValueReader(scope.row, property.of === relationship ? scope.edge!() : scope.node, property);
  });
  if (mapping.epoch !== undefined) values.push(columnReader(scope.row.property(scope.edge!(), mapping.epoch.known)));
  const { key, name } = mapping.target;
  const place = ordering.by.findIndex(({ property }) => property.of === scope.node.variable && property.name === key);
  return (row, request) => {
    const held = values.map((read) => read(row, request) as CursorValue);
    return isMissing(held[place]) ? missingKey(name, key) : encodeCursor(ordering.digest, held);
  };
}

/** The row that a connection is read from. */
function pageView(pageOf: Derived<Page>, at: Positions): (...of: Parameters<Reader>) => PositionalRecord {
  return (record, request) => {
    const page = request.of(pageOf);
    const read = at.rows === undefined ? [] : (record[at.rows] as readonly PositionalRecord[]);
    const elsewhere = at.elsewhere !== undefined && record[at.elsewhere] === true;
    const total = at.total === undefined ? null : record[at.total];
    return pageRow(cutPage(page, read), total, pageFlags(page, read.length, elsewhere), record);
  };
}
