import type { PackedScene } from '../../network/canvas-scene.ts';
import type { Position } from '../../network/layout.ts';
import type { Colours } from './colours.ts';
import type { View } from './plane.ts';

/** A drawing that the worker is to lay out; it replaces the one before. */
export interface ToArrange {
  readonly id: number;
  readonly arrange: PackedScene;
}

/** A part of that drawing that the worker is to paint. */
export interface ToPaint {
  readonly id: number;
  readonly paint: Wanted;
}

/** What a picture is to show. Sizes are in pixels of the page, and `ratio` is how many of the screen each of them is. */
export interface Wanted {
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly colours: Colours;
  /** Marks that stand elsewhere since the last picture, by their numbers. */
  readonly moved: readonly (readonly [number, Position])[];
}

export interface Arranged {
  /** That of the drawing. */
  readonly id: number;
  readonly positions: readonly (readonly [string, Position])[];
}

export interface Painted {
  readonly id: number;
  readonly picture: ImageBitmap;
}
