import { badUserInput } from '../errors.ts';
import { isIndexed, type NodeModel } from '../model/define.ts';
import { and, comparisonWith, kindOf, not, or, type ValueKind } from './comparison.ts';
import { type CursorValue, orderingDigest } from './cursor.ts';
import type { ConnectionMapping, OrderTerm } from './mapping.ts';
import type { OrderBy, Predicate, PropertyOf } from './plan-node.ts';
import type { Derived, RequestValues } from './request-values.ts';
import { readableInstant } from './temporal.ts';

/**
 * In an order that no index serves, only so many characters of a text count. The next property decides between texts that
 * begin with the same characters. So cursors, which hold these texts, stay short. An index holds at most 8 kB of a text.
 */
export const orderedCharacters = 256;

/** One property that rows are ordered by. */
export interface Ordered extends OrderBy {
  /** Whether the model allows a node to lack it. */
  readonly nullable: boolean;
  /** Whether a row can lack it: it is nullable, or no condition of the statement requires it (see `presence`). */
  readonly canLack: boolean;
}

/** A total order: its last properties are different for every row. */
export interface Ordering {
  readonly by: readonly Ordered[];
  readonly digest: string;
}

/** Whether some node of a label is known to lack a property that the model requires. */
export type IsLacking = (model: NodeModel, property: string) => boolean;

interface Parts {
  readonly node: (name: string) => PropertyOf;
  readonly edge: (name: string) => PropertyOf;
  /** The key of a relationship. It is different for each of the relationships that lead to one node. */
  readonly link: () => PropertyOf;
}

/**
 * The order of a connection: the order that the client requests or else the default, then the key of the node. If two nodes can
 * be joined more than once, the key of the relationship comes last: it decides which relationship the edge shows. Keys have the
 * direction of the last property, so that one index serves both directions. `isLacking` is called only for a list of a whole label.
 */
export function orderingOf(
  mapping: ConnectionMapping,
  orderBy: unknown,
  isRoot: boolean,
  isLacking: IsLacking,
  parts: Parts,
): Ordering {
  const terms = termsOf(mapping, orderBy);
  const direction = terms.at(-1)?.direction ?? 'ASC';
  const isAskedFor = isRoot && mapping.source === undefined && isInOrderOfIndex(mapping, terms, isLacking);
  const ordered = (property: PropertyOf, direction: Ordered['direction'], nullable: boolean): Ordered => {
    const isKnown = mapping.source !== undefined && property.of.stands !== 'node';
    const canLack = nullable || (!isAskedFor && !isKnown && property.stored !== 'elementId');
    return { property, direction, nullable, canLack };
  };
  const by = terms.map((term) =>
    ordered(bounded(parts[term.on](term.name), term, mapping), term.direction, isOptional(term)),
  );
  by.push(ordered(parts.node(mapping.target.key), direction, false));
  if (mapping.hasLinks === true) by.push(ordered(parts.link(), direction, false));
  const description = terms.map((term) => [term.on, term.name, term.direction]);
  const way = mapping.hops.map(({ relationship, direction: way }) => [relationship.type, way]);
  const source = mapping.source === undefined ? [] : [mapping.source.knows.type];
  return { by, digest: orderingDigest([mapping.target.label, way, description, ...source]) };
}

const isOptional = (term: OrderTerm | undefined) => term?.property.required === false;

/**
 * Whether an index of the model can give the order of all nodes of a label. An index holds only nodes that have all of its
 * properties, so it cannot if the model allows a node to lack one, or if a node is known to.
 */
function isInOrderOfIndex({ target }: ConnectionMapping, terms: readonly OrderTerm[], isLacking: IsLacking): boolean {
  const [first] = terms;
  if (first !== undefined && (first.on === 'edge' || isOptional(first) || !isIndexed(target, first.name))) return false;
  const required = terms.filter((term) => term.on === 'node' && !isOptional(term)).map(({ name }) => name);
  return ![...required, target.key].some((name) => isLacking(target, name));
}

/** The property, or the first characters of it, as it counts in an order. */
function bounded(property: PropertyOf, term: OrderTerm, { target, hops }: ConnectionMapping): PropertyOf {
  if (term.property.type !== 'text' || term.property.enumeration !== undefined) return property;
  const relationship = hops.at(-1)?.relationship;
  const isBounded = term.on === 'node' ? isIndexed(target, term.name) : relationship?.indexes.includes(term.name);
  return isBounded === true ? property : { ...property, characters: orderedCharacters };
}

function termsOf(mapping: ConnectionMapping, orderBy: unknown): readonly OrderTerm[] {
  if (orderBy === undefined || orderBy === null) return mapping.defaultOrder;
  const asked = orderBy as readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[];
  if (asked.length === 0) return mapping.defaultOrder;
  const seen = new Set<string>();
  return asked.map(({ field, direction }) => {
    const found = mapping.orderFields[field];
    if (found === undefined) throw badUserInput(`'orderBy' names ${field}, but this connection has no such ordering.`);
    if (seen.has(field)) throw badUserInput(`'orderBy' names ${field} twice. Name each field once.`);
    seen.add(field);
    return { ...found, direction };
  });
}

/** The same order read from its end. */
export function reversed(by: readonly Ordered[]): readonly Ordered[] {
  return by.map((term) => ({ ...term, direction: term.direction === 'ASC' ? 'DESC' : 'ASC' }));
}

/** A position in an ordering: its values in a request, and the kinds that they have in every request of the plan. */
export interface Position {
  readonly values: Derived<readonly CursorValue[]>;
  readonly kinds: readonly ValueKind[];
}

/** The position in a cursor. Throws `BAD_USER_INPUT` if the cursor of this request is wrong. */
export function positionOf(values: Derived<readonly CursorValue[]>, request: RequestValues): Position {
  return { values, kinds: request.of(values).map(kindOf) };
}

/** Whether the cursor of a request has values of the same kinds, so that the same predicate cuts its page. */
export function hasKindsOf({ values, kinds }: Position, request: RequestValues): boolean {
  return request.of(values).every((value, index) => kindOf(value) === kinds[index]);
}

/**
 * The condition for the rows after a position. The first property has a bound of its own, so that an index can be used. With
 * `inclusive`, the condition also holds for the row at the position. Nulls come last in ascending and first in descending order.
 */
export function beyond(by: readonly Ordered[], position: Position, inclusive = false, index = 0): Predicate {
  const term = by[index];
  if (term === undefined) return { kind: 'literal', value: inclusive };
  const behind = beyond(by, position, inclusive, index + 1);
  const { property, direction } = term;
  const kind = position.kinds[index]!;
  const isNull: Predicate = { kind: 'isNull', operand: property };
  if (kind === 'null') {
    const stay = and([isNull, behind]);
    return direction === 'ASC' ? stay : or([{ kind: 'isNotNull', operand: property }, stay]);
  }
  const value = (request: RequestValues) => {
    const held = request.of(position.values)[index];
    return property.type === 'dateTime' ? readableInstant(String(held)) : held;
  };
  const compared = comparisonWith(property, direction, value, kind);
  if (!term.canLack) {
    if (index === by.length - 1) return inclusive ? compared.atOrBeyond : compared.beyond;
    // `differs` means the same as `beyond` here, but no index can be used for it. Otherwise the planner may use an index for
    // each side of the OR, and must then sort all rows. For special values it does so even with `differs`: there, `NOT` around
    // the condition prevents it.
    const rest = kind === 'special' ? not(and([compared.equal, not(behind)])) : or([compared.differs, behind]);
    return and([compared.atOrBeyond, rest]);
  }
  const stay = index === by.length - 1 && !inclusive ? [] : [and([compared.equal, behind])];
  return or([compared.beyond, ...(direction === 'ASC' ? [isNull] : []), ...stay]);
}

/** The conditions that a node has the properties of the order. Only with them does the planner read the order from an index. */
export function presence(by: readonly Ordered[], isNode: (property: PropertyOf) => boolean): readonly Predicate[] {
  if (by[0]?.canLack !== false || !isNode(by[0].property)) return [];
  return by
    .filter(({ canLack, property }) => !canLack && isNode(property))
    .map(({ property: { characters, ...property } }): Predicate => ({ kind: 'isNotNull', operand: property }));
}

/** The conditions that a conjunction consists of. None if the condition always holds. */
export function conjuncts(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === 'and' ? predicate.operands.flatMap(conjuncts) : [predicate];
}
