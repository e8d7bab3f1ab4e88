import { badUserInput } from '../../src/errors.ts';
import { type CursorPart, type CursorValue, orderingDigest } from '../../src/pothos-plugin-neo4j/compiler/cursor.ts';
import type { ConnectionMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { isIndexed, type Property } from '../../src/pothos-plugin-neo4j/model/index.ts';
import { Moment, type MomentType } from './moment.ts';
import type { Reached, Scalar, Values } from './stored-graph.ts';

/** One property that rows are sorted by. */
export interface Term extends CursorPart {
  readonly on: 'node' | 'edge';
  readonly name: string;
  readonly direction: 'ASC' | 'DESC';
}

/** The value of the argument `orderBy`. */
export type OrderBy = readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[];

/** The order of the rows of a connection, and the digest that its cursors contain. */
export interface NaiveOrdering {
  readonly terms: readonly Term[];
  readonly digest: string;
}

export type Position = readonly CursorValue[];

/**
 * The requested order, or else the default of the connection, then the key of the node. If one node can be listed several times,
 * the key of the relationship comes last. Both keys have the direction of the last property.
 */
export function naiveOrdering(mapping: ConnectionMapping, orderBy: OrderBy | null | undefined): NaiveOrdering {
  const asked = orderBy?.length ? askedTerms(mapping, orderBy) : mapping.defaultOrder;
  const direction = asked.at(-1)?.direction ?? 'ASC';
  // A list in the order of an index has no node that lacks a required property of the order. Other lists can have such nodes.
  const isOfIndex = mapping.hops.length === 0 && mapping.source === undefined && isOrderOfIndex(mapping, asked[0]);
  const mayLack = (on: Term['on'], { isElementId }: Pick<Property, 'isElementId'>) =>
    !isOfIndex && !isElementId && (on === 'node' || mapping.source === undefined);
  const terms = asked.map(({ on, name, property, direction }): Term => {
    return { on, name, direction, type: property.type, nullable: !property.required || mayLack(on, property) };
  });
  const { key, properties } = mapping.target;
  const keyProperty = properties[key]!;
  terms.push({ on: 'node', name: key, direction, type: keyProperty.type, nullable: mayLack('node', keyProperty) });
  if (mapping.hasLinks === true) {
    // The key of a relationship without a key is its element id.
    const name = mapping.source === undefined ? (mapping.hops.at(-1)?.relationship.key ?? '# elementId') : 'key';
    const nullable = mayLack('edge', { isElementId: name === '# elementId' });
    terms.push({ on: 'edge', name, direction, type: 'text', nullable });
  }
  // The version of a ranking is in the cursor. It is the same for every row, so it does not change the order.
  if (mapping.epoch !== undefined) {
    terms.push({ on: 'edge', name: mapping.epoch.known, direction, type: 'text', nullable: false });
  }
  const way = mapping.hops.map((hop) => [hop.relationship.type, hop.direction]);
  const description = asked.map((term) => [term.on, term.name, term.direction]);
  const source = mapping.source === undefined ? [] : [mapping.source.knows.type];
  return { terms, digest: orderingDigest([mapping.target.label, way, description, ...source]) };
}

function isOrderOfIndex({ target }: ConnectionMapping, first: ConnectionMapping['defaultOrder'][number] | undefined) {
  return first === undefined || (first.on === 'node' && first.property.required && isIndexed(target, first.name));
}

function askedTerms(mapping: ConnectionMapping, orderBy: OrderBy): ConnectionMapping['defaultOrder'] {
  for (const [index, { field }] of orderBy.entries()) {
    if (orderBy.findIndex((other) => other.field === field) < index) {
      throw badUserInput(`'orderBy' names ${field} twice. Name each field once.`);
    }
  }
  return orderBy.map(({ field, direction }) => ({ ...mapping.orderFields[field]!, direction }));
}

/** The position of a row in an ordering. */
export function positionOf({ terms }: NaiveOrdering, { node, relationship }: Reached): Position {
  return terms.map(({ on, name }) => {
    const holder: Values | undefined = on === 'node' ? node.properties : relationship?.properties;
    const value = holder?.[name] ?? null;
    return (value instanceof Moment ? value.text : value) as CursorValue;
  });
}

/** Negative if the first position comes before the second. */
export function comparePositions({ terms }: NaiveOrdering, one: Position, other: Position): number {
  for (const [index, { direction, type }] of terms.entries()) {
    const compared = compareOfType(type, one[index] ?? null, other[index] ?? null);
    if (compared !== 0) return direction === 'ASC' ? compared : -compared;
  }
  return 0;
}

function compareOfType(type: Term['type'], one: CursorValue, other: CursorValue): number {
  if (typeof one !== 'string' || typeof other !== 'string' || !isMoment(type)) return compareValues(one, other);
  return new Moment(type, one).compare(new Moment(type, other));
}

const isMoment = (type: Term['type']): type is MomentType =>
  ['date', 'dateTime', 'localDateTime', 'time', 'localTime'].includes(type);

/** Whether two values are the same key. An integer can be a number or a bigint. */
export const isSameKey = (one: unknown, other: unknown): boolean =>
  one === other || (isInteger(one) && isInteger(other) && String(one) === String(other));

const isInteger = (value: unknown) => typeof value === 'bigint' || Number.isInteger(value);

/** The order of Cypher: text by code point, -0 before 0, NaN after every number, and null last. */
export function compareValues(one: CursorValue | Scalar, other: CursorValue | Scalar): number {
  if (Object.is(one, other)) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  if (typeof one === 'string' && typeof other === 'string') {
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  }
  if (one instanceof Moment && other instanceof Moment) return one.compare(other);
  if (Number.isNaN(one)) return 1;
  if (Number.isNaN(other)) return -1;
  if (one === 0 && other === 0) return Object.is(one, -0) ? -1 : 1;
  if (one < other) return -1;
  return one > other ? 1 : 0;
}
