/** Something that has a name beside it, in pixels. */
export interface Named {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** About what a letter takes, in parts of the size of the type: names are measured without a browser. */
const LETTER = 0.56;

/**
 * Where names can stand: the first are the most important, each has four places, and none is over a mark, over another
 * name or outside. `undefined` where there is no room: what does not fit is told elsewhere.
 */
export function placeLabels(
  named: readonly Named[],
  size: number,
  { width, height }: { readonly width: number; readonly height: number },
): readonly (Label | undefined)[] {
  const taken: Box[] = named.map(({ x, y, radius }) => ({
    left: x - radius,
    top: y - radius,
    right: x + radius,
    bottom: y + radius,
  }));
  return named.map(({ x, y, radius, name }, index) => {
    const length = name.length * size * LETTER;
    const gap = radius + 3;
    const places: readonly (readonly [Label, left: number])[] = [
      [{ x: x + gap, y: y + size * 0.35, anchor: 'start' }, x + gap],
      [{ x: x - gap, y: y + size * 0.35, anchor: 'end' }, x - gap - length],
      [{ x, y: y - gap, anchor: 'middle' }, x - length / 2],
      [{ x, y: y + gap + size * 0.75, anchor: 'middle' }, x - length / 2],
    ];
    for (const [label, left] of places) {
      const box = { left, right: left + length, top: label.y - size * 0.8, bottom: label.y + size * 0.25 };
      const isInside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      if (!isInside || taken.some((other, at) => at !== index && overlap(box, other))) continue;
      taken.push(box);
      return label;
    }
    return undefined;
  });
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
