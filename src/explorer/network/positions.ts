import { LRUCache } from 'lru-cache';
import { shareOfHeap } from '../../memory.ts';
import type { Vocabulary } from '../api/vocabulary.ts';
import { layOut, type Position } from './layout.ts';
import type { Network } from './read.ts';
import { type Scene, sceneOf } from './scene.ts';

type Positions = ReadonlyMap<string, Position>;

/** What a place takes, with the name of what stands there. */
const BYTES_OF_PLACE = 200;

/** What was laid out lately, in 2 % of the heap: to lay a drawing out again takes longer than all else of its page. */
const kept = new LRUCache<string, Positions>({
  maxSize: shareOfHeap(0.02, 10),
  sizeCalculation: (positions, key) => 1_000 + key.length + positions.size * BYTES_OF_PLACE,
});

/**
 * Where the marks of a network stand. Each entity that is opened is laid out around what stands already, so that nothing
 * moves but what somebody has moved: that stands where it was put.
 */
export function positionsOf({ surroundings, links }: Network, vocabulary: Vocabulary, moved: Positions): Positions {
  let positions: Positions = new Map();
  for (let count = 1; count <= surroundings.length; count += 1) {
    const laidOut = layOutOnce(sceneOf(surroundings.slice(0, count), links, vocabulary), positions);
    positions = new Map([...laidOut].map(([key, position]) => [key, moved.get(key) ?? position]));
  }
  return positions;
}

/** The same scene around the same places always gives the same. */
function layOutOnce(scene: Scene, fixed: Positions): Positions {
  const key = JSON.stringify([
    scene.marks.map((mark) => [mark.key, mark.parent, mark.sector]),
    scene.links.map(({ from, to, isMain }) => [from, to, isMain]),
    [...fixed],
  ]);
  const known = kept.get(key);
  if (known) return known;
  const positions = layOut(scene, fixed);
  kept.set(key, positions);
  return positions;
}
