/** A drawing of marks in the page, as SVG or on a canvas. Marks are called by the slugs of their entities. */
export interface Board {
  /** What it stands in: the toolbar stands before that. */
  readonly place: Element;
  /** How many marks and lines it has. */
  readonly says: string;
  readonly has: (slug: string) => boolean;
  /** Shows which marks are selected. */
  readonly select: (slugs: ReadonlySet<string>) => void;
  /** Puts the focus on a mark; on the first where that is not drawn. */
  readonly focus: (slug: string | undefined) => void;
  /** Makes it larger or smaller, or as it was. */
  readonly zoom: (key: string) => void;
  /** Tells that another is on its way. */
  readonly wait: () => void;
  /** How it is looked at, which the drawing that follows takes over from it. */
  readonly look: () => unknown;
  /** Ends what it does, when another takes its place. */
  readonly end: () => void;
}

/** What is done at the marks of a drawing. */
export interface BoardActions {
  /** Shows what stands at an address. */
  readonly go: (address: string) => void;
  readonly toggle: (mark: Chosen) => void;
  /** Keeps where a mark was put, in the plane of the layout. */
  readonly pin: (slug: string, x: number, y: number) => void;
  /** Tells something to those who hear the page. */
  readonly say: (words: string) => void;
}

export interface Chosen {
  readonly slug: string;
  readonly name: string;
}

/** The name of a mark without its numbers. */
export const nameIn = (label: string): string => label.split('; ')[0]!;

/** A press of an arrow moves a mark so far; that is asked for when no more follow. */
export const STEP = 20;
export const PAUSE_MS = 400;
