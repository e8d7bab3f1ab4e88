import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Draft } from './draft.ts';
import { linksOf } from './naive-links.ts';
import type { StoredNode } from './stored-graph.ts';
import { literal, Word, type Written, writeAbsent, writeValue } from './write-value.ts';

/** The arguments of a field with Cypher of an author: their text and their values. */
export interface AuthorsArguments {
  readonly text: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** The arguments of every connection. */
export const pageArguments = new Set(['first', 'last', 'after', 'before', 'filter', 'orderBy']);

/** Writes the arguments that the author declared. Sometimes they must be refused. */
export function writeAuthorsArguments(
  draft: Draft,
  field: GraphQLField<unknown, unknown>,
  isOwn: (argument: GraphQLArgument) => boolean,
): AuthorsArguments {
  const { random } = draft;
  const between = ends(draft);
  const text: string[] = [];
  const values: Record<string, unknown> = {};
  for (const argument of field.args.filter(isOwn)) {
    const { name, type, defaultValue } = argument;
    values[name] = defaultValue;
    const value = valueFor(draft, field.name, argument, between);
    if (value === undefined) {
      if (!isNonNullType(type) && random.chance(0.04)) text.push(`${name}: ${writeAbsent(draft, type)}`);
      continue;
    }
    values[name] = plain(value);
    // The depth is part of the shape of the statement, so it is a literal, which other-values.ts does not change.
    text.push(`${name}: ${name === 'depth' ? literal(value) : writeValue(draft, type, value)}`);
  }
  return { text, values };
}

function plain(value: Written): unknown {
  if (value instanceof Word) return value.word;
  return Array.isArray(value) ? value.map((item) => plain(item as Written)) : value;
}

interface Ends {
  readonly from: StoredNode;
  readonly to: StoredNode;
}

/** A value for an argument; undefined for none. Numbers are not close to their limits, since other values must not cross these. */
function valueFor(
  draft: Draft,
  field: string,
  { name, type }: GraphQLArgument,
  { from, to }: Ends,
): Written | undefined {
  const { random, graph } = draft;
  const named = getNamedType(type);
  const number = (least: number, most: number, wrong: number) => {
    if (random.chance(0.03)) return random.pick([-1, wrong]);
    return random.chance(0.4) ? undefined : least + random.below(most - least + 1);
  };
  if (isEnumType(named)) {
    if (random.chance(0.5)) return undefined;
    const word = () => new Word(random.pick(named.getValues()).name);
    if (!isListType(getNullableType(type))) return word();
    return random.chance(0.05) ? null : Array.from({ length: random.below(12) }, word);
  }
  switch (name) {
    case 'from':
      return slugOf(from);
    case 'to':
      return slugOf(to);
    case 'slugs':
      return Array.from({ length: random.pick([1, 1, 2, 3, 0, 25, 90]) }, () => slugOf(random.pick(graph.nodes)));
    case 'text':
      return words(draft);
    case 'maxDistance':
      return number(2, 9, 100);
    case 'maxLength':
      return number(2, 7, 100);
    case 'depth':
      return number(0, 3, 4);
    case 'fromYear':
      return random.pick([undefined, undefined, 1975, 2010, 2026]);
    case 'toYear':
      return random.pick([undefined, undefined, 1974, 2015, 2030]);
    case 'firstPerRelation':
      return number(2, 9, 500);
    case 'shortestOnly':
      return random.pick([undefined, true, true, false]);
    case 'mustExist':
      return random.pick([undefined, undefined, true, false]);
    case 'first':
      if (field === 'suggest') return number(2, 19, 100);
      return field === 'paths' ? number(0, 49, 100) : number(2, 99, 500);
    default:
      throw new Error(`There are no values to draw for the argument ${name} of ${field}.`);
  }
}

const slugOf = ({ properties }: StoredNode): string => String(properties['slug'] ?? 'nobody');

/** Two entities, usually close to each other. */
function ends({ random, graph }: Draft): Ends {
  const from = random.pick(graph.nodes);
  let to = random.chance(0.2) ? random.pick(graph.nodes) : from;
  for (let steps = random.below(5); steps > 0; steps -= 1) {
    const links = linksOf(to, undefined, 'ANY');
    if (links.length > 0) to = random.pick(links).other;
  }
  return { from, to };
}

/** A search text for an entity. */
function words({ random, graph }: Draft): string {
  const { properties } = random.pick(graph.nodes);
  const name = String(properties['name'] ?? properties['slug']);
  const some = random.pick(name.split(' '));
  return random.pick([
    name,
    some,
    some.slice(0, 1 + random.below(some.length)),
    `${some.slice(0, -1)}x`,
    `${some} ${random.pick(['summit', 'canada', 'the', '1975'])}`,
    random.pick(['', '...', '"', 'AND NOT', '\u{1F600}', "x'}) DETACH DELETE n //", '*', 'a~ b^2']),
  ]);
}
