/** A condition on what a listed node leads to, as one writes it by hand; `#` stands for the number of the condition. */
interface Related {
  /** From the listed node `n`. */
  readonly pattern: string;
  readonly where?: string;
  /** It leads to one node at most, so that a match of it repeats no row. */
  readonly one?: boolean;
}

/** One filter: in GraphQL, and what it means. All of its conditions hold. */
export interface FilterShape {
  readonly name: string;
  readonly field: string;
  readonly filter: string;
  readonly label: string;
  /** The properties that the list is ordered by. */
  readonly order: readonly string[];
  /** Conditions on the listed node alone. */
  readonly own?: readonly string[];
  readonly related?: readonly Related[];
  /** Without it only a page is asked for. */
  readonly total?: boolean;
  /** How often the hits of the best way the compiled one may take: more where two values look alike and one is rare. */
  readonly factor?: number;
}

const presiding = (code: string): Related => ({
  pattern: '(n)<-[:ORGANIZES]-(:Presidency)<-[:HOLDS_PRESIDENCY]-(x#:Member)',
  where: `x#.code = '${code}'`,
  one: true,
});
const inYear = (year: number): Related => ({
  pattern: '(n)<-[:ORGANIZES]-(x#:Presidency)',
  where: `x#.year = ${year}`,
  one: true,
});
const speaking = (code: string): Related => ({ pattern: '(n)<-[r#:ATTENDS]-()', where: `r#.representing = '${code}'` });
const addressing = (slug: string): Related => ({
  pattern: '(n)-[:ADDRESSES]->(x#:Entity&Priority)',
  where: `x#.slug = '${slug}'`,
});
const concerning = (slug: string): Related => ({
  ...addressing(slug),
  pattern: '(n)-[:CONCERNS]->(x#:Entity&Priority)',
});
const attendedBy = (slug: string): Related => ({
  pattern: '(n)<-[:ATTENDS]-(x#:Entity&Participant)',
  where: `x#.slug = '${slug}'`,
});
const inPlace = (name: string): Related => ({
  pattern: '(n)-[:TAKES_PLACE_IN]->(x#:Place)',
  where: `x#.name = '${name}'`,
  one: true,
});
const inCountry = (code: string): Related => ({
  pattern: '(n)-[:TAKES_PLACE_IN]->(:Place)-[:IN_COUNTRY]->(x#:Country)',
  where: `x#.code = '${code}'`,
  one: true,
});
const hostedBy = (code: string): Related => ({ pattern: '(n)<-[:HOSTS]-(x#:Member)', where: `x#.code = '${code}'` });
const agreedAt = (slug: string): Related => ({
  pattern: '(n)<-[:AGREED]-(x#:Entity&Event)',
  where: `x#.slug = '${slug}'`,
  one: true,
});
const agreedUnder = (code: string): Related => ({
  pattern: '(n)<-[:AGREED]-(:Event)<-[:ORGANIZES]-(:Presidency)<-[:HOLDS_PRESIDENCY]-(x#:Member)',
  where: `x#.code = '${code}'`,
  one: true,
});
const agreedOfKind = (kind: string): Related => ({
  pattern: '(n)<-[:AGREED]-(x#:Event)',
  where: `x#.kind = '${kind}'`,
  one: true,
});
const wasAt = (slug: string): Related => ({
  pattern: '(n)-[:ATTENDS]->(x#:Entity&Event)',
  where: `x#.slug = '${slug}'`,
});
const spokeFor = (code: string): Related => ({ pattern: '(n)-[r#:ATTENDS]->()', where: `r#.representing = '${code}'` });
const inOfficeOf = (code: string): Related => ({
  pattern: '(n)-[:HELD_OFFICE]->(:Office)-[:OFFICE_OF]->(x#:Represented)',
  where: `x#.code = '${code}'`,
});

const exists = ({ pattern, where }: Related) => `EXISTS { MATCH ${pattern}${where ? ` WHERE ${where}` : ''} }`;
const since = (date: string) => `n.startDate >= date('${date}')`;

const isPresiding = (code: string) => `presidency: { member: { code: { eq: "${code}" } } }`;
const speaks = (code: string) => `participants: { some: { edge: { representing: { eq: "${code}" } } } }`;
const addresses = (slug: string) => `priorities: { some: { slug: { eq: "${slug}" } } }`;
const attended = (slug: string) => `participants: { some: { slug: { eq: "${slug}" } } }`;
const takesPlaceIn = (name: string) => `place: { name: { eq: "${name}" } }`;
const isInCountry = (code: string) => `place: { country: { code: { eq: "${code}" } } }`;

const smuggling = 'priority-migrant-smuggling';
const crime = 'priority-transnational-organised-crime';
const kananaskis = 'summit-2025-kananaskis';
const merkel = 'person-angela-merkel';
const kohl = 'person-helmut-kohl';

type Described = Omit<FilterShape, 'name' | 'field' | 'label' | 'order' | 'filter'>;
const listOf =
  (field: string, label: string, order: readonly string[]) =>
  (name: string, filter: string, described: Described): FilterShape => ({
    name: `${field}: ${name}`,
    field,
    label,
    order,
    filter: `{ ${filter} }`,
    ...described,
  });

const events = listOf('events', 'Event', ['startDate', 'slug']);
const commitments = listOf('commitments', 'Commitment', ['year', 'slug']);
const people = listOf('people', 'Person', ['sortName', 'slug']);

/** What people filter by, alone and together, on a graph of any size. */
export const filterShapes: readonly FilterShape[] = [
  events('of a kind', 'kind: { eq: SUMMIT }', { own: ["n.kind = 'SUMMIT'"] }),
  events('since a day', 'startDate: { gte: "2020-01-01" }', { own: [since('2020-01-01')] }),
  events('of a kind since a day', 'kind: { eq: SUMMIT }, startDate: { gte: "2000-01-01" }', {
    own: ["n.kind = 'SUMMIT'", since('2000-01-01')],
  }),
  events('of a text', 'name: { contains: "Crime" }', { own: ["n.name CONTAINS 'Crime'"] }),
  events('by presidency', isPresiding('CA'), { related: [presiding('CA')] }),
  events('by presidency, page alone', isPresiding('CA'), { related: [presiding('CA')], total: false }),
  events('by year of the presidency', 'presidency: { year: { eq: 2025 } }', { related: [inYear(2025)] }),
  events('by who is represented', speaks('JP'), { related: [speaking('JP')] }),
  events('by who is represented, page alone', speaks('JP'), { related: [speaking('JP')], total: false }),
  events('by who is seldom represented', speaks('SN'), { related: [speaking('SN')] }),
  events('by who is seldom represented, page alone', speaks('SN'), { related: [speaking('SN')], total: false }),
  events('by participant', attended(merkel), { related: [attendedBy(merkel)] }),
  events('by priority', addresses(smuggling), { related: [addressing(smuggling)] }),
  events('by place', takesPlaceIn('Ottawa'), { related: [inPlace('Ottawa')] }),
  events('by country of the place', isInCountry('CA'), { related: [inCountry('CA')] }),
  events('by host', 'hosts: { some: { code: { eq: "JP" } } }', { related: [hostedBy('JP')] }),
  events('without a priority', 'priorities: { none: {} }', {
    own: ['NOT EXISTS { MATCH (n)-[:ADDRESSES]->() }'],
  }),
  events('without somebody represented', 'participants: { none: { edge: { representing: { eq: "JP" } } } }', {
    own: [`NOT ${exists(speaking('JP')).replaceAll('#', 'o')}`],
  }),
  events('by presidency since a day', `startDate: { gte: "2000-01-01" }, ${isPresiding('CA')}`, {
    own: [since('2000-01-01')],
    related: [presiding('CA')],
  }),
  events(
    'by presidency and who is represented since a day',
    `startDate: { gte: "2000-01-01" }, ${isPresiding('CA')}, ${speaks('JP')}`,
    {
      own: [since('2000-01-01')],
      related: [presiding('CA'), speaking('JP')],
    },
  ),
  events('the same, the other way around', `${speaks('JP')}, ${isPresiding('CA')}, startDate: { gte: "2000-01-01" }`, {
    own: [since('2000-01-01')],
    related: [speaking('JP'), presiding('CA')],
  }),
  events('by two who are represented', `and: [{ ${speaks('JP')} }, { ${speaks('EU')} }]`, {
    related: [speaking('JP'), speaking('EU')],
    factor: 5,
  }),
  events('by a frequent and a seldom represented', `and: [{ ${speaks('JP')} }, { ${speaks('SN')} }]`, {
    related: [speaking('JP'), speaking('SN')],
    factor: 5,
  }),
  events('by two participants', `and: [{ ${attended(merkel)} }, { ${attended(kohl)} }]`, {
    related: [attendedBy(merkel), attendedBy(kohl)],
  }),
  events('by participant and who is represented', `and: [{ ${attended(merkel)} }, { ${speaks('JP')} }]`, {
    related: [attendedBy(merkel), speaking('JP')],
  }),
  events('by two priorities', `and: [{ ${addresses(smuggling)} }, { ${addresses(crime)} }]`, {
    related: [addressing(smuggling), addressing(crime)],
    factor: 5,
  }),
  events('by priority and presidency', `${addresses(smuggling)}, ${isPresiding('CA')}`, {
    related: [addressing(smuggling), presiding('CA')],
  }),
  events('by priority and who is represented', `${addresses(smuggling)}, ${speaks('JP')}`, {
    related: [addressing(smuggling), speaking('JP')],
  }),
  events('by priority, participant and presidency', `${addresses(crime)}, ${attended(merkel)}, ${isPresiding('DE')}`, {
    related: [addressing(crime), attendedBy(merkel), presiding('DE')],
  }),
  events('by place and who is represented', `${takesPlaceIn('Ottawa')}, ${speaks('JP')}`, {
    related: [inPlace('Ottawa'), speaking('JP')],
  }),
  events('by place and year', `${takesPlaceIn('Ottawa')}, presidency: { year: { eq: 2025 } }`, {
    related: [inPlace('Ottawa'), inYear(2025)],
  }),
  events('by country of the place and presidency', `${isInCountry('CA')}, ${isPresiding('CA')}`, {
    related: [inCountry('CA'), presiding('CA')],
  }),
  events('by country of the place and priority', `${isInCountry('CA')}, ${addresses(smuggling)}`, {
    related: [inCountry('CA'), addressing(smuggling)],
  }),
  events('of a kind by presidency', `kind: { eq: MINISTERIAL_MEETING }, ${isPresiding('CA')}`, {
    own: ["n.kind = 'MINISTERIAL_MEETING'"],
    related: [presiding('CA')],
  }),
  events('of a kind by who is represented', `kind: { eq: SUMMIT }, ${speaks('JP')}`, {
    own: ["n.kind = 'SUMMIT'"],
    related: [speaking('JP')],
  }),
  events('by one of two priorities', `or: [{ ${addresses(smuggling)} }, { ${addresses(crime)} }]`, {
    own: [`(${[addressing(smuggling), addressing(crime)].map(exists).join(' OR ').replaceAll('#', 'o')})`],
  }),
  events('by presidency, without a priority', `${isPresiding('CA')}, priorities: { none: {} }`, {
    own: ['NOT EXISTS { MATCH (n)-[:ADDRESSES]->() }'],
    related: [presiding('CA')],
  }),
  commitments('of an event', `event: { slug: { eq: "${kananaskis}" } }`, { related: [agreedAt(kananaskis)] }),
  commitments('by priority', addresses(smuggling), { related: [concerning(smuggling)] }),
  commitments('by priority since a year', `${addresses(smuggling)}, year: { gte: 2000 }`, {
    own: ['n.year >= 2000'],
    related: [concerning(smuggling)],
  }),
  commitments('by two priorities', `and: [{ ${addresses(smuggling)} }, { ${addresses(crime)} }]`, {
    related: [concerning(smuggling), concerning(crime)],
  }),
  commitments('by priority and presidency', `${addresses(smuggling)}, event: { ${isPresiding('CA')} }`, {
    related: [concerning(smuggling), agreedUnder('CA')],
  }),
  commitments('by presidency', `event: { ${isPresiding('CA')} }`, { related: [agreedUnder('CA')] }),
  commitments('by kind of the event', 'event: { kind: { eq: SUMMIT } }', { related: [agreedOfKind('SUMMIT')] }),
  commitments('by priority and kind of the event', `${addresses(smuggling)}, event: { kind: { eq: SUMMIT } }`, {
    related: [concerning(smuggling), agreedOfKind('SUMMIT')],
  }),
  commitments('by event and priority', `event: { slug: { eq: "${kananaskis}" } }, ${addresses(smuggling)}`, {
    related: [agreedAt(kananaskis), concerning(smuggling)],
  }),
  people('at an event', `events: { some: { slug: { eq: "${kananaskis}" } } }`, { related: [wasAt(kananaskis)] }),
  people('who spoke for somebody', 'events: { some: { edge: { representing: { eq: "JP" } } } }', {
    related: [spokeFor('JP')],
  }),
  people('with an office', 'offices: { some: { of: { code: { eq: "JP" } } } }', { related: [inOfficeOf('JP')] }),
  people(
    'who spoke for somebody, with an office',
    'events: { some: { edge: { representing: { eq: "JP" } } } }, offices: { some: { of: { code: { eq: "JP" } } } }',
    { related: [spokeFor('JP'), inOfficeOf('JP')] },
  ),
  people(
    'at an event, with an office',
    `events: { some: { slug: { eq: "${kananaskis}" } } }, offices: { some: { of: { code: { eq: "JP" } } } }`,
    { related: [wasAt(kananaskis), inOfficeOf('JP')] },
  ),
];

/** The GraphQL operation of a shape. */
export const operationOf = ({ field, filter, total = true }: FilterShape): string =>
  `{ ${field}(first: 20, filter: ${filter}) { ${total ? 'totalCount ' : ''}nodes { slug } } }`;

/**
 * A shape in Cypher, in the ways in which one would write it by hand: every condition asked of each node, one of them where
 * the search starts and the others asked, or all matched; the page and its total read apart, or from one list.
 */
export function formsOf({
  label,
  order,
  own = [],
  related = [],
  total = true,
}: FilterShape): ReadonlyMap<string, string> {
  const numbered = related.map(({ pattern, where = 'true', one = false }, index) => ({
    pattern: pattern.replaceAll('#', String(index)),
    where: where.replaceAll('#', String(index)),
    one,
  }));
  const base = [...order.map((name) => `n.${name} IS NOT NULL`), ...own];
  const found = (started: readonly number[]) => {
    const start = numbered.filter((_, index) => started.includes(index));
    const asked = numbered.filter((_, index) => !started.includes(index));
    const conditions = [...base, ...start.map(({ where }) => where), ...asked.map(exists)];
    const patterns = [`(n:${label})`, ...start.map(({ pattern }) => pattern)].map((pattern) => `MATCH ${pattern}`);
    return `${patterns.join(' ')} WHERE ${conditions.join(' AND ')} WITH ${start.every(({ one }) => one) ? '' : 'DISTINCT '}n`;
  };
  const ordered = `ORDER BY ${order.map((name) => `n.${name}`).join(', ')}`;
  const starts: (readonly [string, readonly number[]])[] = [['all asked', []]];
  for (const index of numbered.keys()) starts.push([`started at ${index}`, [index]]);
  if (numbered.length > 1) starts.push(['all matched', [...numbered.keys()]]);
  const forms = new Map<string, string>();
  for (const [name, started] of starts) {
    const text = found(started);
    if (total) {
      forms.set(
        `${name}, apart`,
        `WITH COUNT { ${text} RETURN n } AS t OPTIONAL CALL () { ${text} RETURN n ${ordered} LIMIT 20 } RETURN n.slug, t`,
      );
      forms.set(
        `${name}, one list`,
        `CALL () { ${text} ${ordered} RETURN collect(n) AS l } OPTIONAL CALL (l) { UNWIND l[..20] AS n RETURN n } RETURN n.slug, size(l)`,
      );
    } else forms.set(name, `${text} ${ordered} LIMIT 20 RETURN n.slug`);
  }
  return forms;
}
