import {
  type GraphQLInputObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { FilterField, FilterMapping, Hop } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import type { Draft } from './draft.ts';
import { Moment } from './moment.ts';
import { withLabel } from './naive-ways.ts';
import type { Reached, Scalar, Value, Values } from './stored-graph.ts';
import { Verbatim, Word, type Written, writeValue } from './write-value.ts';

/** The place of a filter that is written. */
export interface FilterPlace {
  readonly type: GraphQLInputObjectType;
  readonly mapping: FilterMapping;
  /** The label of the filtered nodes, and the relationship to them. */
  readonly label: string;
  readonly hop: Hop | undefined;
  /** Some of the rows, if Cypher of an author finds the nodes. */
  readonly found?: readonly Reached[] | undefined;
  /** Whether the filter is in the text of the operation, so that its operands can be variables. */
  readonly inText: boolean;
  /** How many further levels of nested filters are allowed. */
  readonly levels: number;
}

/** Chooses a filter. */
export function chooseFilter(draft: Draft, place: FilterPlace): Written {
  const { random } = draft;
  const names = Object.keys(place.type.getFields());
  const filter: Record<string, Written> = {};
  for (let count = random.pick([0, 1, 1, 1, 2]); count > 0; count -= 1) {
    // These are important, and pure chance would seldom select them among so many fields.
    const special = random.pick(['edge', 'not', 'isNull']);
    const name = random.chance(0.3) && names.includes(special) ? special : random.pick(names);
    if (name in filter) continue;
    const chosen = random.chance(0.015) ? null : chooseCondition(draft, place, name);
    if (chosen !== undefined) filter[name] = chosen;
  }
  return filter;
}

function chooseCondition(draft: Draft, place: FilterPlace, name: string): Written | undefined {
  const { type, mapping, levels } = place;
  if (name === 'isNull') return draft.random.chance(0.5);
  if (name === 'and' || name === 'or' || name === 'not') {
    if (levels === 0) return undefined;
    // Within the filter of a relation, these have the filter of its nodes, which has no `isNull`.
    const operand = getNamedType(type.getFields()[name]!.type) as GraphQLInputObjectType;
    const nested = () => chooseFilter(draft, { ...place, type: operand, levels: levels - 1 });
    return name === 'not' ? nested() : Array.from({ length: draft.random.below(3) }, nested);
  }
  const inner = getNamedType(type.getFields()[name]!.type);
  if (name === 'edge' && mapping.edge !== undefined && isInputObjectType(inner)) {
    return chooseEdge(draft, place, inner, mapping.edge());
  }
  const field = mapping.fields()[name];
  if (field?.kind === 'within') {
    const { target } = field.hop;
    const keys = withLabel(draft.graph, target).map(({ properties }) =>
      writtenScalar(properties[target.key] as Scalar),
    );
    return Array.from({ length: draft.random.below(3) }, () => draft.random.pick(keys));
  }
  return field && isInputObjectType(inner) ? chooseField(draft, place, inner, field) : undefined;
}

function chooseEdge(
  draft: Draft,
  { hop, inText, found }: FilterPlace,
  type: GraphQLInputObjectType,
  fields: Readonly<Record<string, FilterField>>,
): Written {
  const name = draft.random.pick(Object.keys(type.getFields()));
  const field = fields[name];
  if (field?.kind !== 'property') return {};
  const holders =
    hop === undefined
      ? (found ?? []).flatMap(({ relationship }) => relationship ?? [])
      : draft.graph.relationships.filter((one) => one.type === hop.relationship.type);
  const operators = getNamedType(type.getFields()[name]!.type) as GraphQLInputObjectType;
  return { [name]: chooseOperation(draft, operators, samples(draft, holders, field.name), inText) };
}

function chooseField(
  draft: Draft,
  { label, inText, levels }: FilterPlace,
  type: GraphQLInputObjectType,
  field: Exclude<FilterField, { kind: 'within' }>,
): Written | undefined {
  if (field.kind === 'property') {
    const holders = draft.graph.nodes.filter(({ labels }) => labels.has(label));
    return chooseOperation(draft, type, samples(draft, holders, field.name), inText);
  }
  if (levels === 0 || draft.matches < 1) return undefined;
  draft.matches -= 1;
  const hop = field.hops.at(-1)!;
  const choose = (inner: GraphQLInputObjectType) =>
    chooseFilter(draft, {
      type: inner,
      mapping: field.filter,
      label: hop.target.label,
      hop,
      inText,
      levels: levels - 1,
    });
  if (field.kind === 'relation') return choose(type);
  const quantifier = draft.random.pick(['some', 'none', 'every']);
  return { [quantifier]: choose(getNamedType(type.getFields()[quantifier]!.type) as GraphQLInputObjectType) };
}

/** Some values of a property; empty if no node has it. */
function samples(
  { random }: Draft,
  holders: readonly { readonly properties: Values }[],
  name: string,
): readonly Scalar[] {
  if (holders.length === 0) return [];
  return Array.from({ length: 8 }, () => random.pick(holders).properties[name])
    .filter((value): value is Value => value !== undefined)
    .flat() as readonly Scalar[];
}

function chooseOperation(
  draft: Draft,
  type: GraphQLInputObjectType,
  values: readonly Scalar[],
  inText: boolean,
): Written {
  const { random } = draft;
  const operator = random.pick(Object.keys(type.getFields()));
  const operand = type.getFields()[operator]!.type;
  if (random.chance(0.015)) return { [operator]: null };
  if (operator === 'isNull') return { isNull: random.chance(0.5) };
  const isEnum = isEnumType(getNamedType(operand));
  const one = (): Written => {
    if (values.length === 0) return isEnum ? new Word(firstWord(operand)) : fallbacks[getNamedType(operand).name]!;
    const value = random.pick(values);
    if (isEnum) return new Word(String(value));
    if (typeof value === 'string' && /^(contains|startsWith|matches)$/.test(operator))
      return part(draft, operator, value);
    // A text in capital letters is found in any case, other texts are not.
    return typeof value === 'string' && random.chance(0.1) ? value.toLowerCase() : writtenScalar(value);
  };
  const value = isListType(getNullableType(operand)) ? Array.from({ length: random.below(4) }, one) : one();
  return { [operator]: inText && random.chance(0.4) ? new Verbatim(writeValue(draft, operand, value)) : value };
}

const fallbacks: Readonly<Record<string, Written>> = {
  Point: { longitude: 2.5, latitude: 48.5 },
  String: 'x',
  Int: 1,
  Float: 0.5,
  Boolean: true,
  Date: '2000-02-29',
  DateTime: '2024-06-01T12:00:00+02:00',
  LocalDateTime: '2024-06-01T12:00:00',
  Time: '12:00:00+02:00',
  LocalTime: '12:00',
  Duration: 'P10D',
  BigInt: '9007199254740993',
  Double: 'NaN',
  ID: '4:x:1',
};

/** A value in the form of an argument. A point without `srid` has the default coordinate system. */
export function writtenScalar(value: Scalar): Written {
  if (value instanceof Moment) return value.text;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object') return value;
  const { srid: _, ...coordinates } = value;
  return coordinates as Written;
}

function firstWord(type: Parameters<typeof getNamedType>[0]): string {
  const named = getNamedType(type);
  return isEnumType(named) ? named.getValues()[0]!.name : '';
}

function part({ random }: Draft, operator: string, value: string): string {
  const letters = [...value];
  const start = operator === 'startsWith' || letters.length === 0 ? 0 : random.below(letters.length);
  const chosen = letters.slice(start, start + random.below(6)).join('');
  if (operator !== 'matches' || random.chance(0.3)) return chosen;
  const withMarks = (text: string) => text.normalize('NFD').replace(/[eo]/g, (letter) => `${letter}\u0301`);
  return random.pick([chosen.toUpperCase(), withMarks(chosen), chosen.normalize('NFD').replace(/\p{M}/gu, '')]);
}
