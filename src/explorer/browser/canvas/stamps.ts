import type { Family } from '../../parts/kinds.ts';
import { shapes } from '../../parts/mark.tsx';

export interface Stamp {
  readonly family: Family;
  readonly scale: number;
  /** How many pixels of the screen one of the page is. */
  readonly ratio: number;
  readonly colour: string;
  readonly edge: string;
  readonly edgeWidth: number;
}

/** A shape with its edge is not wider than so, at scale 1. */
const SIDE = 20;
/** Shapes are painted in steps of their size, so that there are few. */
const STEPS = 20;
const MOST = 400;

/** Marks that are painted once and then put wherever there is such a one. */
export class Stamps {
  readonly #stamps = new Map<string, OffscreenCanvas>();

  of({ family, scale, ratio, colour, edge, edgeWidth }: Stamp): OffscreenCanvas {
    const step = Math.round(scale * STEPS) / STEPS;
    const key = `${family} ${step} ${ratio} ${colour} ${edge} ${edgeWidth}`;
    const known = this.#stamps.get(key);
    if (known) return known;
    if (this.#stamps.size > MOST) this.#stamps.clear();
    const side = Math.ceil(SIDE * step * ratio);
    const stamp = new OffscreenCanvas(side, side);
    const context = stamp.getContext('2d')!;
    context.translate(side / 2, side / 2);
    context.scale(step * ratio, step * ratio);
    const path = new Path2D(shapes[family]);
    context.strokeStyle = edge;
    context.lineWidth = (2 * edgeWidth) / step;
    context.stroke(path);
    context.fillStyle = colour;
    context.fill(path);
    this.#stamps.set(key, stamp);
    return stamp;
  }
}
