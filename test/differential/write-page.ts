import { type GraphQLField, type GraphQLInputType, getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { type CursorValue, encodeCursor } from '../../src/pothos-plugin-neo4j/compiler/cursor.ts';
import type { ConnectionMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { type Draft, maximumRows, type Place } from './draft.ts';
import { authorOf } from './naive-authors.ts';
import { foundRow } from './naive-links.ts';
import { comparePositions, type NaiveOrdering, naiveOrdering, type OrderBy, positionOf } from './naive-order.ts';
import { rowsOf, withLabel } from './naive-ways.ts';
import type { Reached, StoredNode } from './stored-graph.ts';
import { type AuthorsArguments, pageArguments, writeAuthorsArguments } from './write-author.ts';
import { chooseFilter } from './write-filter.ts';
import { literal, Word, type Written, writeAbsent, writeValue, writeVariable } from './write-value.ts';

type Direction = 'ASC' | 'DESC';
type Sized = 'first' | 'last';

/** The arguments of a field, as text, and what they select. */
export interface WrittenArguments {
  readonly text: string;
  /** The most nodes that the field can return. */
  readonly size: number;
  /** One of these nodes. */
  readonly node: StoredNode | undefined;
}

/** Writes the arguments of a connection. Usually they are valid, sometimes they must be refused. */
export function writePage(
  draft: Draft,
  mapping: ConnectionMapping,
  field: GraphQLField<unknown, unknown>,
  { rows, node }: Place,
): WrittenArguments {
  const { random } = draft;
  const own = writeAuthorsArguments(draft, field, ({ name }) => !pageArguments.has(name));
  const listed =
    mapping.source === undefined ? rowsNear(draft, mapping, node) : foundNear(draft, mapping, field, node, own);
  const values = new Map<string, Written | undefined>();
  const orderBy = chooseOrder(draft, mapping, field);
  if (orderBy !== undefined) values.set('orderBy', orderBy?.map(writtenTerm) ?? null);
  const ordering = naiveOrdering(mapping, withoutRepetition(orderBy));
  for (const argument of ['after', 'before'] as const) {
    if (random.chance(0.22)) values.set(argument, chooseCursor(draft, listed, ordering));
  }
  const size = chooseSizes(draft, values, Math.floor(maximumRows / rows));
  const written = field.args.flatMap(({ name, type }) => {
    const value = values.get(name);
    if (!pageArguments.has(name)) return [];
    if (name === 'filter') return writeFilter(draft, mapping, type, listed);
    if (value !== undefined) return [`${name}: ${writeArgument(draft, String(type), value)}`];
    return random.chance(0.04) ? [`${name}: ${writeAbsent(draft, type)}`] : [];
  });
  const all = [...own.text, ...written];
  const text = all.length === 0 ? '' : `(${all.join(', ')})`;
  return { text, size, node: listed.length === 0 ? undefined : random.pick(listed).node };
}

function writeArgument(draft: Draft, type: string, value: Written): string {
  const isOneTerm = Array.isArray(value) && value.length === 1;
  // GraphQL allows a list of one without brackets, in the text and in variables.
  if (isOneTerm && draft.random.chance(0.3)) return writeValue(draft, type, value[0] as Written);
  return writeValue(draft, type, value);
}

function writeFilter(
  draft: Draft,
  { filter, target, hops, source }: ConnectionMapping,
  type: GraphQLInputType,
  listed: readonly Reached[],
): string[] {
  const { random } = draft;
  const input = getNamedType(type);
  if (filter === undefined || !isInputObjectType(input) || random.chance(0.6)) return [];
  const inText = random.chance(0.6);
  const chosen = chooseFilter(draft, {
    type: input,
    mapping: filter,
    label: target.label,
    hop: hops.at(-1),
    found: source && listed,
    inText,
    levels: 2,
  });
  return [`filter: ${inText ? literal(chosen) : writeVariable(draft, String(type), chosen)}`];
}

/** Chooses `first` and `last`, and returns the larger. */
export function chooseSizes(draft: Draft, values: Map<string, Written | undefined>, most: number): number {
  const { random } = draft;
  const size = () => (random.chance(0.1) ? random.below(Math.min(100, most) + 1) : random.below(Math.min(5, most + 1)));
  const way = random.below(20);
  const asked: Sized[] = way < 10 ? ['first'] : way < 15 ? ['last'] : way < 17 ? ['first', 'last'] : [];
  if (asked.length === 0 && most >= 20) return 20;
  const wrong = random.chance(0.04);
  const sizes = (asked.length === 0 ? (['first'] as const) : asked).map((name) => {
    const chosen = wrong ? random.pick([-1, 101, -2147483648, 2147483647]) : size();
    values.set(name, chosen);
    return wrong ? 1 : chosen;
  });
  for (const name of ['first', 'last', 'after', 'before']) {
    if (!values.has(name) && random.chance(0.04)) values.set(name, null);
  }
  return Math.max(1, ...sizes);
}

/** Chooses `orderBy`. Undefined if the operation does not give it. */
function chooseOrder(
  { random }: Draft,
  { orderFields }: ConnectionMapping,
  field: GraphQLField<unknown, unknown>,
): OrderBy | null | undefined {
  if (!field.args.some(({ name }) => name === 'orderBy')) return undefined;
  if (random.chance(0.5)) return undefined;
  if (random.chance(0.05)) return null;
  const names = namesOf(field).filter((name) => name in orderFields);
  const terms: { field: string; direction: Direction }[] = [];
  for (let count = random.below(4); count > 0; count -= 1) {
    const nullable = names.filter((name) => !orderFields[name]!.property.required);
    const chosen = random.pick(nullable.length > 0 && random.chance(0.5) ? nullable : names);
    const isRepeated = terms.some((term) => term.field === chosen);
    if (isRepeated && random.chance(0.9)) continue;
    terms.push({ field: chosen, direction: random.pick(['ASC', 'DESC']) });
  }
  return terms;
}

/** The names of the orderings of the connection. */
function namesOf(field: GraphQLField<unknown, unknown>): readonly string[] {
  const order = getNamedType(field.args.find(({ name }) => name === 'orderBy')!.type);
  const names = isInputObjectType(order) ? getNamedType(order.getFields()['field']!.type) : undefined;
  return isEnumType(names) ? names.getValues().map(({ name }) => name) : [];
}

const writtenTerm = ({ field, direction }: { readonly field: string; readonly direction: Direction }): Written => ({
  field: new Word(field),
  direction: new Word(direction),
});

const withoutRepetition = (orderBy: OrderBy | null | undefined): OrderBy | undefined =>
  orderBy?.filter(({ field }, index) => orderBy.findIndex((other) => other.field === field) === index);

/** The cursor of a row, preferably near the ends of the list, or of a position near the row. Sometimes a cursor that is refused. */
function chooseCursor(draft: Draft, listed: readonly Reached[], ordering: NaiveOrdering): string {
  const { random } = draft;
  const row = chooseRow(draft, listed, ordering);
  const { digest } = ordering;
  const position = row ? [...positionOf(ordering, row)] : ordering.terms.map(() => '');
  if (random.chance(0.12)) {
    return random.pick([
      'nowhere',
      '',
      '%%%',
      '"}) DETACH DELETE n //',
      'x'.repeat(9_000),
      encodeCursor('forged00', position),
      encodeCursor(digest, position.slice(1)),
      encodeCursor(digest, [...position, null]),
      encodeCursor(
        digest,
        position.map(() => null),
      ),
      encodeCursor(
        digest,
        position.map(() => ({ toString: 'x' }) as never),
      ),
      encodeCursor(digest, position).slice(0, -3),
    ]);
  }
  if (random.chance(0.3)) {
    const moved = random.below(position.length);
    position[moved] = near(draft, position[moved]!, ordering.terms[moved]!);
  }
  return encodeCursor(digest, position);
}

function near({ random }: Draft, value: CursorValue, { nullable, type }: NaiveOrdering['terms'][number]): CursorValue {
  if (nullable && random.chance(0.4)) return null;
  if (type === 'date') return random.pick(['1975-11-15', '2010-02-28', '2025-06-16', '9999-12-31']);
  if (typeof value === 'number') return value + random.pick([-1, 1, 1_000_000]);
  if (typeof value === 'bigint') return value + random.pick([-1n, 1n]);
  return random.pick(['', `${value ?? ''}!`, 'M', '\u{1F600}', "'", '\\', 'zzz']);
}

function chooseRow({ random }: Draft, listed: readonly Reached[], ordering: NaiveOrdering): Reached | undefined {
  if (listed.length === 0) return undefined;
  if (random.chance(0.6)) return random.pick(listed);
  const direction = random.pick([1, -1]);
  const isBeyond = (one: Reached, other: Reached) =>
    comparePositions(ordering, positionOf(ordering, one), positionOf(ordering, other)) * direction > 0;
  return listed.reduce((end, one) => (isBeyond(one, end) ? one : end));
}

/** The rows of a connection beneath a node. If there are none, or the node is unknown, the rows beneath all nodes. */
function rowsNear({ graph }: Draft, mapping: ConnectionMapping, node: StoredNode | undefined): readonly Reached[] {
  const last = mapping.hops.at(-1);
  const own = last === undefined || node !== undefined ? rowsOf(graph, mapping, node) : [];
  if (last === undefined || own.length > 0) return own;
  const end = last.direction === 'out' ? 'to' : 'from';
  return graph.relationships
    .filter((way) => way.type === last.relationship.type && way[end].labels.has(last.target.label))
    .map((relationship) => ({ node: relationship[end], relationship }));
}

/** The rows that Cypher of an author finds from a node, or from another if it is unknown. Scores of an index are invented. */
function foundNear(
  { random, graph, schema }: Draft,
  mapping: ConnectionMapping,
  field: GraphQLField<unknown, unknown>,
  node: StoredNode | undefined,
  { values }: AuthorsArguments,
): readonly Reached[] {
  const some = () => random.pick(withLabel(graph, mapping.target));
  if (mapping.epoch !== undefined) {
    return [0.5, 2, 7.25, 101].map((score) => foundRow(some(), 'SearchHit', { score, version: graph.ranked }));
  }
  const find = authorOf(field)!;
  const asked = { schema, graph, target: mapping.target.label, args: values, link: undefined, leaveOpen: () => {} };
  const search = () => Promise.reject(new Error('Only the database can search.'));
  try {
    return find({ ...asked, self: node ?? some(), search }) as readonly Reached[];
  } catch {
    // The arguments are refused.
    return [];
  }
}
