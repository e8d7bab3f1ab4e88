import type { GraphNode } from '../graph-data.ts';
import type { Neighbourhood } from '../neighbourhood.ts';
import { eventSurroundings } from './events.ts';
import type { Surroundings } from './field.ts';
import { type Look, lookFrom, propertyOf } from './look.ts';
import { office, organization, person, presidency, represented, workingGroup } from './people.ts';
import { datePhrases, yearPhrases } from './times.ts';
import type { SearchWords } from './words.ts';

type Write = (node: GraphNode, look: Look) => Partial<Surroundings>;

const none: Surroundings = { names: [], kinds: [], places: [], times: [], related: [] };

/** What an entity is found by beside its own names and text: what it is, where, when, and with whom. */
export function surroundingsOf(node: GraphNode, around: Neighbourhood, words: SearchWords): Surroundings {
  const write = writers[node.labels[0]!];
  return { ...none, ...write?.(node, lookFrom(around, words)) };
}

const place: Write = (node, look) => ({
  kinds: ['place', propertyOf(node, 'kind') ?? ''],
  places: look.placesAround(node),
  related: look.names(node, 'in', 'TAKES_PLACE_IN'),
});

const priority: Write = (node, look) => ({
  kinds: ['priority', 'topic', 'subject', 'issue'],
  related: [
    ...look.names(node, 'out', 'BROADER'),
    ...look.names(node, 'in', 'BROADER'),
    ...look.names(node, 'in', 'WORKS_ON'),
  ],
});

const document: Write = (node, look) => {
  const events = look.nodes(node, 'in', 'ISSUED');
  return {
    kinds: ['document', propertyOf(node, 'kind') ?? '', ...events.flatMap(look.portfolios)],
    places: events.flatMap(look.placesOfEvent),
    times: datePhrases(propertyOf(node, 'date'), propertyOf(node, 'datePrecision')),
    related: events.flatMap(look.eventPhrases),
  };
};

const commitment: Write = (node, look) => {
  const events = look.nodes(node, 'in', 'AGREED');
  return {
    kinds: ['commitment'],
    places: events.flatMap(look.placesOfEvent),
    times: yearPhrases(propertyOf(node, 'year')),
    related: [
      ...look.names(node, 'out', 'CONCERNS'),
      ...events.flatMap(look.eventPhrases),
      ...look.names(node, 'in', 'CONTAINS'),
    ],
  };
};

const statement: Write = (node, look) => {
  const events = look.nodes(node, 'out', 'MADE_AT');
  return {
    kinds: [{ text: 'statement', also: ['said', 'says', 'quote', 'remarks', 'speech'] }],
    places: events.flatMap(look.placesOfEvent),
    times: datePhrases(propertyOf(node, 'date'), propertyOf(node, 'datePrecision')),
    related: [
      ...look.names(node, 'in', 'MADE'),
      ...look.names(node, 'out', 'MENTIONS'),
      ...events.flatMap(look.eventPhrases),
    ],
  };
};

const source: Write = (node) => ({
  kinds: ['source'],
  times: datePhrases(propertyOf(node, 'date'), propertyOf(node, 'datePrecision')),
});

/** By the label that says what a node is. */
const writers: Readonly<Record<string, Write>> = {
  Summit: eventSurroundings,
  LeadersMeeting: eventSurroundings,
  MinisterialMeeting: eventSurroundings,
  SeniorOfficialsMeeting: eventSurroundings,
  BilateralMeeting: eventSurroundings,
  Person: person,
  Office: office,
  Member: represented,
  Country: represented,
  Organization: organization,
  Presidency: presidency,
  WorkingGroup: workingGroup,
  Place: place,
  Priority: priority,
  Document: document,
  Commitment: commitment,
  Statement: statement,
  Source: source,
};
