import { writeDay, writeDays, writeYears } from './day.ts';
import type { GraphNode, GraphRelationship } from './graph-data.ts';
import type { Neighbourhood } from './neighbourhood.ts';

/** The most letters that a caption has. */
const longest = 80;

type Write = (node: GraphNode, around: Neighbourhood) => readonly (string | undefined)[];

/**
 * What an entity is, in one line that tells it from others of its name: the parts that fit into 80 letters, the most
 * telling first. Undefined for a node that is no entity.
 */
export function captionOf(node: GraphNode, around: Neighbourhood): string | undefined {
  const write = writers[node.labels[0]!];
  if (write === undefined) return undefined;
  const [first = '', ...parts] = write(node, around).filter((part) => part !== undefined && part !== '');
  let caption = shortened(first, longest);
  for (const part of parts) {
    const fits = caption.length + separator.length + part!.length <= longest;
    if (fits && !caption.includes(part!)) caption += separator + part;
  }
  return caption;
}

const separator = ' · ';

/** Cut between words. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\s,;:–-]+$/, '')}…`;
}

const textOf = (node: GraphNode | undefined, property: string): string | undefined => {
  const value = node?.properties[property];
  return value === undefined || Array.isArray(value) ? undefined : String(value);
};
const nameOf = (node: GraphNode | undefined) => textOf(node, 'name');
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const many = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;

const eventWords: Readonly<Record<string, string>> = {
  SUMMIT: 'Summit',
  LEADERS_MEETING: "Leaders' meeting",
  MINISTERIAL_MEETING: 'Ministerial meeting',
  SENIOR_OFFICIALS_MEETING: "Senior officials' meeting",
  BILATERAL_MEETING: 'Bilateral meeting',
};

const statusWords: Readonly<Record<string, string>> = {
  SCHEDULED: 'scheduled',
  PLANNED: 'planned',
  CANCELLED: 'cancelled',
};

const datesOf = ({ properties }: GraphNode) =>
  writeDays(
    String(properties['startDate']),
    String(properties['endDate']),
    textOf({ labels: [], properties }, 'datePrecision'),
  );

const event: Write = (node, around) => {
  const status = statusWords[textOf(node, 'status') ?? ''];
  return [
    `${eventWords[textOf(node, 'kind') ?? ''] ?? 'Meeting'}${status ? ` (${status})` : ''}`,
    placeOf(node, around),
    datesOf(node),
  ];
};

/** The place with its country, or how else they met. */
function placeOf(node: GraphNode, around: Neighbourhood): string | undefined {
  const place = placeOfEvent(node, around);
  if (place === undefined) return node.properties['format'] === 'VIRTUAL' ? 'online' : undefined;
  const country = nameOf(around.out(place, 'IN_COUNTRY')[0]?.node);
  return [...new Set([nameOf(place), country])].filter((name) => name !== undefined).join(', ');
}

/** The place of an event; the city around a venue, which more people know. */
function placeOfEvent(node: GraphNode, around: Neighbourhood): GraphNode | undefined {
  const place = around.out(node, 'TAKES_PLACE_IN')[0]?.node;
  return place?.properties['kind'] === 'VENUE' ? (around.out(place, 'LIES_IN')[0]?.node ?? place) : place;
}

/** Those who met, as a group of people: `2025 interior and security ministers`, `Kananaskis summit 2025`. */
function meetingOf(node: GraphNode, around: Neighbourhood): string {
  const year = textOf(node, 'year') ?? '';
  const place = nameOf(placeOfEvent(node, around));
  switch (node.properties['kind']) {
    case 'SUMMIT':
      return `${year} summit${place ? `, ${place}` : ''}`;
    case 'MINISTERIAL_MEETING': {
      const portfolios = (node.properties['portfolios'] ?? []) as readonly string[];
      return `${year} ${listed(portfolios.map(portfolioWords))} ministers`;
    }
    case 'LEADERS_MEETING':
      return `${year} leaders' meeting`;
    default:
      return `${year} meeting${place ? `, ${place}` : ''}`;
  }
}

/** `a`, `a and b`, `a, b and c`. */
const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const portfolioWords = (portfolio: string) => portfolio.replaceAll('-', ' and ');

const person: Write = (node, around) => {
  const terms = around
    .out(node, 'HELD_OFFICE')
    .map(({ node: office, relationship }) => {
      const text = [officeOf(office, around), yearsOf(relationship)].filter(Boolean).join(' ');
      return { text, lastDay: lastDayOf(relationship) };
    })
    // Present offices first, then the last ones.
    .sort((one, other) => compare(other.lastDay, one.lastDay));
  if (terms.length > 0) return terms.map(({ text }) => text);
  const latest = around
    .out(node, 'ATTENDS')
    .filter(({ relationship }) => relationship.properties['capacity'] !== undefined)
    .sort((one, other) =>
      compare(String(other.node.properties['startDate']), String(one.node.properties['startDate'])),
    )[0];
  if (latest !== undefined) {
    const capacity = capitalized(String(latest.relationship.properties['capacity']));
    return [shortened(capacity, longest - 7), textOf(latest.node, 'year')];
  }
  return [personWords[textOf(node, 'category') ?? ''] ?? 'Person', many(around.out(node, 'ATTENDS').length, 'meeting')];
};

const personWords: Readonly<Record<string, string>> = {
  LEADER: 'Leader',
  MINISTER_OR_OFFICIAL: 'Minister or official',
  GUEST: 'Guest',
};

/** The office and for whom it is held, unless its name says so: `Prime Minister of Japan`. */
function officeOf(office: GraphNode, around: Neighbourhood): string {
  const name = nameOf(office) ?? '';
  const of = around.out(office, 'OFFICE_OF')[0]?.node;
  const holder = nameOf(of);
  const isSaid = holder === undefined || [holder, ...aliasesOf(of)].some((alias) => name.includes(alias));
  return isSaid ? name : `${name} of ${articleBefore(holder)}${holder}`;
}

const aliasesOf = (node: GraphNode | undefined): readonly string[] =>
  ((node?.properties['alternativeNames'] ?? []) as readonly string[]).concat(
    nameOf(node) === 'European Union' ? ['European', 'the Union'] : [],
  );

/** Names of states and unions that English gives an article. */
export const articleBefore = (name: string) =>
  /^(?:United|Union|European|Netherlands|Philippines|Gambia|Bahamas|Comoros|Maldives|African|Organi[sz]ation|International|World|Democratic|Republic|Central African|Ivory|Council|Commonwealth|Bank)\b/.test(
    name,
  )
    ? 'the '
    : '';

const office: Write = (node, around) => {
  const holders = around
    .in(node, 'HELD_OFFICE')
    .sort((one, other) => compare(lastDayOf(other.relationship), lastDayOf(one.relationship)));
  const [last] = holders;
  return [
    `Office of ${ofWhom(node, around)}`,
    last && `${nameOf(last.node)} ${yearsOf(last.relationship)}`.trim(),
    textOf(node, 'portfolio') && portfolioWords(textOf(node, 'portfolio')!),
  ];
};

type Term = Pick<GraphRelationship, 'properties'>;

const lastDayOf = ({ properties }: Term) =>
  `${properties['endDate'] ?? properties['lastKnownDate'] ?? '9999'} ${properties['startDate'] ?? ''}`;

function yearsOf({ properties }: Term): string {
  const { startDate, endDate, lastKnownDate } = properties as Readonly<Record<string, string | undefined>>;
  return writeYears(startDate, endDate, lastKnownDate);
}

function ofWhom(node: GraphNode, around: Neighbourhood): string {
  const of = nameOf(around.out(node, 'OFFICE_OF')[0]?.node) ?? 'nobody on record';
  return articleBefore(of) + of;
}

const place: Write = (node, around) => {
  const kind = capitalized((textOf(node, 'kind') ?? '').toLowerCase());
  const within = [];
  for (let wider = around.out(node, 'LIES_IN')[0]?.node; wider; wider = around.out(wider, 'LIES_IN')[0]?.node) {
    within.push(nameOf(wider)!);
  }
  const country = nameOf(around.out(node, 'IN_COUNTRY')[0]?.node);
  if (country !== undefined && !within.includes(country) && country !== nameOf(node)) within.push(country);
  // The nearest and the widest say where it is.
  const meetings = around.in(node, 'TAKES_PLACE_IN').length;
  const names = within.length > 2 ? [within[0], within.at(-1)] : within;
  return [
    names.length === 0 ? kind : `${kind} in ${names.join(', ')}`,
    meetings > 0 ? many(meetings, 'meeting') : undefined,
  ];
};

const priority: Write = (node, around) => {
  const events = around.in(node, 'ADDRESSES').filter(({ node: { properties } }) => properties['status'] === 'HELD');
  const years = events.map((found) => Number(found.node.properties['year']));
  if (years.length === 0) return ['Priority', `part of ${nameOf(around.out(node, 'BROADER')[0]?.node) ?? 'none'}`];
  return ['Priority', `${many(years.length, 'meeting')} since ${Math.min(...years)}`];
};

const document: Write = (node, around) => {
  const from = around.in(node, 'ISSUED')[0]?.node;
  return [
    capitalized(textOf(node, 'kind') ?? 'Document'),
    from && meetingOf(from, around),
    writeDay(String(node.properties['date']), textOf(node, 'datePrecision')),
  ];
};

const commitment: Write = (node, around) => {
  const agreed = around.in(node, 'AGREED')[0]?.node;
  return [
    `Commitment of the ${agreed ? meetingOf(agreed, around) : textOf(node, 'year')}`,
    nameOf(around.out(node, 'CONCERNS')[0]?.node),
  ];
};

const statement: Write = (node, around) => [
  `Statement of ${nameOf(around.in(node, 'MADE')[0]?.node) ?? 'somebody'}`,
  writeDay(String(node.properties['date']), textOf(node, 'datePrecision')),
  nameOf(around.out(node, 'MENTIONS')[0]?.node),
];

const sourceWords: Readonly<Record<string, string>> = {
  SEED: 'News item',
  PAGE_EXCERPT: 'Page',
  DATASET: 'Dataset',
  BACKGROUND: 'General knowledge',
};

const source: Write = (node) => [
  sourceWords[textOf(node, 'kind') ?? ''] ?? 'Source',
  shortened(textOf(node, 'publisher') ?? '', 50),
  node.properties['date'] === undefined
    ? undefined
    : writeDay(String(node.properties['date']), textOf(node, 'datePrecision')),
];

const presidency: Write = (node, around) => {
  const summit = around.out(node, 'ORGANIZES').find(({ node: { labels } }) => labels[0] === 'Summit')?.node;
  return [
    `Presidency of the ${textOf(node, 'forum')?.replace('SUMMIT_OF_THE_EIGHT', 'Eight') ?? 'G7'}`,
    summit && `summit in ${placeOf(summit, around) ?? 'no place on record'}, ${datesOf(summit)}`,
    summit && nameOf(placeOfEvent(summit, around)),
  ];
};

const member: Write = (node) => [
  `Member ${writeYears(textOf(node, 'joinedYear'), textOf(node, 'leftYear'))}`,
  node.properties['kind'] === 'UNION' ? 'union of states' : undefined,
  textOf(node, 'officialName') === nameOf(node) ? undefined : textOf(node, 'officialName'),
];

const country: Write = (node, around) => {
  if (around.in(node, 'OF_COUNTRY').length > 0) return ['Country', 'member'];
  const events = around.out(node, 'GUEST_AT').length;
  return ['Country', events > 0 ? `guest at ${many(events, 'meeting')}` : textOf(node, 'code')];
};

const organization: Write = (node, around) => {
  const attended = [...around.representing(textOf(node, 'code')), ...around.out(node, 'ATTENDS')].filter(
    ({ node: { properties }, relationship }) =>
      properties['status'] === 'HELD' && relationship.properties['status'] === 'ATTENDED',
  );
  const events = new Set(attended.map(({ node: found }) => found)).size;
  return [
    capitalized(textOf(node, 'kind') ?? 'Organization'),
    writeYears(textOf(node, 'foundedYear'), undefined),
    events > 0 ? `at ${many(events, 'meeting')}` : undefined,
  ];
};

const workingGroup: Write = (node, around) => [
  capitalized(textOf(node, 'kind') ?? 'Working group'),
  writeYears(textOf(node, 'foundedYear'), undefined),
  nameOf(around.out(node, 'WORKS_ON')[0]?.node),
];

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** By the label that says what a node is. */
const writers: Readonly<Record<string, Write>> = {
  Summit: event,
  LeadersMeeting: event,
  MinisterialMeeting: event,
  SeniorOfficialsMeeting: event,
  BilateralMeeting: event,
  Person: person,
  Office: office,
  Place: place,
  Priority: priority,
  Document: document,
  Commitment: commitment,
  Statement: statement,
  Source: source,
  Presidency: presidency,
  Member: member,
  Country: country,
  Organization: organization,
  WorkingGroup: workingGroup,
};
