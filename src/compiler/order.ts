import { badUserInput } from '../errors.ts';
import { type CursorValue, orderingDigest } from './cursor.ts';
import type { ConnectionMapping, OrderTerm } from './mapping.ts';
import type { OrderBy, Predicate, PropertyOf } from './plan-node.ts';
import type { Derived, RequestValues } from './request-values.ts';

/** One property that rows are ordered by. */
export interface Ordered extends OrderBy {
  readonly nullable: boolean;
}

/** A total order: its last properties tell every row from every other. */
export interface Ordering {
  readonly by: readonly Ordered[];
  readonly digest: string;
}

interface Parts {
  readonly node: (name: string) => PropertyOf;
  readonly edge: (name: string) => PropertyOf;
}

/**
 * The order of a connection: what the client asks for, else the default, and then the key of the node, and that of the
 * relationship where the same nodes can be joined more than once. Keys go in the direction of the last property, so that
 * one index serves both directions.
 */
export function orderingOf(mapping: ConnectionMapping, orderBy: unknown, parts: Parts): Ordering {
  const terms = termsOf(mapping, orderBy);
  const direction = terms.at(-1)?.direction ?? 'ASC';
  const by = terms.map(
    (term): Ordered => ({
      property: parts[term.on](term.name),
      direction: term.direction,
      nullable: !term.property.required,
    }),
  );
  by.push({ property: parts.node(mapping.target.key), direction, nullable: false });
  const isRepeated = mapping.hops.length === 1 && mapping.hops[0]!.relationship.repeats;
  if (isRepeated || mapping.hasEdges === true) {
    by.push({ property: parts.edge('key'), direction, nullable: false });
  }
  const description = terms.map((term) => [term.on, term.name, term.direction]);
  const way = mapping.hops.map(({ relationship, direction: way }) => [relationship.type, way]);
  const source = mapping.source === undefined ? [] : [mapping.source.knows.type];
  return { by, digest: orderingDigest([mapping.target.label, way, description, ...source]) };
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

/** A position in an ordering: what a request says it is, and which of its values are null in every such request. */
export interface Position {
  readonly values: Derived<readonly CursorValue[]>;
  readonly nulls: readonly boolean[];
}

/** The position in a cursor. Throws what is wrong with the cursor of this request. */
export function positionOf(values: Derived<readonly CursorValue[]>, request: RequestValues): Position {
  return { values, nulls: nullsOf(request.of(values)) };
}

/** True where a request's cursor is null in the same places, so that the same predicate cuts its page. */
export function hasNullsOf({ values, nulls }: Position, request: RequestValues): boolean {
  return nullsOf(request.of(values)).every((isNull, index) => isNull === nulls[index]);
}

const nullsOf = (values: readonly CursorValue[]): readonly boolean[] => values.map((value) => value === null);

/**
 * The rows behind a position, in the form an index serves: the leading property bounded on its own, then the rest.
 * With `inclusive` the row at the position counts too. Nulls stand last in ascending order and first in descending.
 */
export function beyond(by: readonly Ordered[], position: Position, inclusive = false, index = 0): Predicate {
  const term = by[index];
  if (term === undefined) return { kind: 'literal', value: inclusive };
  const behind = beyond(by, position, inclusive, index + 1);
  const { property } = term;
  const right = {
    type: property.type,
    list: false,
    value: (request: RequestValues) => request.of(position.values)[index],
  };
  if (!term.nullable) {
    const [strict, bound] = term.direction === 'ASC' ? (['>', '>='] as const) : (['<', '<='] as const);
    if (index === by.length - 1)
      return { kind: 'compare', left: property, operator: inclusive ? bound : strict, right };
    // `<>` says the same as `strict` here, and no index can seek it: else the planner may seek both sides of the OR, and
    // has all that it finds to sort.
    return and([
      { kind: 'compare', left: property, operator: bound, right },
      or([{ kind: 'compare', left: property, operator: '<>', right }, behind]),
    ]);
  }
  const isNull: Predicate = { kind: 'isNull', operand: property };
  if (position.nulls[index]) {
    const stay = and([isNull, behind]);
    return term.direction === 'ASC' ? stay : or([{ kind: 'isNotNull', operand: property }, stay]);
  }
  const further: Predicate = { kind: 'compare', left: property, operator: term.direction === 'ASC' ? '>' : '<', right };
  const stay = and([{ kind: 'compare', left: property, operator: '=', right }, behind]);
  return term.direction === 'ASC' ? or([further, isNull, stay]) : or([further, stay]);
}

/** Says of every required property of a node that it is there, which lets the planner read the order from an index. */
export function presence(by: readonly Ordered[], isNode: (property: PropertyOf) => boolean): readonly Predicate[] {
  if (by[0]?.nullable !== false || !isNode(by[0].property)) return [];
  return by
    .filter(({ nullable, property }) => !nullable && isNode(property))
    .map(({ property }): Predicate => ({ kind: 'isNotNull', operand: property }));
}

/** The conditions that together are this one: none where it always holds. */
export function conjuncts(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === 'and' ? predicate.operands.flatMap(conjuncts) : [predicate];
}

export const and = (operands: readonly Predicate[]): Predicate => ({ kind: 'and', operands });
export const or = (operands: readonly Predicate[]): Predicate => ({ kind: 'or', operands });
