import { articleBefore } from '../caption.ts';
import type { GraphNode } from '../graph-data.ts';
import type { Phrase, Surroundings } from './field.ts';
import { type Look, propertyOf } from './look.ts';
import { termPhrases, yearPhrases } from './times.ts';

/** A person is found by offices and for whom they were held, by the years of the terms, and by meetings. */
export function person(node: GraphNode, look: Look): Partial<Surroundings> {
  const terms = look.links(node, 'out', 'HELD_OFFICE');
  const participations = look.links(node, 'out', 'ATTENDS');
  const texts = (name: string) => participations.flatMap(({ relationship }) => propertyOf(relationship, name) ?? []);
  return {
    kinds: [
      'person',
      ...(propertyOf(node, 'category') === 'LEADER' ? ['leader'] : []),
      ...terms.map(({ node: held }) => propertyOf(held, 'name') ?? ''),
      ...terms.flatMap(({ node: held }) => portfolioOf(held)),
      ...new Set(texts('capacity')),
    ],
    places: [
      ...terms.flatMap(({ node: held }) => look.nodes(held, 'out', 'OFFICE_OF')).map(look.called),
      ...[...new Set(texts('representing'))].flatMap(look.representing),
    ],
    times: terms.flatMap(({ relationship }) =>
      termPhrases(
        propertyOf(relationship, 'startDate'),
        propertyOf(relationship, 'endDate') ?? propertyOf(relationship, 'lastKnownDate'),
      ),
    ),
    related: [
      ...new Set(participations.map(({ node: event }) => eventName(event))),
      ...look.names(node, 'out', 'CHAIRS'),
    ],
  };
}

export function office(node: GraphNode, look: Look): Partial<Surroundings> {
  const name = propertyOf(node, 'name') ?? '';
  const of = look.nodes(node, 'out', 'OFFICE_OF');
  return {
    names: of.flatMap((whom) => officeNames(name, propertyOf(whom, 'name') ?? '')),
    kinds: ['office', name, ...portfolioOf(node)],
    places: of.map(look.called),
    related: look.names(node, 'in', 'HELD_OFFICE'),
  };
}

/** `President of the United States`, with and without the article. */
const officeNames = (name: string, of: string): readonly string[] => [
  ...new Set([`${name} of ${articleBefore(of)}${of}`, `${name} of ${of}`]),
];

const eventName = (event: GraphNode): string =>
  `${propertyOf(event, 'name')} ${propertyOf(event, 'year') ?? ''}`.trim();

/** Whoever is responsible for a field is its minister, whatever the office is called. */
function portfolioOf(office: GraphNode): readonly string[] {
  const portfolio = propertyOf(office, 'portfolio');
  return portfolio === undefined ? [] : portfolio.split('-').map((field) => `${field} minister`);
}

/** A member or a country. */
export function represented(node: GraphNode, look: Look): Partial<Surroundings> {
  const isMember = node.labels[0] === 'Member';
  return {
    kinds: isMember ? ['member', 'country'] : ['country'],
    places: [look.called(node)],
    related: [
      ...look.names(node, 'in', 'OFFICE_OF'),
      ...look.names(node, 'out', 'HOLDS_PRESIDENCY').map((name) => `presidency ${name}`),
      ...look.names(node, 'out', 'GUEST_AT'),
    ],
  };
}

export function organization(node: GraphNode, look: Look): Partial<Surroundings> {
  return {
    kinds: ['organization', 'organisation', 'international organization'],
    places: [look.called(node)],
    times: yearPhrases(propertyOf(node, 'foundedYear')),
    related: look.names(node, 'in', 'OFFICE_OF'),
  };
}

export function presidency(node: GraphNode, look: Look): Partial<Surroundings> {
  const summits = look.nodes(node, 'out', 'ORGANIZES').filter(({ labels }) => labels[0] === 'Summit');
  const forum = propertyOf(node, 'forum') ?? '';
  return {
    kinds: ['presidency', forum === 'SUMMIT_OF_THE_EIGHT' ? 'G8' : forum],
    places: look.nodes(node, 'in', 'HOLDS_PRESIDENCY').map(look.called),
    times: yearPhrases(propertyOf(node, 'year')),
    related: [
      ...summits.flatMap(look.eventPhrases),
      ...summits.flatMap(look.placesOfEvent),
      ...look.names(node, 'out', 'PRIORITIZES'),
    ],
  };
}

export function workingGroup(node: GraphNode, look: Look): Partial<Surroundings> {
  const events = look.nodes(node, 'out', 'ESTABLISHED_AT');
  const phrases: readonly Phrase[] = ['working group', 'group', propertyOf(node, 'kind') ?? ''];
  return {
    kinds: phrases,
    places: events.flatMap(look.placesOfEvent),
    times: yearPhrases(propertyOf(node, 'foundedYear')),
    related: [
      ...look.names(node, 'out', 'WORKS_ON'),
      ...look.names(node, 'out', 'SUBGROUP_OF'),
      ...events.flatMap(look.eventPhrases),
    ],
  };
}
