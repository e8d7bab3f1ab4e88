import type { Drawing } from './drawing.ts';
import type { Position } from './layout.ts';
import { NetworkFigure } from './network-figure.tsx';
import type { Positions } from './positions.ts';

/** In pixels of the narrowest screen: one of this drawing is one of such a screen. */
const WIDTH = 288;
const HEIGHT = 340;
const LETTERS = 12;
const ASIDE = 46;
const ABOVE = 22;
/** Fingers need so much room around the middle of a mark. */
const REACH = 22;

/** So many marks and letters of a name have room on the screen of a phone. */
export const MOST_MARKS = 12;
export const LONGEST_NAME = 17;

/** A few marks that fill the screen of a phone. */
export function BriefFigure({ drawing, positions }: { readonly drawing: Drawing; readonly positions: Positions }) {
  return (
    <NetworkFigure
      drawing={drawing}
      positions={fitted(positions)}
      id="brief"
      kind="brief network marks"
      frame={{ left: 0, top: 0, width: WIDTH, height: HEIGHT }}
      letters={LETTERS}
      reach={REACH}
    />
  );
}

/** The same places in the frame of a phone: each way as wide as there is room. */
function fitted(positions: Positions): Positions {
  const across = spread([...positions.values()].map(({ x }) => x));
  const down = spread([...positions.values()].map(({ y }) => y));
  return new Map(
    [...positions].map(([key, { x, y }]): readonly [string, Position] => [
      key,
      {
        x: Math.round(ASIDE + (WIDTH - 2 * ASIDE) * across(x)),
        y: Math.round(ABOVE + (HEIGHT - 2 * ABOVE) * down(y)),
      },
    ]),
  );
}

/** Where a number lies between the least and the largest of some, from 0 to 1; in the middle where all are the same. */
function spread(numbers: readonly number[]): (number: number) => number {
  const least = Math.min(...numbers);
  const range = Math.max(...numbers) - least;
  return (number) => (range === 0 ? 0.5 : (number - least) / range);
}
