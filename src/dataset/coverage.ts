import { wasRead } from './as-of.ts';
import type { GraphData, GraphNode } from './graph-data.ts';
import { type Neighbour, type Neighbourhood, neighbourhoodOf } from './neighbourhood.ts';

/** Of how many meetings of a decade and kind something is on record; the query `coverage` of the library counts the same. */
export interface MeetingCoverage {
  /** The first year of the decade. */
  readonly decade: number;
  readonly kind: string;
  /** How many were held. */
  readonly events: number;
  readonly participants: number;
  readonly documents: number;
  readonly commitments: number;
  readonly priorities: number;
  readonly readSources: number;
  readonly coordinates: number;
}

/** So many of so many. */
export interface Part {
  readonly of: string;
  readonly all: number;
  readonly part: number;
  readonly what: string;
}

type Has = (event: GraphNode, around: Neighbourhood) => boolean;

const isHeld = ({ properties }: GraphNode) => properties['status'] === 'HELD';
const hasCoordinates = (place: GraphNode) => place.properties['latitude'] !== undefined;

const measures: Readonly<Record<Exclude<keyof MeetingCoverage, 'decade' | 'kind' | 'events'>, Has>> = {
  participants: (event, around) => around.in(event, 'ATTENDS').some(attended),
  documents: (event, around) => around.out(event, 'ISSUED').length > 0,
  commitments: (event, around) => around.out(event, 'AGREED').length > 0,
  priorities: (event, around) => around.out(event, 'ADDRESSES').length > 0,
  readSources: (event, around) => around.out(event, 'SOURCED_FROM').some(({ node }) => wasRead(node)),
  coordinates: (event, around) =>
    around.out(event, 'TAKES_PLACE_IN').some(({ node: place }) => {
      const cities = around.out(place, 'LIES_IN').filter(({ node }) => node.properties['kind'] === 'CITY');
      return hasCoordinates(place) || cities.some(({ node }) => hasCoordinates(node));
    }),
};

function attended({ relationship }: Neighbour): boolean {
  return relationship.properties['status'] === 'ATTENDED';
}

/** What is on record of the meetings that were held, by decade and then by kind. */
export function meetingCoverage(data: GraphData): readonly MeetingCoverage[] {
  const around = neighbourhoodOf(data);
  const groups = new Map<string, GraphNode[]>();
  for (const node of data.nodes) {
    if (!node.labels.includes('Event') || !isHeld(node)) continue;
    const key = `${Math.floor(Number(node.properties['year']) / 10) * 10} ${node.properties['kind']}`;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, events]) => {
      const [decade, kind = ''] = key.split(' ');
      const numbers = Object.entries(measures).map(
        ([name, has]) => [name, events.filter((event) => has(event, around)).length] as const,
      );
      return { decade: Number(decade), kind, events: events.length, ...Object.fromEntries(numbers) } as MeetingCoverage;
    });
}

/** What is missing about people, ministerial meetings and participations. */
export function otherCoverage(data: GraphData): readonly Part[] {
  const around = neighbourhoodOf(data);
  const people = data.nodes.filter(({ labels }) => labels[0] === 'Person');
  const leaders = people.filter(({ properties }) => properties['category'] === 'LEADER');
  const withoutId = (some: readonly GraphNode[]) =>
    some.filter(({ properties }) => properties['wikidataId'] === undefined).length;
  const ministerials = data.nodes.filter((node) => node.labels[0] === 'MinisterialMeeting' && isHeld(node));
  const members = new Set(data.nodes.filter(({ labels }) => labels[0] === 'Member').map(codeOf));
  const unnamed = ministerials.filter(
    (event) =>
      !around
        .in(event, 'ATTENDS')
        .some(({ node, relationship }) => node.labels[0] === 'Person' && members.has(representedBy(relationship))),
  );
  const participations = data.relationships.filter(({ type }) => type === 'ATTENDS');
  const onBackground = participations.filter(({ properties }) =>
    ((properties['sources'] ?? []) as readonly string[]).every((slug) => {
      const source = around.bySlug(slug);
      return source === undefined || !wasRead(source);
    }),
  );
  const part = (of: string, all: number, number: number, what: string): Part => ({ of, all, part: number, what });
  return [
    part(
      'people',
      people.length,
      people.filter((one) => around.out(one, 'HELD_OFFICE').length === 0).length,
      'have no term of office',
    ),
    part('people', people.length, withoutId(people), 'have no identifier in Wikidata'),
    part('leaders of members', leaders.length, withoutId(leaders), 'have no identifier in Wikidata'),
    part('ministerial meetings that were held', ministerials.length, unnamed.length, 'name no minister of a member'),
    part('participations', participations.length, onBackground.length, 'rest on general knowledge alone'),
  ];
}

const codeOf = ({ properties }: GraphNode) => properties['code'];
const representedBy = ({ properties }: Neighbour['relationship']) => properties['representing'];
