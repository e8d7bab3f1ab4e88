import type { GraphNode } from '../graph-data.ts';
import type { Phrase, Surroundings } from './field.ts';
import { type Look, listOf, propertyOf } from './look.ts';
import { datePhrases, yearPhrases } from './times.ts';

const kindPhrases: Readonly<Record<string, readonly string[]>> = {
  SUMMIT: ['summit', "leaders' summit"],
  LEADERS_MEETING: ["leaders' meeting", 'heads of state and government'],
  MINISTERIAL_MEETING: ['ministerial meeting', 'ministers', 'ministerial'],
  SENIOR_OFFICIALS_MEETING: ["senior officials' meeting"],
  BILATERAL_MEETING: ['bilateral meeting', 'bilateral', 'talks'],
};

const formatPhrases: Readonly<Record<string, readonly string[]>> = {
  VIRTUAL: ['virtual', 'online', 'videoconference', 'video conference'],
  HYBRID: ['hybrid'],
};

const statusPhrases: Readonly<Record<string, readonly string[]>> = {
  SCHEDULED: ['scheduled', 'upcoming', 'next'],
  PLANNED: ['planned', 'upcoming', 'next'],
  CANCELLED: ['cancelled', 'canceled'],
};

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** The place in the series, as it is said: `51st summit`. */
function seriesPhrases(number: string | undefined): readonly Phrase[] {
  if (number === undefined) return [];
  const teen = /1\d$/.test(number);
  const ending = teen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[number.at(-1)!] ?? 'th');
  const word = ordinals[Number(number) - 1];
  return [{ text: `${number}${ending} summit`, also: word === undefined ? [] : [`${word} summit`] }];
}

/** What an event is found by. */
export function eventSurroundings(event: GraphNode, look: Look): Partial<Surroundings> {
  const precision = propertyOf(event, 'datePrecision');
  return {
    kinds: [
      ...(kindPhrases[propertyOf(event, 'kind') ?? ''] ?? []),
      ...look.portfolios(event),
      ...(formatPhrases[propertyOf(event, 'format') ?? ''] ?? []),
      ...(statusPhrases[propertyOf(event, 'status') ?? ''] ?? []),
      ...seriesPhrases(propertyOf(event, 'number')),
      forumOf(propertyOf(event, 'forum')),
    ].filter((phrase) => phrase !== ''),
    places: look.placesOfEvent(event),
    times: [
      ...datePhrases(propertyOf(event, 'startDate'), precision),
      ...datePhrases(propertyOf(event, 'endDate'), precision),
      ...yearPhrases(propertyOf(event, 'year')),
    ],
    related: [
      ...look.nodes(event, 'in', 'ORGANIZES').map((node) => `presidency ${propertyOf(node, 'name')}`),
      ...look.names(event, 'out', 'ADDRESSES'),
      ...look.names(event, 'in', 'CHAIRS'),
      ...peopleAt(event, look),
      ...look.nodes(event, 'in', 'GUEST_AT').map(look.called),
      ...look.names(event, 'out', 'PART_OF'),
      ...look.names(event, 'out', 'ON_THE_MARGINS_OF'),
      ...look.names(event, 'in', 'ESTABLISHED_AT'),
      ...look.names(event, 'in', 'ACTIVE_AT'),
    ],
  };
}

/** Those who took part, members left out: they are at every meeting. */
const peopleAt = (event: GraphNode, look: Look): readonly Phrase[] =>
  look
    .nodes(event, 'in', 'ATTENDS')
    .filter(({ labels }) => labels[0] !== 'Member')
    .map((node) =>
      node.labels[0] === 'Person'
        ? { text: propertyOf(node, 'name') ?? '', also: listOf(node, 'alternativeNames') }
        : look.called(node),
    );

/** `G8`; the Eight of Denver are looked for by that name too. */
const forumOf = (forum: string | undefined): string =>
  forum === 'SUMMIT_OF_THE_EIGHT' ? 'G8 summit of the eight' : (forum ?? '');
