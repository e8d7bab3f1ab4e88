/** Something that has a name beside it, in pixels. */
export interface Named {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
  /** What a drawing is about: it has a name also where that covers other marks. */
  readonly isBold?: boolean;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

/** Where names may stand. */
export interface Area {
  readonly left?: number;
  readonly top?: number;
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** About what a letter takes, in parts of the size of the type: names are measured without a browser. */
const LETTER = 0.56;
const BOLD_LETTER = 0.64;

/**
 * Where names can stand: the first are the most important, each has four places, and none is over a mark, over another
 * name or outside. `undefined` where there is no room: what does not fit is told elsewhere.
 */
export function placeLabels(
  named: readonly Named[],
  size: number,
  { left: first = 0, top: highest = 0, width, height }: Area,
): readonly (Label | undefined)[] {
  const taken = new Boxes();
  const marks = named.map(({ x, y, radius }) => ({
    left: x - radius,
    top: y - radius,
    right: x + radius,
    bottom: y + radius,
  }));
  for (const mark of marks) taken.add(mark);
  return named.map(({ x, y, radius, name, isBold }, index) => {
    const length = name.length * size * (isBold ? BOLD_LETTER : LETTER);
    const gap = radius + 3;
    const places: readonly (readonly [Label, left: number])[] = [
      [{ x: x + gap, y: y + size * 0.35, anchor: 'start' }, x + gap],
      [{ x: x - gap, y: y + size * 0.35, anchor: 'end' }, x - gap - length],
      [{ x, y: y - gap, anchor: 'middle' }, x - length / 2],
      [{ x, y: y + gap + size * 0.75, anchor: 'middle' }, x - length / 2],
    ];
    for (const [label, left] of places) {
      const box = { left, right: left + length, top: label.y - size * 0.8, bottom: label.y + size * 0.25 };
      const isInside =
        box.left >= first && box.right <= first + width && box.top >= highest && box.bottom <= highest + height;
      if (!isInside || taken.anyOver(box, marks[index]!)) continue;
      taken.add(box);
      return label;
    }
    if (!isBold) return undefined;
    const above = y - gap;
    taken.add({ left: x - length / 2, right: x + length / 2, top: above - size * 0.8, bottom: above + size * 0.25 });
    return { x, y: above, anchor: 'middle' };
  });
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Boxes by the squares that they reach into, so that only those nearby are compared. */
class Boxes {
  static readonly #side = 64;
  readonly #squares = new Map<number, Box[]>();

  add(box: Box): void {
    for (const square of squaresOf(box, Boxes.#side)) {
      const known = this.#squares.get(square);
      if (known) known.push(box);
      else this.#squares.set(square, [box]);
    }
  }

  anyOver(box: Box, but: Box): boolean {
    return squaresOf(box, Boxes.#side).some((square) =>
      this.#squares.get(square)?.some((other) => other !== but && overlap(box, other)),
    );
  }
}

/** More squares than these in a row there are not. */
const COLUMN = 1e6;

function squaresOf({ left, top, right, bottom }: Box, side: number): readonly number[] {
  const squares: number[] = [];
  for (let column = Math.floor(left / side); column * side < right; column += 1) {
    for (let row = Math.floor(top / side); row * side < bottom; row += 1) squares.push(column * COLUMN + row);
  }
  return squares;
}
