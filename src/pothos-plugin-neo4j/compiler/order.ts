import { badUserInput } from '../errors.ts';
import { isIndexed, type NodeModel } from '../model/define.ts';
import { and, comparisonWith, kindOf, not, or, type ValueKind } from './comparison.ts';
import { type CursorValue, orderingDigest } from './cursor.ts';
import type { ConnectionMapping, OrderTerm } from './mapping.ts';
import type { OrderBy, Predicate, PropertyOf } from './plan-node.ts';
import type { Derived, RequestValues } from './request-values.ts';
import { readableInstant } from './temporal.ts';

/**
 * So many letters of a text count in an order that no index serves; the next property decides between texts that begin
 * with the same. So cursors, which hold them, stay short. A text in an index has 8 kB at most.
 */
export const lettersThatCount = 256;

/** One property that rows are ordered by. */
export interface Ordered extends OrderBy {
  /** The model says that it can be missing. */
  readonly nullable: boolean;
  /** The database can lack it: it is nullable, or no condition requires it. See `presence`. */
  readonly canLack: boolean;
}

/** A total order: its last properties tell every row from every other. */
export interface Ordering {
  readonly by: readonly Ordered[];
  readonly digest: string;
}

/** Whether some node of a label is known to lack a property that the model requires. */
export type IsLacking = (model: NodeModel, property: string) => boolean;

interface Parts {
  readonly node: (name: string) => PropertyOf;
  readonly edge: (name: string) => PropertyOf;
  /** The key of a relationship: it tells apart the relationships that lead to one node. */
  readonly link: () => PropertyOf;
}

/**
 * The order of a connection: what the client asks for or else the default, then the key of the node. If two nodes can be joined
 * more than once, the key of the relationship comes last: it decides which of them stands for the node. Keys have the direction
 * of the last property, so that one index serves both directions. `isLacking` is called only for a list of a whole label.
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

/** The part of a property that counts in an order. */
function bounded(property: PropertyOf, term: OrderTerm, { target, hops }: ConnectionMapping): PropertyOf {
  if (term.property.type !== 'text' || term.property.enumeration !== undefined) return property;
  const relationship = hops.at(-1)?.relationship;
  const isBounded = term.on === 'node' ? isIndexed(target, term.name) : relationship?.indexes.includes(term.name);
  return isBounded === true ? property : { ...property, letters: lettersThatCount };
}

function termsOf(mapping: ConnectionMapping, orderBy: unknown): readonly OrderTerm[] {
  if (orderBy === undefined || orderBy === null) return mapping.defaultOrder;
  const asked = orderBy as readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[];
  if (asked.length === 0) return mapping.defaultOrder;
  const seen = new Set<string>();
  return asked.map(({ field, direction }) => {
    const found = mapping.orderFields[field];
    if (found === undefined) throw badUserInput(`'orderBy' names ${field}, which this connection has no ordering for.`);
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

/** The position in a cursor. Throws `BAD_USER_INPUT` where the cursor of this request is wrong. */
export function positionOf(values: Derived<readonly CursorValue[]>, request: RequestValues): Position {
  return { values, kinds: request.of(values).map(kindOf) };
}

/** True where a request's cursor has values of the same kinds, so that the same predicate cuts its page. */
export function hasKindsOf({ values, kinds }: Position, request: RequestValues): boolean {
  return request.of(values).every((value, index) => kindOf(value) === kinds[index]);
}

/**
 * The rows behind a position, in the form an index serves: the leading property bounded on its own, then the rest.
 * With `inclusive` the row at the position counts too. Nulls stand last in ascending order and first in descending.
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
    // `differs` says the same as `beyond` here, and no index can seek it: else the planner may seek both sides of the OR,
    // and has all that it finds to sort.
    // For special values the planner does so even then. `NOT` around the condition hides it from the planner.
    const rest = kind === 'special' ? not(and([compared.equal, not(behind)])) : or([compared.differs, behind]);
    return and([compared.atOrBeyond, rest]);
  }
  const stay = index === by.length - 1 && !inclusive ? [] : [and([compared.equal, behind])];
  return or([compared.beyond, ...(direction === 'ASC' ? [isNull] : []), ...stay]);
}

/** The conditions that required properties of a node are there, with which the planner reads the order from an index. */
export function presence(by: readonly Ordered[], isNode: (property: PropertyOf) => boolean): readonly Predicate[] {
  if (by[0]?.canLack !== false || !isNode(by[0].property)) return [];
  return by
    .filter(({ canLack, property }) => !canLack && isNode(property))
    .map(({ property: { letters, ...property } }): Predicate => ({ kind: 'isNotNull', operand: property }));
}

/** The conditions that together are this one: none where it always holds. */
export function conjuncts(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === 'and' ? predicate.operands.flatMap(conjuncts) : [predicate];
}
