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
import type { Scene } from './scene.ts';

export interface Position {
  readonly x: number;
  readonly y: number;
}

interface Body extends SimulationNodeDatum {
  readonly key: string;
}

const TICKS = 300;
const DISTANCE = 130;

/**
 * Where the marks stand: the same scene always gives the same places, since chance has a fixed seed. Marks that stand
 * already stay; new ones begin beside what they were opened from, in the sector of their relation.
 */
export function layOut(scene: Scene, fixed: ReadonlyMap<string, Position> = new Map()): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>(fixed);
  const bodies = scene.marks.map((mark): Body => {
    const known = fixed.get(mark.key);
    if (known) return { key: mark.key, ...known, fx: known.x, fy: known.y };
    const start = (mark.parent && positions.get(mark.parent)) || { x: 0, y: 0 };
    const angle = 2 * Math.PI * mark.sector;
    const radius = mark.parent ? DISTANCE : 0;
    const place = { x: start.x + radius * Math.cos(angle), y: start.y + radius * Math.sin(angle) };
    positions.set(mark.key, place);
    return { key: mark.key, ...place, ...(mark.parent ? {} : { fx: 0, fy: 0 }) };
  });
  const links = scene.links.map(({ from, to, isMain }): SimulationLinkDatum<Body> & { isMain: boolean } => ({
    source: from,
    target: to,
    isMain,
  }));
  forceSimulation(bodies)
    .randomSource(seeded())
    .force(
      'link',
      forceLink<Body, (typeof links)[number]>(links)
        .id(({ key }) => key)
        .distance(({ isMain }) => (isMain ? DISTANCE : 2 * DISTANCE))
        .strength(({ isMain }) => (isMain ? 0.5 : 0.02)),
    )
    .force('charge', forceManyBody().strength(-650))
    .force('collide', forceCollide(38))
    .force('x', forceX(0).strength(0.03))
    .force('y', forceY(0).strength(0.07))
    .stop()
    .tick(TICKS);
  return new Map(bodies.map(({ key, x = 0, y = 0 }) => [key, { x: Math.round(x), y: Math.round(y) }]));
}

/** A linear congruential generator: chance that is the same each time. */
function seeded(): () => number {
  let state = 7;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
