import { type DrawnMark, LETTERS, scaleOf } from '../../network/drawing.ts';
import type { Position } from '../../network/layout.ts';
import { middleOf } from '../../network/line.ts';
import type { Colours } from './colours.ts';
import { type Plane, reachAt, sizeAt, type View } from './plane.ts';
import { Stamps } from './stamps.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
type Line = Plane['drawing']['lines'][number];

/** How a mark stands out: not at all, as what is near, or as what is selected. */
export type Emphasis = 'none' | 'near' | 'selected';

const FONT = 'system-ui, sans-serif';
const EDGES = { none: 1, near: 2, selected: 4 } as const;
/** Lines that are not wider than a pixel of the screen are painted fastest, also where they lie over each other. */
export const HAIR = 0.98;

/** What is painted on a canvas, of a size in pixels of the page, of which each is `ratio` of the screen. */
export interface Surface {
  readonly context: Context;
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Paints lines, marks and words of a plane as the SVG painter does. */
export class Pen {
  readonly #plane: Plane;
  readonly #stamps = new Stamps();

  constructor(plane: Plane) {
    this.#plane = plane;
  }

  pathOf(lines: Iterable<Line>): Path2D {
    const { places } = this.#plane;
    const path = new Path2D();
    for (const { from, to, isMain } of lines) {
      const [start, end] = [places[from]!, places[to]!];
      const bend = middleOf(start, end, isMain);
      path.moveTo(start.x, start.y);
      if (isMain) path.lineTo(end.x, end.y);
      else path.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
    }
    return path;
  }

  /** A path of the plane, of lines so many pixels wide. */
  stroke({ context, ratio }: Surface, path: Path2D, { x, y, k }: View, width: number): void {
    context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
    context.lineWidth = width / k;
    context.stroke(path);
    this.onScreen({ context, ratio });
  }

  onScreen({ context, ratio }: Pick<Surface, 'context' | 'ratio'>): void {
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  at(index: number, { x, y, k }: View): Position {
    const place = this.#plane.places[index]!;
    return { x: k * place.x + x, y: k * place.y + y };
  }

  mark({ context, ratio }: Surface, index: number, view: View, colours: Colours, emphasis: Emphasis): void {
    const mark = this.#plane.drawing.marks[index]!;
    const { x, y } = this.at(index, view);
    if (mark.family === undefined) {
      const line = emphasis === 'none' ? colours.line : colours.text;
      paintBundle(context, mark, { x, y }, reachAt(mark, view.k), line, colours);
      return;
    }
    const stamp = this.#stamps.of({
      family: mark.family,
      scale: sizeAt(view.k) * scaleOf(mark),
      ratio,
      edge: emphasis === 'none' ? colours.back : colours.text,
      edgeWidth: EDGES[emphasis],
      colour: colours.of[mark.family],
    });
    const side = stamp.width / ratio;
    context.drawImage(stamp, x - side / 2, y - side / 2, side, side);
  }

  /** Text with an edge in the colour behind it, so that lines do not cross it. */
  write(
    { context }: Surface,
    text: string,
    { x, y }: Position,
    anchor: 'start' | 'middle' | 'end',
    kind: 'normal' | 'bold' | 'small',
    colour: string,
    { back }: Colours,
  ): void {
    context.font = kind === 'small' ? `11px ${FONT}` : `${kind === 'bold' ? '700 ' : ''}${LETTERS}px ${FONT}`;
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = back;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }
}

function paintBundle(
  context: Context,
  mark: DrawnMark,
  { x, y }: Position,
  radius: number,
  line: string,
  { back, text }: Colours,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = back;
  context.fill();
  context.strokeStyle = line;
  context.lineWidth = 1;
  context.setLineDash([3, 2]);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = text;
  // Three figures have room in it.
  context.font = `${Math.round(0.9 * radius)}px ${FONT}`;
  context.textAlign = 'center';
  context.fillText(String(mark.count), x, y + 4);
}
