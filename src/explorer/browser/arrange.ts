import type { Position } from '../network/layout.ts';
import { type Positions, positionsOf, type SteppedScene } from '../network/positions.ts';

type Places = readonly (readonly [string, Position])[];

export interface ToArrange {
  readonly id: number;
  readonly scene: SteppedScene;
  readonly moved: Places;
}

export interface Arranged {
  /** That of what was asked for. */
  readonly id: number;
  readonly positions: Places;
}

/** What this worker laid out before: what is opened in a drawing is laid out around that. */
const kept = new Map<string, Positions>();
const MOST_KEPT = 30;

// A worker: it lays large drawings out while the page stays at hand.
addEventListener('message', ({ data: { id, scene, moved } }: MessageEvent<ToArrange>) => {
  if (kept.size > MOST_KEPT) kept.clear();
  postMessage({ id, positions: [...positionsOf(scene, new Map(moved), kept)] } satisfies Arranged);
});
