import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Steps } from '../steps.ts';

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What of a mark decides where it stands. */
export interface LayoutMark {
  readonly key: string;
  /** What it was opened from; where it has none, it stands by itself. */
  readonly parent?: string | undefined;
  readonly sector: number;
}

export interface LayoutScene {
  readonly marks: readonly LayoutMark[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly isMain: boolean }[];
}

interface Body extends SimulationNodeDatum {
  readonly key: string;
  /** Where the sector of its relation has its middle. */
  readonly target: Position;
}

const TICKS = 300;
/** Larger scenes get fewer ticks: they begin near where they end, and each tick takes longer. */
const MARKS_OF_ALL_TICKS = 300;
const FEWEST_TICKS = 100;
/** How little is left of the force at the end, in parts of it. */
const COLD = 0.001;
const DISTANCE = 130;
/** The more marks, the farther from what they belong to: about so far for one. */
const SPREAD = 31;
/** Names are wide, so the drawing is wider than it is high. */
const WIDTH = 1.2;
const HEIGHT = 0.9;

/**
 * Where the marks stand: the same scene always gives the same places, since chance has a fixed seed. Marks that stand
 * already stay; new ones begin beside what they were opened from, each relation in a sector of its own, so that kinds
 * stand together.
 */
export function* layOut(
  scene: LayoutScene,
  fixed: ReadonlyMap<string, Position>,
): Steps<ReadonlyMap<string, Position>> {
  const ticks = Math.max(FEWEST_TICKS, Math.round(TICKS * Math.min(1, MARKS_OF_ALL_TICKS / scene.marks.length)));
  const bodies = bodiesOf(scene, fixed);
  const links = scene.links.map(({ from, to, isMain }): SimulationLinkDatum<Body> & { isMain: boolean } => ({
    source: from,
    target: to,
    isMain,
  }));
  const simulation = forceSimulation(bodies)
    .randomSource(seeded())
    .alphaDecay(1 - COLD ** (1 / ticks))
    .force(
      'link',
      forceLink<Body, (typeof links)[number]>(links)
        .id(({ key }) => key)
        .distance(({ isMain }) => (isMain ? DISTANCE : 2 * DISTANCE))
        .strength(({ isMain }) => (isMain ? 0.05 : 0.01)),
    )
    .force('charge', forceManyBody().strength(-400))
    .force('collide', forceCollide(35))
    .force('x', forceX<Body>(({ target }) => target.x).strength(0.2))
    .force('y', forceY<Body>(({ target }) => target.y).strength(0.24))
    .stop();
  for (let tick = 0; tick < ticks; tick += 1) {
    simulation.tick();
    yield;
  }
  return new Map(bodies.map(({ key, x = 0, y = 0 }) => [key, { x: Math.round(x), y: Math.round(y) }]));
}

function bodiesOf(scene: LayoutScene, fixed: ReadonlyMap<string, Position>): Body[] {
  const positions = new Map<string, Position>(fixed);
  const added = new Map<string, number>();
  for (const { key, parent } of scene.marks)
    if (parent && !fixed.has(key)) added.set(parent, (added.get(parent) ?? 0) + 1);
  return scene.marks.map((mark): Body => {
    const known = fixed.get(mark.key);
    if (known) return { key: mark.key, ...known, target: known, fx: known.x, fy: known.y };
    const start = (mark.parent && positions.get(mark.parent)) || aside(fixed);
    const radius = mark.parent ? SPREAD * Math.sqrt(added.get(mark.parent)!) : 0;
    const angle = angleOf(mark.sector, start);
    const target = {
      x: start.x + WIDTH * radius * Math.cos(angle),
      y: start.y + HEIGHT * radius * Math.sin(angle),
    };
    positions.set(mark.key, target);
    return { key: mark.key, ...target, target, ...(mark.parent ? {} : { fx: start.x, fy: start.y }) };
  });
}

/** Where something stands that nothing drawn leads to: in the middle, or beside all that stands already. */
function aside(fixed: ReadonlyMap<string, Position>): Position {
  return fixed.size === 0
    ? { x: 0, y: 0 }
    : { x: Math.max(...[...fixed.values()].map(({ x }) => x)) + 2 * DISTANCE, y: 0 };
}

/** All around what stands in the middle, and around anything else on the side that is away from it. */
function angleOf(sector: number, { x, y }: Position): number {
  if (x === 0 && y === 0) return 2 * Math.PI * sector;
  return Math.atan2(y, x) + 1.3 * Math.PI * (sector - 0.5);
}

/** A linear congruential generator: chance that is the same each time. */
function seeded(): () => number {
  let state = 7;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
