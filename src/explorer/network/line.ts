import type { Position } from './layout.ts';

/** How far a line among marks that are not opened bends, in parts of its length: those to what is opened are straight. */
const BEND = 0.15;

/** A line from one mark to another, as the data of an SVG path. */
export function lineFrom(from: Position, to: Position, isMain: boolean): string {
  const { x, y } = middleOf(from, to, isMain);
  return `M${from.x} ${from.y}Q${x} ${y} ${to.x} ${to.y}`;
}

/** Where the control point of its curve stands. */
export function middleOf(from: Position, to: Position, isMain: boolean): Position {
  const bend = isMain ? 0 : BEND;
  return {
    x: Math.round((from.x + to.x) / 2 + (to.y - from.y) * bend),
    y: Math.round((from.y + to.y) / 2 - (to.x - from.x) * bend),
  };
}
