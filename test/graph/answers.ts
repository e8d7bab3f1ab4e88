/** What an operation gave, as its question shapes it. */
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which is looked into freely.
type Data = any;

interface Count {
  readonly count: number;
  readonly averageScore: number;
  readonly node: Readonly<Record<string, string>>;
}

interface Connection {
  readonly totalCount: number;
  readonly nodes: readonly Data[];
}

/** All of a connection. Throws where the page was cut: nothing is to be read off a part of an answer. */
export function whole({ totalCount, nodes }: Connection): readonly Data[] {
  if (nodes.length !== totalCount) throw new Error(`The page holds ${nodes.length} of ${totalCount}.`);
  return nodes;
}

/** The first of an order, where no other has the value of the last of them. Throws where the page does not show that. */
export function leading<Item>(items: readonly Item[], number: number, value: (item: Item) => unknown): readonly Item[] {
  const [last, next] = [items[number - 1], items[number]];
  if (last === undefined || next === undefined) throw new Error(`The page holds ${items.length}, too few to tell.`);
  if (value(last) === value(next)) throw new Error(`More than ${number} have the value ${value(last)}.`);
  return items.slice(0, number);
}

/** All that have the value of the first. Throws where the page ends with that value, so that there may be more. */
export function first<Item>(items: readonly Item[], value: (item: Item) => unknown): readonly Item[] {
  const number = items.findIndex((item) => value(item) !== value(items[0]!));
  if (number < 0) throw new Error(`All ${items.length} on the page have one value: there may be more.`);
  return items.slice(0, number);
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const counted = (counts: readonly Count[], number: number, name: (count: Count) => string): string =>
  leading(counts, number, ({ count }) => count)
    .map((count, place) => `${name(count)} ${count.count}${place === 0 ? ' times' : ''}`)
    .join(', ');

function best(counts: readonly Count[]): Count {
  const sorted = counts.toSorted((one, other) => other.averageScore - one.averageScore);
  return leading(sorted, 1, ({ averageScore }) => averageScore)[0]!;
}

const score = ({ node, count, averageScore }: Count): string =>
  `${node['name'] === 'European Union' || node['name'] === 'United States' ? 'the ' : ''}${node['name']} (${averageScore.toFixed(3)} of −1 to 1, ${count} scores)`;

/** Each answer of the README, worked out from the whole of what its operation gave. */
export const answers: Readonly<Record<string, (data: Data) => string>> = {
  '01': ({ commitments, onRecord }) => {
    const nodes = whole(commitments);
    const events = new Set(nodes.map(({ event }) => event.slug));
    const at = (slug: string) => nodes.filter(({ event }) => event.slug === slug).length;
    const { event } = nodes.find(({ event: { slug } }) => slug === 'summit-2025-kananaskis');
    return (
      `${nodes.length} of the ${onRecord.totalCount} on record, made by ${events.size} meetings; in 2025 ${at('summit-2025-kananaskis')} at Kananaskis ` +
      `(of ${event.recordedCommitmentCount} on record; ${event.reportedCommitmentCount} were made) and ${at('meeting-2025-interior-security-ottawa')} at Ottawa. ` +
      'What is not on record is not counted'
    );
  },
  '02': ({ events }) => {
    const meetings = whole(events).map(({ participants }) => participants.edges as readonly Data[]);
    const known = meetings.filter((edges) => edges.length > 0);
    const people = known.filter((edges) => edges.some(({ node }) => node.slug.startsWith('person-')));
    return `of ${meetings.length} that were held, ${known.length} have Japan on record: ${people.length} with a person, ${known.length - people.length} with a delegation`;
  },
  '03': ({ priorities, in2025, in1999 }) =>
    `${whole(priorities)
      .map(({ name }) => name.toLowerCase())
      .join(', and ')}: of ${in2025.totalCount} on record for 2025 and ${in1999.totalCount} for 1999`,
  '04': ({ crime, climate }) =>
    `on crime and security ${score(best(crime.countBy))}, on climate change ${score(best(climate.countBy))}. Only commitments that were scored count`,
  '05': ({ events, chirac }) =>
    `of ${events.totalCount} that were held: ${leading(events.countBy as readonly Count[], 5, ({ count }) => count)
      .map(({ node, count }) => `${node['name']} ${count}`)
      .join(', ')}. Chirac came to ${chirac.asLeader.totalCount} as head of his delegation`,
  '06': ({ event, held, linked }) => {
    const direct = whole(event.buildsOn);
    const behind = new Map(direct.flatMap(({ buildsOn }) => whole(buildsOn)).map(({ slug, name }) => [slug, name]));
    for (const { slug } of direct) behind.delete(slug);
    return `${list(direct.map(({ slug }) => shortNames[slug]!))}, and behind them ${list([...behind.keys()].map((slug) => shortNames[slug]!))}. Such links are on record for ${linked.totalCount} of ${held.totalCount} meetings`;
  },
  '07': ({ events, held }) =>
    `${counted(events.countBy, 5, ({ node }) => node['name']!)}, at the ${events.totalCount} of ${held.totalCount} meetings with a guest country on record`,
  '08': ({ events }) =>
    `of ${events.totalCount} on record that were held: ${leading(
      events.countBy as readonly Count[],
      4,
      ({ count }) => count,
    )
      .map(({ node, count }) => `${node['year']} ${count}`)
      .join(', ')}`,
  '09': ({ event, summit }) =>
    `${whole(event.takesUp).length} of the ${summit.recordedCommitmentCount} on record (${summit.reportedCommitmentCount} were made), ${event.onSmuggling.totalCount} of them on migrant smuggling`,
  '10': ({ commitments, onRecord }) => {
    const worst = first(commitments.nodes as readonly Data[], ({ complianceAverage }) => complianceAverage);
    return `${words[worst.length]} of the ${commitments.totalCount} with scores stand at ${String(worst[0].complianceAverage).replace('-', '−')}, from ${list(worst.map(({ year }) => String(year)))}; the other ${onRecord.totalCount - commitments.totalCount} on record were not scored`;
  },
};

const words = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const shortNames: Readonly<Record<string, string>> = {
  'meeting-2024-interior-mirabella-eclano': 'Mirabella Eclano 2024',
  'summit-2025-kananaskis': 'Kananaskis 2025',
  'meeting-2023-interior-mito': 'Mito 2023',
  'summit-2024-apulia': 'Apulia 2024',
};
