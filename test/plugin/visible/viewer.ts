import type { World } from '../films/data.ts';

/** Who asks, and what they do not see. What is undefined makes no condition, so that viewers have statements of their own. */
export interface Viewer {
  /** Sees everything. */
  readonly isAdmin?: boolean;
  /** Works of this year or later are not seen. */
  readonly before: number;
  /** Somebody of this name is not seen. */
  readonly hidden?: string | undefined;
  /** A film that somebody gave so many stars is not seen. */
  readonly stars?: number | undefined;
  /** Sees shorts. */
  readonly shorts: boolean;
  /** The languages that are seen. */
  readonly languages: readonly string[];
}

export const admin: Viewer = { isAdmin: true, before: 0, shorts: true, languages: [] };

/** Of several shapes, and two of one shape. */
export const viewers: readonly Viewer[] = [
  { before: 2025, hidden: 'a', stars: 2, shorts: false, languages: ['de', 'en'] },
  { before: 2000, hidden: "it's", stars: 0, shorts: false, languages: [] },
  { before: 9999, shorts: true, languages: ['fr'] },
];

/** What of a world somebody sees: the same rules as in `schema.ts`, over plain arrays. A link needs both of its ends. */
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
