export type Direction = readonly [right: number, down: number];

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Marks that the keyboard goes through, however they are painted. */
export interface Steered<Mark> {
  readonly marks: readonly Mark[];
  /** Where a mark stands on the screen. */
  readonly middleOf: (mark: Mark) => { readonly x: number; readonly y: number };
  /** What lines join it to. */
  readonly joinedTo: (mark: Mark) => readonly Mark[];
  readonly focus: (mark: Mark) => void;
  /** The address of the drawing without it, where it can be hidden. */
  readonly hidingOf: (mark: Mark) => string | undefined;
  readonly zoom: (key: string) => boolean;
}

export interface MarkActions<Mark> {
  /** Leads to an address: that of the drawing without a mark. */
  readonly go: (address: string) => void;
  /** Marks that can be chosen, where a drawing has such. */
  readonly select?: (mark: Mark) => void;
  readonly move?: (mark: Mark, direction: Direction) => void;
}

/**
 * Answers the keys of a drawing: arrows go on to the nearest mark in their direction, `n` and `p` along its lines. Gives the
 * function that hears of a key at a mark, and tells whether it was one of these.
 */
export function steer<Mark>(
  { marks, middleOf, joinedTo, focus, hidingOf, zoom }: Steered<Mark>,
  { go, select, move }: MarkActions<Mark>,
): (current: Mark, event: KeyboardEvent) => boolean {
  /** Where one went last from each mark. */
  const last = new Map<Mark, Mark>();

  return (current, event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    return zoom(event.key) || act(current, event) || walk(current, event);
  };

  function act(current: Mark, { key, shiftKey }: KeyboardEvent): boolean {
    const direction = directions[key];
    const hiding = hidingOf(current);
    // What is hidden is hidden by its address, so that going back shows it again.
    if (key === 'Delete' && hiding !== undefined) go(hiding);
    else if (key === ' ' && select) select(current);
    else if (direction && shiftKey && move) move(current, direction);
    else return false;
    return true;
  }

  function walk(current: Mark, { key }: KeyboardEvent): boolean {
    const direction = directions[key];
    const step = { n: 1, p: -1 }[key];
    if (key === 'Escape') document.querySelector<HTMLElement>('.toolbar button:enabled, .tools a')?.focus();
    else if (direction) goTo(nearest(current, direction));
    else if (step !== undefined) goTo(joined(current, step));
    else return false;
    return true;
  }

  function goTo(mark: Mark | undefined): void {
    if (mark !== undefined) focus(mark);
  }

  /** The next or the last of those that a line joins to a mark. */
  function joined(from: Mark, step: number): Mark | undefined {
    const others = joinedTo(from);
    const before = last.get(from);
    const next = others.at(((before === undefined ? -1 : others.indexOf(before)) + step) % others.length);
    if (next !== undefined) last.set(from, next);
    return next;
  }

  /** The nearest within a right angle around the direction: what is straight ahead counts as nearer. */
  function nearest(from: Mark, [right, down]: Direction): Mark | undefined {
    const start = middleOf(from);
    let found: Mark | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const mark of marks) {
      const { x, y } = middleOf(mark);
      const ahead = (x - start.x) * right + (y - start.y) * down;
      const aside = Math.abs((x - start.x) * down) + Math.abs((y - start.y) * right);
      if (mark === from || ahead <= 0 || aside > ahead) continue;
      const distance = ahead + 2 * aside;
      if (distance < least) [found, least] = [mark, distance];
    }
    return found;
  }
}
