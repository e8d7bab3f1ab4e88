import type { World } from '../films/data.ts';

/** A user, and what is hidden from them. An undefined part makes no condition, so viewers can have different statements. */
export interface Viewer {
  /** Whether the viewer sees everything. */
  readonly isAdmin?: boolean;
  /** Works of this year or later are hidden. */
  readonly before: number;
  /** People with this name are hidden. */
  readonly hidden?: string | undefined;
  /** Films with a review of so many stars are hidden. */
  readonly stars?: number | undefined;
  /** Whether shorts are visible. */
  readonly shorts: boolean;
  /** The languages that are visible. */
  readonly languages: readonly string[];
}

export const admin: Viewer = { isAdmin: true, before: 0, shorts: true, languages: [] };

/** Viewers whose rules have different texts, and two whose rules have the same text. */
export const viewers: readonly Viewer[] = [
  { before: 2025, hidden: 'a', stars: 2, shorts: false, languages: ['de', 'en'] },
  { before: 2000, hidden: "it's", stars: 0, shorts: false, languages: [] },
  { before: 9999, shorts: true, languages: ['fr'] },
];

/** The part of a graph that a viewer sees, by the same rules as in `schema.ts`. A link is visible if both of its nodes are. */
export function seenBy(viewer: Viewer, world: World): World {
  if (viewer.isAdmin === true) return world;
  const { before, hidden, stars, shorts, languages } = viewer;
  const isWorkSeen = ({ year }: { readonly year: number | null }) => year === null || year < before;
  const rated = new Set(world.reviewed.filter((review) => review.stars === stars).map(({ to }) => to));
  const seen = {
    films: world.films.filter((film) => isWorkSeen(film) && !rated.has(film.slug)),
    series: world.series.filter(isWorkSeen),
    shorts: shorts ? world.shorts.filter(isWorkSeen) : [],
    people: world.people.filter(({ name }) => hidden === undefined || name !== hidden),
    studios: world.studios.filter(({ founded }) => founded !== null && founded > 0),
    languages: world.languages.filter(({ code }) => languages.includes(code)),
  };
  const works = new Set([...seen.films, ...seen.series, ...seen.shorts].map(({ slug }) => slug));
  const [people, studios] = [seen.people, seen.studios].map((nodes) => new Set(nodes.map(({ slug }) => slug)));
  const joined = <Link extends { readonly from: string; readonly to: string }>(
    links: readonly Link[],
    from: ReadonlySet<string>,
  ) => links.filter((link) => from.has(link.from) && works.has(link.to));
  return {
    ...seen,
    actedIn: joined(world.actedIn, people!),
    reviewed: joined(world.reviewed, people!),
    produced: joined(world.produced, studios!),
    follows: joined(world.follows, works),
  };
}
