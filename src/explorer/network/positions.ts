import { allAtOnce, type Steps } from '../steps.ts';
import { type LayoutMark, type LayoutScene, layOut, type Position } from './layout.ts';

export type Positions = ReadonlyMap<string, Position>;

/** A scene that came about in steps: each opened one more entity. */
export interface SteppedScene extends LayoutScene {
  readonly marks: readonly (LayoutMark & { readonly step: number })[];
  readonly opened: readonly string[];
}

/** What was laid out before, by what it was made of. */
export interface KeptPositions {
  readonly get: (key: string) => Positions | undefined;
  readonly set: (key: string, positions: Positions) => unknown;
}

/**
 * Where the marks of a network stand. Each entity that is opened is laid out around what stands already, so that nothing
 * moves but what somebody has moved: that stands where it was put. The server and the worker of a browser both ask here, so
 * an address gives the same places wherever they are computed.
 */
export const positionsOf = (scene: SteppedScene, moved: Positions, kept: KeptPositions): Positions =>
  allAtOnce(placing(scene, moved, kept));

/** The same, a step at a time: a server has others to answer meanwhile. */
export function* placing(scene: SteppedScene, moved: Positions, kept: KeptPositions): Steps<Positions> {
  let positions: Positions = new Map();
  for (let count = 1; count <= scene.opened.length; count += 1) {
    const laidOut = yield* layOutOnce(upTo(scene, count), positions, kept);
    positions = new Map([...laidOut].map(([key, position]) => [key, moved.get(key) ?? position]));
  }
  return positions;
}

/** The scene as it was when so many entities were opened. */
function upTo(scene: SteppedScene, count: number): LayoutScene {
  const opened = new Set(scene.opened.slice(0, count));
  const marks = scene.marks.filter(({ step }) => step < count);
  const keys = new Set(marks.map(({ key }) => key));
  const links = scene.links
    .filter(({ from, to }) => keys.has(from) && keys.has(to))
    .map(({ from, to }) => ({ from, to, isMain: opened.has(from) || opened.has(to) }));
  return { marks, links };
}

/** The same scene around the same places always gives the same. */
function* layOutOnce(scene: LayoutScene, fixed: Positions, kept: KeptPositions): Steps<Positions> {
  const key = JSON.stringify([
    scene.marks.map((mark) => [mark.key, mark.parent, mark.sector]),
    scene.links.map(({ from, to, isMain }) => [from, to, isMain]),
    [...fixed],
  ]);
  const known = kept.get(key);
  if (known) return known;
  const positions = yield* layOut(scene, fixed);
  kept.set(key, positions);
  return positions;
}
