import { badUserInput } from '../../src/errors.ts';
import type { FilterField, FilterMapping, Hop } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { fold } from '../../src/pothos-plugin-neo4j/model/fold.ts';
import { Moment } from './moment.ts';
import { compareValues, isSameKey } from './naive-order.ts';
import { follow, isListed } from './naive-ways.ts';
import type { Place, Reached, Scalar, StoredNode, Value, Values } from './stored-graph.ts';

type Input = Readonly<Record<string, unknown>>;
type Condition = (row: Reached) => boolean;

/** The condition of a filter: all of its parts hold. A null counts as absent, and is refused as an operand. */
export function naiveFilter(mapping: FilterMapping, input: Input): Condition {
  return every(given(input).map(([name, value]) => conditionOf(mapping, name, value)));
}

const given = (input: Input) => Object.entries(input).filter(([, value]) => value !== null);

function refuseNull(name: string, input: Input, canBeMissing: boolean): void {
  const operator = Object.keys(input).find((key) => input[key] === null);
  if (operator === undefined) return;
  const instead = canBeMissing && operator !== 'isNull';
  throw badUserInput(
    `'${name}.${operator}' in a filter is null. Leave it out${instead ? `, or find missing values with ${name}: { isNull: true }` : ''}.`,
  );
}

const every =
  (conditions: readonly Condition[]): Condition =>
  (row) =>
    conditions.every((condition) => condition(row));

function conditionOf(mapping: FilterMapping, name: string, value: unknown): Condition {
  const several = () => (value as readonly Input[]).map((input) => naiveFilter(mapping, input));
  switch (name) {
    case 'and':
      return every(several());
    case 'or': {
      const conditions = several();
      return (row) => conditions.some((condition) => condition(row));
    }
    case 'not': {
      const condition = naiveFilter(mapping, value as Input);
      return (row) => !condition(row);
    }
    case 'edge': {
      const onEdge = naiveFilter({ fields: mapping.edge! }, value as Input);
      // The fields of an edge are properties of the relationship, so the relationship takes the place of the node.
      return ({ relationship }) => onEdge({ node: relationship as unknown as StoredNode, relationship });
    }
  }
  return fieldCondition(mapping.fields()[name]!, name, value as Input);
}

function fieldCondition(field: FilterField, name: string, value: Input): Condition {
  switch (field.kind) {
    case 'property': {
      refuseNull(name, value, field.optional);
      const conditions = Object.entries(value).map(([operator, operand]) =>
        operation(`${name}.${operator}`, operator, field.inCapitals ? capitals(operand) : operand),
      );
      return ({ node }) => conditions.every((holds) => holds((node.properties as Values)[field.name]));
    }
    case 'within':
      return ({ node }) => isWithin(node, field.hop, value as unknown as readonly string[]);
    case 'relation': {
      const { isNull, ...others } = value;
      if (isNull === null) refuseNull(name, { isNull }, true);
      const condition = naiveFilter(field.filter, others);
      // Without `isNull`, or with other conditions beside it, there must be a node.
      const isAsked = isNull !== true || given(others).length > 0;
      return ({ node }) => {
        const reached = follow(node, field.hops);
        return (isNull !== true || reached.length === 0) && (!isAsked || reached.some(condition));
      };
    }
    case 'connection':
      return every(given(value).map(([quantifier, input]) => quantified(field, quantifier, input)));
  }
}

function quantified(
  { hops, filter, only }: Extract<FilterField, { kind: 'connection' }>,
  quantifier: string,
  input: unknown,
): Condition {
  const condition = naiveFilter(filter, input as Input);
  return ({ node }) => {
    const reached = follow(node, hops).filter((row) => isListed(row, only));
    if (quantifier === 'every') return reached.every(condition);
    return reached.some(condition) === (quantifier === 'some');
  };
}

const capitals = (operand: unknown): unknown =>
  Array.isArray(operand) ? operand.map(capitals) : String(operand).toUpperCase();

/** The condition of an operator. For a missing value only `isNull` can hold. */
function operation(name: string, operator: string, operand: unknown): (value: Value | undefined) => boolean {
  if (operator === 'isNull') return (value) => (value === undefined) === operand;
  if (operator === 'matches' && String(operand).length > 200) {
    throw badUserInput(
      `'${name}' in a filter has ${String(operand).length} characters. At most 200 are allowed. Use a part of the text.`,
    );
  }
  const asked = (Array.isArray(operand) ? operand : [operand]) as readonly Scalar[];
  const against = (value: Value) => compareIn(value as Scalar, asked[0]!);
  const isOneOf = (value: Value) => asked.some((one) => compareIn(value as Scalar, one) === 0);
  const holdsOne = (value: Value, one: Scalar) => [value].flat().some((item) => compareIn(item as Scalar, one) === 0);
  const holds: Readonly<Record<string, (value: Value) => boolean>> = {
    eq: (value) => against(value) === 0,
    in: isOneOf,
    gt: (value) => against(value) > 0,
    gte: (value) => against(value) >= 0,
    lt: (value) => against(value) < 0,
    lte: (value) => against(value) <= 0,
    contains: (value) => String(value).includes(String(operand)),
    startsWith: (value) => String(value).startsWith(String(operand)),
    matches: (value) => fold(String(value)).includes(fold(String(operand))),
    has: (value) => holdsOne(value, asked[0]!),
    hasSome: (value) => asked.some((one) => holdsOne(value, one)),
    hasEvery: (value) => asked.every((one) => holdsOne(value, one)),
  };
  return (value) => value !== undefined && holds[operator]!(value);
}

/** Compares a value with an operand. No comparison with NaN holds, and -0 equals 0. */
function compareIn(value: Scalar, operand: Scalar): number {
  if (value instanceof Moment) return value.compareIn(String(operand));
  if (Number.isNaN(value) || Number.isNaN(operand)) return Number.NaN;
  if (typeof value === 'object') return samePlace(value as Place, operand as Place) ? 0 : Number.NaN;
  return value === operand ? 0 : compareValues(value, operand);
}

/** Whether a point of an answer equals a point of an argument. */
function samePlace(one: Place, operand: Place): boolean {
  const { srid, longitude, latitude, height, x = longitude, y = latitude, z = height } = one as Place & Coordinates;
  const other = operand as Place & Coordinates;
  return srid === other.srid && x === other.x && y === other.y && z === other.z;
}

type Coordinates = Readonly<Partial<Record<'longitude' | 'latitude' | 'height' | 'x' | 'y' | 'z', number>>>;

/** Whether a node has one of the keys, or a chain of relationships leads from it to a node with one of them. */
function isWithin(node: StoredNode, hop: Hop, keys: readonly string[]): boolean {
  const seen = new Set([node]);
  for (const one of seen) for (const { node: next } of follow(one, [hop])) seen.add(next);
  return [...seen].some(({ properties }) => keys.some((key) => isSameKey(key, properties[hop.target.key])));
}
