type Rgb = readonly [number, number, number];

const ends: { readonly worst: Rgb; readonly middle: Rgb; readonly best: Rgb } = {
  worst: [0xa6, 0x36, 0x03],
  middle: [0xf7, 0xf7, 0xf7],
  best: [0x05, 0x5a, 0xa0],
};

/** The colour of a mean score from −1 over 0 to +1: orange, white, blue. A table asks for hundreds. */
export function heatColour(score: number): string {
  const { middle } = ends;
  const end = score < 0 ? ends.worst : ends.best;
  const part = Math.min(1, Math.abs(score));
  const red = mixed(middle[0], end[0], part);
  const green = mixed(middle[1], end[1], part);
  const blue = mixed(middle[2], end[2], part);
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
}

const mixed = (from: number, to: number, part: number): number => Math.round(from + (to - from) * part);

/** The side of the square that stands for so many scores: a mean of few must not look as sure as one of many. */
export function squareSide(count: number): number {
  if (count < 5) return 6;
  return count < 10 ? 10 : count < 20 ? 14 : 18;
}
