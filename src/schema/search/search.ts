import * as nodes from '../../model/nodes.ts';
import { searchField } from '../../model/search-properties.ts';
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
import { builder } from '../builder.ts';
import { EntityKind, nowhere } from '../relations.ts';
import { correctedText } from './correction.ts';
import { matchesIn, type SearchMatch } from './matches.ts';
import { mostHits, ranked, rankingFor } from './ranking.ts';
import { countingPart } from './typed.ts';

const hit = knowledge('SearchHit', {
  score: float('How well it fits; it compares hits of one search, and of nothing else.'),
  version: text('The state of the data and of the index that the score is of.'),
});

const SearchField = builder.graphEnum(searchField);

const SearchWord = builder.objectRef<SearchMatch['words'][number]>('SearchWord').implement({
  description:
    'Where a word stands in a text, in UTF-16 code units: as `text.slice(start, end)` takes it in JavaScript.',
  fields: (t) => ({
    start: t.exposeInt('start', { nullable: false, description: 'Where its first letter stands, from 0 on.' }),
    end: t.exposeInt('end', { nullable: false, description: 'Where what follows it stands.' }),
  }),
});

const Match = builder.objectRef<SearchMatch>('SearchMatch').implement({
  description: 'A text of an entity, or of what lies around it, that what was typed was found in.',
  fields: (t) => ({
    field: t.expose('field', { type: SearchField, nullable: false, description: 'What of the entity it is.' }),
    text: t.exposeString('text', {
      nullable: false,
      description:
        'The text; of a long one the part around the first word, with `…` where it is cut. Where only words of the same meaning led to it, these.',
    }),
    words: t.expose('words', {
      type: [SearchWord],
      nullable: { list: false, items: false },
      description: 'The words in it that were found.',
    }),
  }),
});

/** The texts of an entity, the most telling first; last the words of the index, which stand for what has no text. */
const texts = cypher`[line IN
    [name IN [${self}.name] + coalesce(${self}.alternativeNames, []) + [${self}.code, ${self}.officialName,
      ${self}.gazetteerName] + coalesce(${self}.formerSlugs, []) | 'NAME: ' + name]
    + coalesce(${self}.searchReasons, [])
    + [told IN [${self}.definition, ${self}.summary, ${self}.description, ${self}.mandate, ${self}.outcome,
      ${self}.hostStatement, ${self}.furtherTopics, ${self}.publisher, ${self}.issueArea, ${self}.capital]
      + coalesce(${self}.themes, []) | 'TEXT: ' + told]
    + [name IN coalesce(${self}.searchNames, []) | 'NAME: ' + name]
    + [words IN split(coalesce(${self}.searchKinds, ''), ' · ') | 'KIND: ' + words]
    + [words IN split(coalesce(${self}.searchPlaces, ''), ' · ') | 'PLACE: ' + words]
    + [words IN split(coalesce(${self}.searchTimes, ''), ' · ') | 'TIME: ' + words]
    + [words IN split(coalesce(${self}.searchRelated, ''), ' · ') | 'RELATION: ' + words]
    + [words IN split(coalesce(${self}.searchText, ''), ' · ') | 'TEXT: ' + words] WHERE line IS NOT NULL]`;

/** As long as the ranking takes: found by measurement. */
const visits = 20_000;

builder.queryFields((t) => ({
  search: t.connectionFromCypher({
    description:
      'Entities that some words lead to, the best first: by names and codes, by what they are, where and when they were ' +
      'and whom they have to do with, and by texts. Case, accents and forms of words do not matter, the last word may be ' +
      'only begun, and letters may be wrong. What fits all words comes first; with few of those follows what fits words like ' +
      'them, or most. A word for a kind puts that kind first (`summits in japan`), and `latest`, `current` or `next` what is nearest in time. ' +
      `Quotes ask for a phrase, and a minus leaves out: \`"climate change" -summit\`. At most ${mostHits} are found.`,
    of: nodes.entity,
    knows: hit,
    isSelectable: 'filter',
    isCountable: true,
    args: {
      text: t.arg.string({ required: true, description: 'What a person types: its first 500 letters count.' }),
      types: t.arg({ type: [EntityKind], required: false, description: 'Only entities of these kinds.' }),
    },
    edge: (e) => ({
      score: e.property('score'),
      matches: e.cypher({
        description: 'Why it was found: the texts that hold what was typed, names first.',
        type: 'text',
        as: Match,
        list: true,
        body: () => cypher`RETURN [${link}.typed] + ${texts} AS ${value}`,
        read: (returned) => {
          const [[typed, ...lines] = []] = returned as readonly (readonly string[])[];
          return typed === undefined ? [] : matchesIn(typed, lines);
        },
      }),
    }),
    parts: (p) => ({
      correctedText: p.cypher({
        description:
          'What was probably meant, by the words of the best that was found: `merkel` for `merkle`, whatever a filter leaves. Null where what was typed stands there.',
        type: 'text',
        visits,
        body: ({ text: given, types }) => {
          const typed = countingPart(given);
          const ranking = rankingFor(typed, types);
          if (ranking === undefined) return cypher`UNWIND [] AS nothing RETURN nothing AS ${value}`;
          return cypher`${ranking}
            ORDER BY score DESC, node.slug LIMIT 1
            RETURN [${parameter('text', typed)}] + node.searchNames + [node.searchKinds, node.searchPlaces,
              node.searchTimes, node.searchRelated, node.searchText] AS ${value}`;
        },
        read: (returned) => {
          const [typed, ...words] = (returned ?? []) as readonly string[];
          return typed === undefined ? null : correctedText(typed, words);
        },
      }),
    }),
    order: [{ name: 'score', direction: 'DESC' }],
    epoch: { known: 'version', current: () => cypher`${ranked} RETURN version AS ${value}` },
    visits,
    body: ({ text: given, types }) => {
      const typed = countingPart(given);
      const ranking = rankingFor(typed, types);
      if (ranking === undefined) return nowhere;
      return cypher`${ranking}
        RETURN node AS ${found}, {score: score, version: version, typed: ${parameter('text', typed)}} AS ${known}`;
    },
  }),
}));
