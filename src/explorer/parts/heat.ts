type Rgb = readonly [number, number, number];

const ends: { readonly worst: Rgb; readonly middle: Rgb; readonly best: Rgb } = {
  worst: [0xa6, 0x36, 0x03],
  middle: [0xf7, 0xf7, 0xf7],
  best: [0x05, 0x5a, 0xa0],
};

/** The colour of a mean score from −1 over 0 to +1: orange, white, blue. */
export function heatColour(score: number): string {
  const bounded = Math.max(-1, Math.min(1, score));
  const end = bounded < 0 ? ends.worst : ends.best;
  const mixed = ends.middle.map((from, index) => Math.round(from + (end[index]! - from) * Math.abs(bounded)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The side of the square that stands for so many scores: a mean of few must not look as sure as one of many. */
export function squareSide(count: number): number {
  if (count < 5) return 6;
  return count < 10 ? 10 : count < 20 ? 14 : 18;
}
