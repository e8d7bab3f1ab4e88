import {
  type Drawing,
  type DrawnLine,
  type DrawnMark,
  type Frame,
  frameOf,
  namesOf,
  placesOf,
  radiusOf,
} from '../../network/drawing.ts';
import type { Position } from '../../network/layout.ts';
import type { Positions } from '../../network/positions.ts';
import type { Label } from '../../parts/labels.ts';

/** What of the plane is seen: a point of it is at `k * x + this.x`, in pixels of the canvas. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** Where a name stands, in pixels from its mark. */
export interface Name {
  readonly right: number;
  readonly down: number;
  readonly anchor: Label['anchor'];
}

/** Marks are not painted smaller or larger than so, in parts of their size in SVG: names are as large at every scale. */
const SMALLEST = 0.55;
const LARGEST = 1.6;
const SMALLEST_CIRCLE = 0.85;
/** Names are placed anew when the scale has changed by so much. */
const STEP = 1.15;
/** Room for names around the whole, in pixels. */
const ASIDE = 110;

export const sizeAt = (k: number): number => Math.min(LARGEST, Math.max(SMALLEST, k));

/** How far a mark reaches at a scale, in pixels. A circle has room for its number at every scale. */
export const reachAt = (mark: DrawnMark, k: number): number =>
  radiusOf(mark) * (mark.family === undefined ? Math.max(sizeAt(k), SMALLEST_CIRCLE) : sizeAt(k));

/** Where the marks of a drawing stand, and where there is room for their names. */
export class Plane {
  readonly drawing: Drawing;
  readonly places: Position[];
  readonly frame: Frame;
  readonly #names = new Map<number, readonly (Name | undefined)[]>();
  #linesAt: ReadonlyMap<number, readonly DrawnLine[]> | undefined;

  constructor(drawing: Drawing, positions: Positions) {
    this.drawing = drawing;
    this.places = [...placesOf(drawing, positions)];
    this.frame = frameOf(this.places);
  }

  /** Its name goes with it. */
  move(index: number, place: Position): void {
    this.places[index] = place;
  }

  /** How the whole of it is seen on a canvas. */
  whole(width: number, height: number): View {
    const { frame } = this;
    const k = Math.min((width - 2 * ASIDE) / frame.width, (height - ASIDE / 2) / frame.height);
    return {
      k,
      x: width / 2 - k * (frame.left + frame.width / 2),
      y: height / 2 - k * (frame.top + frame.height / 2),
    };
  }

  /** The lines that a mark has. */
  linesAt(index: number): readonly DrawnLine[] {
    this.#linesAt ??= linesByMark(this.drawing);
    return this.#linesAt.get(index) ?? [];
  }

  /** Names as they have room at a scale. */
  namesAt(k: number): readonly (Name | undefined)[] {
    const step = Math.round(Math.log(k) / Math.log(STEP));
    const known = this.#names.get(step);
    if (known) return known;
    const { frame, places, drawing } = this;
    const scale = STEP ** step;
    const outside = ASIDE / scale;
    const area = {
      left: frame.left - outside,
      top: frame.top - outside,
      width: frame.width + 2 * outside,
      height: frame.height + outside / 2,
    };
    const radius = (mark: DrawnMark) => reachAt(mark, scale);
    const names = namesOf(drawing, places, area, { scale, radius }).map(
      (label, index) =>
        label && {
          right: label.x - scale * places[index]!.x,
          down: label.y - scale * places[index]!.y,
          anchor: label.anchor,
        },
    );
    this.#names.set(step, names);
    return names;
  }

  /** The mark at a pixel of the canvas, or the nearest within a distance of it. */
  at(x: number, y: number, view: View, reach: number): number | undefined {
    let found: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, mark] of this.drawing.marks.entries()) {
      const place = this.places[index]!;
      const distance = Math.hypot(view.k * place.x + view.x - x, view.k * place.y + view.y - y);
      if (distance < least && distance <= Math.max(reach, reachAt(mark, view.k))) [found, least] = [index, distance];
    }
    return found;
  }
}

function linesByMark({ lines }: Drawing): ReadonlyMap<number, readonly DrawnLine[]> {
  const found = new Map<number, DrawnLine[]>();
  for (const line of lines) {
    for (const end of new Set([line.from, line.to])) {
      const known = found.get(end);
      if (known) known.push(line);
      else found.set(end, [line]);
    }
  }
  return found;
}
