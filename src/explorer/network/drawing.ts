import type { Reference } from '../entity/view.ts';
import { type Family, kinds } from '../parts/kinds.ts';
import { type Label, placeLabels } from '../parts/labels.ts';
import { countText } from '../parts/words.ts';
import type { Position } from './layout.ts';
import type { Leads } from './leads.ts';
import type { Positions } from './positions.ts';
import type { Mark, Scene } from './scene.ts';

/** What is painted of a mark, wherever it stands. */
export interface DrawnMark {
  readonly key: string;
  /** Of an entity, not of the rest of a relation. */
  readonly slug?: string | undefined;
  readonly family?: Family | undefined;
  /** How many the rest of a relation are. */
  readonly count?: number | undefined;
  readonly isOpened: boolean;
  /** The name beside it, and the whole of it. */
  readonly short: string;
  readonly name: string;
  /** Where it leads. */
  readonly address: string;
  /** The address of the drawing without it. */
  readonly hide?: string | undefined;
}

/** A line from one mark to another, by their numbers. */
export interface DrawnLine {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly isMain: boolean;
}

/** What is painted, as SVG or on a canvas; the most important marks first. */
export interface Drawing {
  readonly says: string;
  readonly marks: readonly DrawnMark[];
  readonly lines: readonly DrawnLine[];
}

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 90;
/** A drawing of few marks is no smaller: else they would be painted as large as the page is wide, and names would not fit. */
const LEAST_WIDTH = 680;
const LEAST_HEIGHT = 360;

/** The size of the type of names, in pixels. */
export const LETTERS = 14;
const LONGEST = 30;

/** How large a mark is painted, in parts of its shape. */
export const scaleOf = ({ isOpened }: DrawnMark): number => (isOpened ? 2 : 1.3);
export const radiusOf = ({ count, isOpened }: DrawnMark): number => (count !== undefined || isOpened ? 13 : 9);

/** What a scene looks like, before it is known where its marks stand. */
export function drawingOf(
  { marks, links, opened }: Scene,
  leads: Leads,
  /** How many links an entity has. */
  linksOf: (slug: string) => number,
  longest = LONGEST,
): Drawing {
  const open = new Set(opened);
  const importanceOf = ({ key, bundle }: Mark) => importance({ isOpened: open.has(key), count: bundle?.count });
  const ordered = marks.toSorted((one, other) => importanceOf(other) - importanceOf(one));
  const indexOf = new Map(ordered.map(({ key }, index) => [key, index]));
  const lines = links.map(({ from, to, words, isMain }) => ({
    from: indexOf.get(from)!,
    to: indexOf.get(to)!,
    words,
    isMain,
  }));
  const joined = joinedIn(lines);
  return {
    says: `${marks.length} marks and ${links.length} lines`,
    lines,
    marks: ordered.map((mark, index) => ({
      key: mark.key,
      slug: mark.entity?.slug,
      family: mark.entity && kinds[mark.entity.__typename].family,
      count: mark.bundle?.count,
      isOpened: open.has(mark.key),
      short: shortName(mark, longest),
      name: fullName(mark, joined.get(index)?.length ?? 0, linksOf(mark.key)),
      address: leads.addressOf(mark.key, mark.bundle !== undefined),
      hide: leads.hidingOf(mark.key, mark.bundle !== undefined),
    })),
  };
}

/** What lines join each mark to, by their numbers. */
export function joinedIn(lines: readonly DrawnLine[]): ReadonlyMap<number, readonly number[]> {
  const joined = new Map<number, number[]>();
  const join = (one: number, other: number) => {
    const known = joined.get(one);
    if (known) known.push(other);
    else joined.set(one, [other]);
  };
  for (const { from, to } of lines) {
    join(from, to);
    join(to, from);
  }
  return joined;
}

/** Where the marks of a drawing stand, in its order. */
export const placesOf = ({ marks }: Drawing, positions: Positions): readonly Position[] =>
  marks.map(({ key }) => positions.get(key)!);

/** The part of the plane that a drawing takes, with room for names. */
export function frameOf(places: readonly Position[]): Frame {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1e9, -1e9];
  for (const { x, y } of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const width = Math.max(right - left + 2 * MARGIN, LEAST_WIDTH);
  const height = Math.max(bottom - top + MARGIN, LEAST_HEIGHT);
  return { left: Math.round((left + right - width) / 2), top: Math.round((top + bottom - height) / 2), width, height };
}

/** The names that have room, in the order of the marks; at another scale there is more room, and letters are as large. */
export function namesOf(
  drawing: Drawing,
  places: readonly Position[],
  frame: Frame,
  { scale = 1, letters = LETTERS, radius = radiusOf }: Naming = {},
): readonly (Label | undefined)[] {
  return placeLabels(
    drawing.marks.map((mark, index) => ({
      x: scale * places[index]!.x,
      y: scale * places[index]!.y,
      radius: radius(mark),
      name: mark.short,
      isBold: mark.isOpened,
    })),
    letters,
    {
      left: scale * frame.left,
      top: scale * frame.top,
      width: scale * frame.width,
      height: scale * frame.height,
    },
  );
}

interface Naming {
  readonly scale?: number;
  readonly letters?: number;
  readonly radius?: (mark: DrawnMark) => number;
}

/** What is opened is named first, then entities, then the rest of relations. */
export const importance = ({ isOpened, count }: Pick<DrawnMark, 'isOpened' | 'count'>): number =>
  isOpened ? 2 : count === undefined ? 1 : 0;

function shortName({ entity, bundle }: Mark, longest: number): string {
  const name = entity ? nameIn(entity) : (bundle?.words ?? '');
  return name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name;
}

/** Names of meetings of ministers begin alike: what tells them apart comes first. */
const nameIn = ({ __typename, name }: Reference): string =>
  __typename === 'MinisterialMeeting' ? name.replace(/^G[678] /, '').replace(/ Ministers' Meeting\b/, '') : name;

/** "Mark Carney, person, took part in; 212 links, 4 drawn" */
function fullName({ entity, bundle, words }: Mark, lines: number, links: number): string {
  if (bundle) return `${bundle.count} more: ${bundle.words}`;
  const kind = kinds[entity!.__typename].one.toLowerCase();
  const drawn = lines === links ? '' : `, ${lines} drawn`;
  return `${[entity!.name, kind, ...(words ? [words] : [])].join(', ')}; ${countText(links, 'link')}${drawn}`;
}
