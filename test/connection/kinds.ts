import type { Film, Link, Person, Series, Short, Studio, World } from '../plugin/films/data.ts';
import type * as model from '../plugin/films/model.ts';
import type { Ordered, Term, Value } from './order.ts';

/** One row of a connection: what it is ordered by, and what an answer shows of it. */
export interface Row extends Ordered {
  readonly node: Readonly<Record<string, unknown>>;
  /** What stands on the edge beside `node` and `cursor`. */
  readonly edge: Readonly<Record<string, unknown>>;
}

/** One kind of connection: how it is asked for, and what it holds by the plain arrays of a world. */
export interface Kind {
  readonly name: string;
  /** The root field that finds the parent, and the parents there are; absent for a connection of the root. */
  readonly parent?: { readonly field: string; readonly keys: (world: World) => readonly string[] };
  readonly field: string;
  readonly orderType: string;
  readonly orders: readonly string[];
  readonly defaultOrder: readonly Term[];
  readonly nodeSelection: string;
  readonly edgeSelection: string;
  readonly rows: (world: World, parent: string) => readonly Row[];
}

type Work = { readonly __typename: string } & (Film | Series | Short);

const works = ({ films, series, shorts }: World): readonly Work[] => [
  ...films.map((work) => ({ __typename: 'Film', ...work })),
  ...series.map((work) => ({ __typename: 'Series', ...work })),
  ...shorts.map((work) => ({ __typename: 'Short', ...work })),
];

const enumName = (name: string) => name.replace(/(?<=[a-z])([A-Z])/g, '_$1').toUpperCase();
const pick = (of: object, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, (of as Record<string, unknown>)[name]]));

/** The values of a row by the names of the orderings. An instant counts by its time, however it is written. */
function valuesOf(of: object, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(
    names.map((name) => {
      const value = (of as Record<string, Value>)[name] ?? null;
      return [enumName(name), name === 'addedAt' ? Date.parse(String(value)) : value];
    }),
  );
}

const orderOf = {
  work: ['title', 'subtitle', 'year', 'released', 'addedAt', 'colour'],
  film: ['title', 'subtitle', 'year', 'released', 'addedAt', 'colour', 'minutes'],
  person: ['name', 'born'],
  studio: ['name', 'founded'],
  part: ['part', 'billing', 'scenes'],
  review: ['stars', 'publishedOn', 'headline'],
} as const;

const shown = {
  work: ['__typename', 'slug', 'title', 'subtitle', 'year', 'released', 'colour'],
  person: ['slug', 'name', 'born'],
  studio: ['slug', 'name', 'founded', 'registration'],
  part: ['part', 'billing', 'scenes'],
  review: ['stars', 'publishedOn', 'headline'],
} as const;

const ascending = (field: string): readonly Term[] => [{ field, direction: 'ASC' }];
const descending = (field: string): readonly Term[] => [{ field, direction: 'DESC' }];

function row(what: 'work' | 'film' | 'person' | 'studio', node: Work | Film | Person | Studio): Row {
  return {
    values: valuesOf(node, orderOf[what]),
    keys: [node.slug],
    node: pick(node, shown[what === 'film' ? 'work' : what]),
    edge: {},
  };
}

function withPart(of: Row, part: Link<typeof model.actedIn>): Row {
  const values = { ...of.values, ...valuesOf(part, orderOf.part) };
  return { ...of, values, keys: [...of.keys, part.key], edge: pick(part, shown.part) };
}

function withReview(of: Row, review: Link<typeof model.reviewed>, names: readonly string[]): Row {
  return { ...of, values: { ...of.values, ...valuesOf(review, orderOf.review) }, edge: pick(review, names) };
}

const onUnion = `... on Work { ${shown.work.join(' ')} }`;

function predecessors({ follows, films }: World, parent: string): readonly Row[] {
  const rows: Row[] = [];
  const seen = new Set<string>();
  let at: string | undefined = parent;
  for (let distance = 1; ; distance += 1) {
    at = follows.find(({ from }) => from === at)?.to;
    if (at === undefined || seen.has(at) || distance > 9) return rows;
    seen.add(at);
    const of = row('film', { __typename: 'Film', ...find(films, at) });
    rows.push({ ...of, values: { ...of.values, DISTANCE: distance }, edge: { distance } });
  }
}

const slugs = (nodes: readonly { readonly slug: string }[]) => nodes.map(({ slug }) => slug);
const find = <Node extends { readonly slug: string }>(nodes: readonly Node[], slug: string): Node =>
  nodes.find((node) => node.slug === slug)!;
const unique = (found: readonly string[]) => [...new Set(found)];

const ofWork = { field: 'work', keys: (world: World) => slugs(works(world)) };
const ofPerson = { field: 'person', keys: ({ people }: World) => slugs(people) };
const ofStudio = { field: 'studio', keys: ({ studios }: World) => slugs(studios) };

/** Every kind of connection there is. */
export const kinds: readonly Kind[] = [
  {
    name: 'root',
    field: 'films',
    orderType: 'FilmOrder',
    orders: orderOf.film.map(enumName),
    defaultOrder: descending('YEAR'),
    nodeSelection: shown.work.join(' '),
    edgeSelection: '',
    rows: (world) => works(world).flatMap((work) => (work.__typename === 'Film' ? [row('film', work)] : [])),
  },
  {
    name: 'root over an interface',
    field: 'works',
    orderType: 'WorkOrder',
    orders: orderOf.work.map(enumName),
    defaultOrder: ascending('TITLE'),
    nodeSelection: shown.work.join(' '),
    edgeSelection: '',
    rows: (world) => works(world).map((work) => row('work', work)),
  },
  {
    name: 'related',
    parent: ofWork,
    field: 'studios',
    orderType: 'StudioOrder',
    orders: orderOf.studio.map(enumName),
    defaultOrder: ascending('FOUNDED'),
    nodeSelection: shown.studio.join(' '),
    edgeSelection: '',
    rows: ({ produced, studios }, parent) =>
      produced.filter(({ to }) => to === parent).map(({ from }) => row('studio', find(studios, from))),
  },
  {
    name: 'related over an interface',
    parent: ofStudio,
    field: 'works',
    orderType: 'WorkOrder',
    orders: orderOf.work.map(enumName),
    defaultOrder: ascending('TITLE'),
    nodeSelection: shown.work.join(' '),
    edgeSelection: '',
    rows: (world, parent) =>
      world.produced.filter(({ from }) => from === parent).map(({ to }) => row('work', find(works(world), to))),
  },
  {
    name: 'root over a union',
    field: 'longWorks',
    orderType: 'WorkOrder',
    orders: orderOf.work.map(enumName),
    defaultOrder: ascending('TITLE'),
    nodeSelection: onUnion,
    edgeSelection: '',
    rows: (world) => works(world).flatMap((work) => (work.__typename === 'Short' ? [] : [row('work', work)])),
  },
  {
    name: 'related over a union',
    parent: ofStudio,
    field: 'longWorks',
    orderType: 'WorkOrder',
    orders: orderOf.work.map(enumName),
    defaultOrder: ascending('TITLE'),
    nodeSelection: onUnion,
    edgeSelection: '',
    rows: (world, parent) =>
      world.produced
        .filter(({ from }) => from === parent)
        .map(({ to }) => find(works(world), to))
        .flatMap((work) => (work.__typename === 'Short' ? [] : [row('work', work)])),
  },
  {
    name: 'from Cypher of an author',
    parent: { field: 'film', keys: ({ films }: World) => slugs(films) },
    field: 'predecessors',
    orderType: 'FilmPredecessorsOrder',
    orders: [...orderOf.film, 'distance'].map(enumName),
    defaultOrder: ascending('DISTANCE'),
    nodeSelection: shown.work.join(' '),
    edgeSelection: 'distance',
    rows: (world, parent) => predecessors(world, parent),
  },
  {
    name: 'related, narrower than the relationship',
    parent: ofStudio,
    field: 'films',
    orderType: 'FilmOrder',
    orders: orderOf.film.map(enumName),
    defaultOrder: descending('YEAR'),
    nodeSelection: shown.work.join(' '),
    edgeSelection: '',
    rows: (world, parent) =>
      world.produced
        .filter(({ from }) => from === parent)
        .map(({ to }) => find(works(world), to))
        .flatMap((work) => (work.__typename === 'Film' ? [row('film', work)] : [])),
  },
  {
    name: 'parallel relationships',
    parent: ofWork,
    field: 'cast',
    orderType: 'WorkCastOrder',
    orders: [...orderOf.person, ...orderOf.part].map(enumName),
    defaultOrder: ascending('NAME'),
    nodeSelection: shown.person.join(' '),
    edgeSelection: shown.part.join(' '),
    rows: ({ actedIn, people }, parent) =>
      actedIn.filter(({ to }) => to === parent).map((part) => withPart(row('person', find(people, part.from)), part)),
  },
  {
    name: 'parallel relationships to an interface',
    parent: ofPerson,
    field: 'parts',
    orderType: 'PersonPartsOrder',
    orders: [...orderOf.work, ...orderOf.part].map(enumName),
    defaultOrder: ascending('TITLE'),
    nodeSelection: shown.work.join(' '),
    edgeSelection: shown.part.join(' '),
    rows: (world, parent) =>
      world.actedIn
        .filter(({ from }) => from === parent)
        .map((part) => withPart(row('work', find(works(world), part.to)), part)),
  },
  {
    name: 'edge-ordered',
    parent: ofWork,
    field: 'reviewers',
    orderType: 'WorkReviewersOrder',
    orders: [...orderOf.person, ...orderOf.review].map(enumName),
    defaultOrder: ascending('NAME'),
    nodeSelection: shown.person.join(' '),
    edgeSelection: shown.review.join(' '),
    rows: ({ reviewed, people }, parent) =>
      reviewed
        .filter(({ to }) => to === parent)
        .map((review) => withReview(row('person', find(people, review.from)), review, shown.review)),
  },
  {
    name: 'edge-ordered over an interface',
    parent: ofPerson,
    field: 'reviews',
    orderType: 'PersonReviewsOrder',
    orders: [...orderOf.work.map(enumName), 'PUBLISHED_ON'],
    defaultOrder: ascending('TITLE'),
    nodeSelection: shown.work.join(' '),
    edgeSelection: 'stars',
    rows: (world, parent) =>
      world.reviewed
        .filter(({ from }) => from === parent)
        .map((review) => withReview(row('work', find(works(world), review.to)), review, ['stars'])),
  },
  {
    name: 'several hops',
    parent: ofPerson,
    field: 'studios',
    orderType: 'StudioOrder',
    orders: orderOf.studio.map(enumName),
    defaultOrder: ascending('FOUNDED'),
    nodeSelection: shown.studio.join(' '),
    edgeSelection: '',
    rows: ({ actedIn, produced, studios }, parent) => {
      const in_ = new Set(actedIn.filter(({ from }) => from === parent).map(({ to }) => to));
      const found = unique(produced.filter(({ to }) => in_.has(to)).map(({ from }) => from));
      return found.map((slug) => row('studio', find(studios, slug)));
    },
  },
  {
    name: 'several hops over an interface and parallel relationships',
    parent: ofStudio,
    field: 'actors',
    orderType: 'PersonOrder',
    orders: orderOf.person.map(enumName),
    defaultOrder: ascending('NAME'),
    nodeSelection: shown.person.join(' '),
    edgeSelection: '',
    rows: ({ actedIn, produced, people }, parent) => {
      const its = new Set(produced.filter(({ from }) => from === parent).map(({ to }) => to));
      const found = unique(actedIn.filter(({ to }) => its.has(to)).map(({ from }) => from));
      return found.map((slug) => row('person', find(people, slug)));
    },
  },
];
