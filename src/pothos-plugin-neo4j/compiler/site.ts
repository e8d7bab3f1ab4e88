import type { NodeModel } from '../model/define.ts';
import { weights } from './cost.ts';
import { type CursorPart, cursorIn, sizeOfCursor } from './cursor.ts';
import { filterPredicate } from './filter.ts';
import type { ConnectionMapping, EdgeModel } from './mapping.ts';
import { beyond, conjuncts, hasKindsOf, orderingOf, type Position, positionOf, presence, reversed } from './order.ts';
import { type oppositeBoundary, pageOf } from './page.ts';
import type { Grouping, Match, OrderBy, Predicate, PropertyOf, Query, Tally } from './plan-node.ts';
import type { Arguments, Derived, RequestValues } from './request-values.ts';
import { elementIdOf, type Holder, type NumberedVariable, propertyOf } from './row-builder.ts';
import { type ConnectionSite, listedScope, type Planning, type Scope } from './scope.ts';
import { startsFromLookup, withNarrowestStart } from './start.ts';
import { customVisits, type Estimate, endsOf, visitsOfConditions } from './statistics.ts';
import { customCost, customMatch } from './write-custom.ts';

/**
 * Makes the site of a connection from its arguments. Throws `BAD_USER_INPUT` for sizes, cursors or orderings that the
 * connection does not have.
 */
export function connectionSite(
  planning: Planning,
  mapping: ConnectionMapping,
  args: Derived<Arguments>,
  parent: Scope | undefined,
): ConnectionSite {
  const relationship = planning.variable('relationship');
  const asked = { edge: false, rows: false, more: false, counted: false };
  const edgeModel = edgeModelOf(mapping);
  const edge = () => {
    if (edgeModel === undefined) throw new TypeError(`A list of every ${mapping.target.label} has no relationship.`);
    asked.edge = true;
    return { variable: relationship, model: edgeModel };
  };
  const page = (values: RequestValues) => pageOf(mapping, values.of(args));
  const rows = (values: RequestValues) => (parent ? values.of(parent.rows) : 1) * values.of(page).size;
  planning.request.of(page);
  planning.meter.spend({ nodes: rows });
  const listed = listedEstimate(mapping, parent);
  const expected: Estimate = (values, statistics) => {
    const mostOnPages = (parent?.expected(values, statistics) ?? 1) * values.of(page).size;
    return Math.min(listed(values, statistics), mostOnPages);
  };
  const depth = (parent?.depth ?? 0) + 1;
  const links = mapping.hasLinks === true ? planning.variable('value') : undefined;
  // If a node of the label can have no type in the schema, a condition requires the label of a type.
  const scope: Scope = {
    ...listedScope(planning, mapping.target, { rows, expected, depth }),
    edge,
    links,
    isTyped: true,
  };
  const isLacking = (model: NodeModel, property: string) => {
    const isHere = planning.request.isLacking(model, property);
    planning.guards.push((values) => values.isLacking(model, property) === isHere);
    return isHere;
  };
  const ordering = orderingOf(mapping, planning.request.of(args)['orderBy'], parent === undefined, isLacking, {
    node: (name) => propertyOf(scope.node, name),
    edge: (name) => propertyOf(edge(), name),
    link: () => linkKeyOf(mapping, { variable: relationship, model: edgeModel! }),
  });
  const parts: CursorPart[] = ordering.by.map(({ property, canLack }) => ({ type: property.type, nullable: canLack }));
  if (mapping.epoch !== undefined) parts.push({ type: 'text', nullable: false });
  const bound = (argument: 'after' | 'before'): Position | undefined => {
    const isBound = (values: RequestValues) => values.of(page)[argument] !== undefined;
    const isBoundHere = isBound(planning.request);
    planning.guards.push((values) => isBound(values) === isBoundHere);
    if (!isBoundHere) return undefined;
    planning.meter.checkPlanned(sizeOfCursor(planning.request.of(page)[argument]!));
    const position = positionOf(
      (values) => cursorIn(values, values.of(page)[argument]!, ordering.digest, parts, argument),
      planning.request,
    );
    planning.guards.push((values) => hasKindsOf(position, values));
    planning.meter.spend({ subqueries: weights.bound });
    return position;
  };
  const bounds = { after: bound('after'), before: bound('before') };
  const match = matcher(planning, mapping, args, parent, scope, relationship);
  const found = match(undefined, true);
  const custom = found.kind === 'custom' ? customCost(found, mapping.source!.visits, args, parent) : undefined;
  const spentBefore = planning.meter.subqueries;
  const conditions = conditionsOf(planning, mapping, args, scope);
  return {
    mapping,
    conditions,
    conditionCost: planning.meter.subqueries - spentBefore,
    customWeight: custom?.subqueries,
    visits: visitsOf(mapping, conditions, listed, {
      expected,
      read: custom?.visits ?? listed,
      isForAll: planning.seeing(mapping.target).length === 0,
    }),
    listed,
    page,
    ordering,
    bounds,
    scope,
    parent,
    relationship,
    match,
    asked,
  };
}

/** The key of a relationship, or of the values that a source gives with a node. */
function linkKeyOf({ source, hops }: ConnectionMapping, edge: Holder): PropertyOf {
  const key = source === undefined ? hops.at(-1)?.relationship.key : 'key';
  return key === undefined ? elementIdOf(edge) : propertyOf(edge, key);
}

/** The estimated number of nodes of a connection without pages and conditions, over all rows of its parent. */
function listedEstimate({ source, hops, target }: ConnectionMapping, parent: Scope | undefined): Estimate {
  return (values, statistics) => {
    const parents = parent?.expected(values, statistics) ?? 1;
    if (source !== undefined) return parents * customVisits;
    return parent === undefined ? statistics.nodes(target.label) : endsOf(hops, parents, statistics);
  };
}

function visitsOf(
  mapping: ConnectionMapping,
  conditions: readonly Predicate[],
  listed: Estimate,
  { expected, read, isForAll }: { readonly expected: Estimate; readonly read: Estimate; readonly isForAll: boolean },
): ConnectionSite['visits'] {
  const whole: Estimate = (values, statistics) =>
    read(values, statistics) + visitsOfConditions(conditions, listed(values, statistics), values, statistics);
  // Without conditions on the nodes of a label, an index reads the page only.
  const isIndexed = mapping.hops.length === 0 && mapping.source === undefined && conditions.length === 0 && isForAll;
  return { page: isIndexed ? expected : whole, whole };
}

function edgeModelOf({ hops, source }: ConnectionMapping): EdgeModel | undefined {
  return source?.knows ?? hops.at(-1)?.relationship;
}

function conditionsOf(
  planning: Planning,
  { filter, only }: ConnectionMapping,
  args: Derived<Arguments>,
  scope: Scope,
): readonly Predicate[] {
  const conditions: Predicate[] = [];
  if (only !== undefined) {
    conditions.push({ kind: 'labels', node: scope.node.variable, labels: only.map(({ label }) => label) });
  }
  const isFiltered = (planning.request.of(args)['filter'] ?? undefined) !== undefined;
  if (filter !== undefined && isFiltered) {
    const given = (request: RequestValues) => request.of(args)['filter'] as Arguments;
    conditions.push(...withNarrowestStart(conjuncts(filterPredicate(planning, filter, given, scope))));
  }
  return conditions;
}

function matcher(
  planning: Planning,
  { hops, source, target }: ConnectionMapping,
  args: Derived<Arguments>,
  parent: Scope | undefined,
  { node: { variable: node } }: Scope,
  relationship: NumberedVariable,
): ConnectionSite['match'] {
  if (source !== undefined) {
    const from = parent === undefined ? {} : { self: parent.node };
    const match = customMatch(planning, source, args, from, { node, model: target, known: relationship });
    return () => match;
  }
  return (from, withEdge) =>
    from === undefined
      ? { kind: 'label', node, model: target }
      : { kind: 'hops', from, hops, node, relationship: withEdge ? relationship : undefined };
}

/** The match of the listed nodes. The relationship gets a name if it is read, or if the relationships to a node are grouped. */
function matchOf({ match, asked, scope }: ConnectionSite, from: NumberedVariable | undefined): Match {
  return match(from, asked.edge || scope.links !== undefined);
}

/** Whether several ways can lead to one node, so that `DISTINCT` must list it once. */
const isDistinct = ({ mapping: { hops, hasLinks } }: ConnectionSite) =>
  hasLinks !== true && (hops.length > 1 || (hops[0] !== undefined && hops[0].relationship.repeats !== false));

/**
 * Groups the relationships to one node, if there can be several. The edge shows the first in the order of the connection. Only
 * the properties of the relationships decide which one that is, since the node is the same.
 */
function groupingOf(
  { scope, relationship, ordering, asked, bounds }: ConnectionSite,
  where: readonly Predicate[],
): Grouping | undefined {
  const { links: list, node } = scope;
  if (list === undefined) return undefined;
  const by = ordering.by.filter(({ property }) => property.of === relationship);
  const isOfKeys = !asked.edge && bounds.after === undefined && bounds.before === undefined;
  return { node: node.variable, relationship, by, list, where, isOfKeys };
}

/** The rows of a page, and one more if the answer must tell whether there are others. */
export function pageQuery(site: ConnectionSite, from: NumberedVariable | undefined, backward: boolean): Query {
  const { page, ordering, bounds, scope, asked } = site;
  const { by } = ordering;
  const all = [...presenceOf(site), ...site.conditions];
  const between = [
    ...(bounds.after ? [beyond(by, bounds.after)] : []),
    ...(bounds.before ? [beyond(reversed(by), bounds.before)] : []),
  ];
  const grouping = groupingOf(site, between);
  const size = (request: RequestValues) => request.of(page).size + (asked.more ? 1 : 0);
  const order = backward ? reversed(by) : by;
  return {
    match: matchOf(site, from),
    where: grouping ? all : [...all, ...between],
    grouping,
    distinct: isDistinct(site),
    order: grouping?.isOfKeys === true ? order.map((term) => withKey(term, grouping)) : order,
    limit: { type: 'integer', list: false, value: size },
    row: scope.row.freeze(),
  };
}

/** An ordering term that reads the key of the first relationship instead of the relationship. */
const withKey = <Term extends OrderBy>(term: Term, { relationship, list }: Grouping): Term =>
  term.property.of === relationship ? { ...term, property: { ...term.property, of: list, stored: 'itself' } } : term;

/** The conditions that an index needs to give the nodes of a label in order. Nested connections do not use such an index. */
function presenceOf({ ordering, scope, mapping, parent }: ConnectionSite): readonly Predicate[] {
  if (mapping.source !== undefined || parent !== undefined) return [];
  return presence(ordering.by, (property) => property.of === scope.node.variable);
}

/** All rows of the connection, without pages. A label that the relationship implies is left out. */
export function tallyAll(site: ConnectionSite, from: NumberedVariable | undefined): Tally {
  // For a list of a whole label, these conditions let an index count the nodes that match a filter.
  const presence = from === undefined && site.conditions.length > 0 ? presenceOf(site) : [];
  return {
    match: site.match(from, site.conditions.length > 0 && site.asked.edge),
    where: [...presence, ...site.conditions],
    distinct: isDistinct(site) || site.scope.links !== undefined,
  };
}

/**
 * Whether the page and the total are cut from one list of all rows. That pays if the search starts from a look-up, so that the
 * rows are few. If they may be many, the page is read in the order of an index instead of sorting them all.
 */
export function isListedOnce({ bounds, conditions, mapping }: ConnectionSite): boolean {
  if (mapping.source !== undefined || bounds.after !== undefined || bounds.before !== undefined) return false;
  return startsFromLookup(conditions);
}

/** The rows at and beyond the cursor, on the side that the page itself does not show. */
export function tallyElsewhere(
  site: ConnectionSite,
  from: NumberedVariable | undefined,
  boundary: NonNullable<ReturnType<typeof oppositeBoundary>>,
): Tally {
  const position = site.bounds[boundary];
  const by = boundary === 'after' ? reversed(site.ordering.by) : site.ordering.by;
  const all = [...presenceOf(site), ...site.conditions];
  const there = position === undefined ? [] : [beyond(by, position, true)];
  const grouping = groupingOf(site, there);
  return {
    match: matchOf(site, from),
    where: grouping ? all : [...all, ...there],
    grouping,
    distinct: false,
  };
}
