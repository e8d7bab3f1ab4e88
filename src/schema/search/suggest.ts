import * as nodes from '../../model/nodes.ts';
import { placedWords, searchWords } from '../../model/search-words.ts';
import { float, text } from '../../pothos-plugin-neo4j/model/index.ts';
import {
  cypher,
  found,
  knowledge,
  known,
  link,
  parameter,
  self,
  value,
} from '../../pothos-plugin-neo4j/plugin/index.ts';
import { requireWithin } from '../bounds.ts';
import { builder } from '../builder.ts';
import { EntityKind, kindsOf, nowhere } from '../relations.ts';
import { longestBegun } from './query.ts';
import { index } from './ranking.ts';
import { countingPart } from './typed.ts';

const mostSuggested = 20;
/** So many are looked at, the most important first, to find those whose names begin so. */
const mostLookedAt = 200;
const mostWords = 8;
const longestText = 100;

const suggested = knowledge('Suggestion', {
  rank: float(
    'How much the entity counts among others; more where a name begins so, most where that is the whole name.',
  ),
  slug: text('The slug of the entity.'),
});

const Suggestion = builder.graphRow(suggested, {
  description: 'An entity with a name that begins as was typed.',
  fields: (t) => ({
    text: t.cypher({
      description: 'The name that begins so, as it is written.',
      type: 'text',
      body: () => cypher`
        RETURN [${link}.typed] + [name IN [${self}.name] + coalesce(${self}.alternativeNames, [])
          + [${self}.officialName, ${self}.code] WHERE name IS NOT NULL] AS ${value}`,
      read: (returned) => nameThatBegins(returned as readonly string[]),
    }),
    node: t.found(nodes.entity, { description: 'The entity.' }),
  }),
});

/** `names` are what was typed, then names: of these the first that has all words that were typed, begun or whole; else the first of all. */
export function nameThatBegins([typed = '', ...names]: readonly string[]): string | undefined {
  const words = searchWords(typed);
  const fits = (name: string) => {
    const all = placedWords(name).flatMap((place) => place.words);
    return words.every((word) => all.some((one) => one.startsWith(word)));
  };
  return names.find(fits) ?? names[0];
}

builder.queryFields((t) => ({
  suggest: t.fromCypher({
    description:
      'Names to offer while somebody types, from the first letter on: each word is the beginning of a word of the name. ' +
      'A whole name comes first, then what is more important, a little more so where a name begins so. Commitments, statements and sources are not suggested.',
    of: nodes.entity,
    knows: suggested,
    as: Suggestion,
    list: true,
    args: {
      text: t.arg.string({ required: true, description: 'What was typed so far.' }),
      first: t.arg.int({ required: true, defaultValue: 8, description: `How many at most: 0 to ${mostSuggested}.` }),
      types: t.arg({ type: [EntityKind], required: false, description: 'Only entities of these kinds.' }),
    },
    most: ({ first }) => first,
    orderBy: [
      { name: 'rank', direction: 'DESC' },
      { name: 'slug', direction: 'ASC' },
    ],
    visits: 5_000,
    body: ({ text: given, first, types }) => {
      requireWithin('first', first, 0, mostSuggested);
      const typed = countingPart(given, longestText);
      const words = searchWords(typed).slice(0, mostWords);
      if (words.length === 0 || types?.length === 0) return nowhere;
      const whole = parameter('text', words.join(' '));
      return cypher`
        CALL db.index.fulltext.queryNodes(${index}, ${parameter('text', query(words, kindsOf(types ?? [])))},
          {limit: ${parameter('integer', mostLookedAt)}}) YIELD node
        WITH node, node.searchWeight + CASE WHEN ${whole} IN node.searchNames THEN 10
          WHEN any(name IN node.searchNames WHERE name STARTS WITH ${whole}) THEN 0.4 ELSE 0.0 END AS rank
        ORDER BY rank DESC, node.slug LIMIT ${parameter('integer', first)}
        RETURN node AS ${found}, {rank: rank, slug: node.slug, typed: ${parameter('text', typed)}} AS ${known}`;
    },
  }),
}));

/** Beginnings of words count alike, so the rank decides which are looked at. */
function query(words: readonly string[], kinds: readonly string[]): string {
  const ranks = Array.from({ length: 9 }, (_, place) => `searchRank:r${place + 1}^${(place + 1) ** 2}`);
  return [
    ...words.map((word) => `+searchNames:${word.slice(0, longestBegun)}*`),
    `+(${ranks.join(' ')})`,
    ...(kinds.length === 0 ? [] : [`+(${kinds.map((kind) => `searchKind:${kind}^0`).join(' ')})`]),
  ].join(' ');
}
