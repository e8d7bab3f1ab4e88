import { type DrawnMark, LETTERS, radiusOf, scaleOf } from '../../network/drawing.ts';
import { middleOf } from '../../network/line.ts';
import type { Colours } from './colours.ts';
import { type Plane, sizeAt, type View } from './plane.ts';
import { Stamps } from './stamps.ts';

/** What stands out of the marks. */
export interface Shown {
  /** What has the focus or the pointer. */
  readonly near: number | undefined;
  readonly selected: ReadonlySet<number>;
  /** While the drawing is moved it is painted with less where it is large. */
  readonly isMoving: boolean;
}

const FONT = 'system-ui, sans-serif';
const FAINT = 0.18;
/** So many lines to what is opened are painted in full, and however many there are not fainter than so. */
const FEW_LINES = 200;
const WEAKEST = 0.3;
/** With more lines than these around a mark, their words would cover the drawing. */
const MOST_WORDS = 14;
/** With more lines than these only those to what is opened are painted while the drawing is moved. */
const MANY_LINES = 1_000;
/** Lines that are not wider than a pixel of the screen are painted fastest, also where they lie over each other. */
const HAIR = 0.98;
/** A mark or a name that is farther outside is not painted. */
const OUTSIDE = 250;

/** Paints a plane as the SVG painter does: lines, marks, names, and what is near. */
export class Painter {
  readonly #plane: Plane;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #stamps = new Stamps();
  /** All lines to what is opened as one path, and all others. */
  #lines: { readonly main: Path2D; readonly faint: Path2D } | undefined;
  /** Many lines lie over each other: the more there are, the fainter each. */
  readonly #strength: number;
  #width = 0;
  #height = 0;
  #ratio = 1;

  constructor(canvas: HTMLCanvasElement, plane: Plane) {
    this.#plane = plane;
    this.#canvas = canvas;
    const count = plane.drawing.lines.filter(({ isMain }) => isMain).length;
    this.#strength = Math.min(1, Math.max(WEAKEST, FEW_LINES / count));
    this.#context = canvas.getContext('2d', { alpha: false })!;
  }

  /** In pixels of the page, and how many of the screen each of them is. */
  resize(width: number, height: number, ratio: number): void {
    [this.#width, this.#height, this.#ratio] = [width, height, ratio];
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
  }

  /** A mark has moved: lines are drawn anew. */
  moved(): void {
    this.#lines = undefined;
  }

  paint(view: View, colours: Colours, shown: Shown): void {
    const context = this.#context;
    this.#onScreen();
    context.fillStyle = colours.back;
    context.fillRect(0, 0, this.#width, this.#height);
    this.#onPlane(view);
    const { main, faint } = this.#drawnLines();
    context.strokeStyle = colours.line;
    context.lineWidth = HAIR / (view.k * this.#ratio);
    if (!shown.isMoving || this.#plane.drawing.lines.length <= MANY_LINES) {
      context.globalAlpha = FAINT;
      context.stroke(faint);
    }
    context.globalAlpha = this.#strength;
    context.stroke(main);
    context.globalAlpha = 1;
    if (shown.near !== undefined) this.#paintLinesOf(shown.near, view, colours);
    this.#paintMarks(view, colours, shown);
    this.#paintNames(view, colours, shown);
    if (shown.near !== undefined) this.#paintWordsOf(shown.near, view, colours);
  }

  #onScreen(): void {
    this.#context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
  }

  #onPlane({ x, y, k }: View): void {
    const ratio = this.#ratio;
    this.#context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
  }

  #drawnLines() {
    this.#lines ??= {
      main: this.#pathOf(({ isMain }) => isMain),
      faint: this.#pathOf(({ isMain }) => !isMain),
    };
    return this.#lines;
  }

  #pathOf(isIn: (line: Plane['drawing']['lines'][number]) => boolean): Path2D {
    const { places, drawing } = this.#plane;
    const path = new Path2D();
    for (const line of drawing.lines) {
      if (!isIn(line)) continue;
      const [from, to] = [places[line.from]!, places[line.to]!];
      const bend = middleOf(from, to, line.isMain);
      path.moveTo(from.x, from.y);
      if (line.isMain) path.lineTo(to.x, to.y);
      else path.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
    }
    return path;
  }

  #paintLinesOf(near: number, { k }: View, colours: Colours): void {
    const context = this.#context;
    context.strokeStyle = colours.accent;
    context.lineWidth = 2 / k;
    context.stroke(this.#pathOf(({ from, to }) => from === near || to === near));
  }

  #paintMarks(view: View, colours: Colours, { near, selected }: Shown): void {
    const context = this.#context;
    const size = sizeAt(view.k);
    const { drawing } = this.#plane;
    this.#onScreen();
    // What is important is painted last, over the others.
    for (let index = drawing.marks.length - 1; index >= 0; index -= 1) {
      const { x, y } = this.#onScreenAt(index, view);
      if (this.#isOutside(x, y)) continue;
      const mark = drawing.marks[index]!;
      const isNear = index === near;
      if (mark.family === undefined) {
        this.#paintBundle(mark, { x, y }, size, isNear ? colours.text : colours.line, colours);
        continue;
      }
      const stamp = this.#stamps.of({
        family: mark.family,
        scale: size * scaleOf(mark),
        ratio: this.#ratio,
        edge: isNear || selected.has(index) ? colours.text : colours.back,
        edgeWidth: selected.has(index) ? 4 : isNear ? 2 : 1,
        colour: colours.of[mark.family],
      });
      const side = stamp.width / this.#ratio;
      context.drawImage(stamp, x - side / 2, y - side / 2, side, side);
    }
  }

  #paintBundle(
    mark: DrawnMark,
    { x, y }: { readonly x: number; readonly y: number },
    size: number,
    line: string,
    { back, text }: Colours,
  ): void {
    const context = this.#context;
    this.#onScreen();
    context.beginPath();
    context.arc(x, y, radiusOf(mark) * Math.max(size, 0.8), 0, 2 * Math.PI);
    context.fillStyle = back;
    context.fill();
    context.strokeStyle = line;
    context.lineWidth = 1;
    context.setLineDash([3, 2]);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = text;
    context.font = `${Math.round(12 * Math.max(size, 0.8))}px ${FONT}`;
    context.textAlign = 'center';
    context.fillText(String(mark.count), x, y + 4);
  }

  #paintNames(view: View, colours: Colours, { near, isMoving }: Shown): void {
    const { drawing } = this.#plane;
    this.#onScreen();
    for (const [index, name] of this.#plane.namesAt(view.k, isMoving).entries()) {
      const { x, y } = this.#onScreenAt(index, view);
      if (name === undefined || index === near || this.#isOutside(x, y)) continue;
      const mark = drawing.marks[index]!;
      const at = { x: x + name.right, y: y + name.down };
      this.#write(mark.short, at, name.anchor, mark.isOpened ? 'bold' : 'normal', colours.text, colours);
    }
  }

  /** What its lines say, and its whole name. */
  #paintWordsOf(near: number, view: View, colours: Colours): void {
    const { drawing, places } = this.#plane;
    const lines = drawing.lines.filter(({ from, to }) => from === near || to === near);
    this.#onScreen();
    if (lines.length <= MOST_WORDS) {
      for (const { from, to, isMain, words } of lines) {
        const [start, bend, end] = [places[from]!, middleOf(places[from]!, places[to]!, isMain), places[to]!];
        // The middle of a curve of the second degree.
        const x = view.k * (start.x / 4 + bend.x / 2 + end.x / 4) + view.x;
        const y = view.k * (start.y / 4 + bend.y / 2 + end.y / 4) + view.y;
        this.#write(words, { x, y }, 'middle', 'small', colours.accent, colours);
      }
    }
    const mark = drawing.marks[near]!;
    const { x, y } = this.#onScreenAt(near, view);
    const name = mark.name.split('; ')[0]!;
    this.#write(name, { x, y: y - radiusOf(mark) * sizeAt(view.k) - 6 }, 'middle', 'bold', colours.text, colours);
  }

  /** Text with an edge in the colour behind it, so that lines do not cross it. */
  #write(
    text: string,
    { x, y }: { readonly x: number; readonly y: number },
    anchor: 'start' | 'middle' | 'end',
    kind: 'normal' | 'bold' | 'small',
    colour: string,
    { back }: Colours,
  ): void {
    const context = this.#context;
    context.font = kind === 'small' ? `11px ${FONT}` : `${kind === 'bold' ? '700 ' : ''}${LETTERS}px ${FONT}`;
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = back;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  #onScreenAt(index: number, { x, y, k }: View) {
    const place = this.#plane.places[index]!;
    return { x: k * place.x + x, y: k * place.y + y };
  }

  #isOutside(x: number, y: number): boolean {
    return x < -OUTSIDE || y < -OUTSIDE || x > this.#width + OUTSIDE || y > this.#height + OUTSIDE;
  }
}
