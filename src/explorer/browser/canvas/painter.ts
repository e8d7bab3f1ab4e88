import type { Wanted } from './messages.ts';
import { HAIR, Pen, type Surface } from './pen.ts';
import type { Plane } from './plane.ts';

const FAINT = 0.18;
/** So many lines to what is opened are painted in full, and however many there are not fainter than so. */
const FEW_LINES = 200;
const WEAKEST = 0.3;
/** A mark or a name that is farther outside is not painted. */
const OUTSIDE = 250;

/** Paints pictures of a plane: lines, marks, and the names that have room. It takes longer than a frame, so a worker does it. */
export class Painter {
  readonly #plane: Plane;
  readonly #pen: Pen;
  /** All lines to what is opened as one path, and all others. */
  #lines: { readonly main: Path2D; readonly faint: Path2D } | undefined;
  /** Many lines lie over each other: the more there are, the fainter each. */
  readonly #strength: number;

  constructor(plane: Plane) {
    this.#plane = plane;
    this.#pen = new Pen(plane);
    const count = plane.drawing.lines.filter(({ isMain }) => isMain).length;
    this.#strength = Math.min(1, Math.max(WEAKEST, FEW_LINES / count));
  }

  /** A mark has moved: lines are drawn anew. */
  moved(): void {
    this.#lines = undefined;
  }

  paint(wanted: Wanted): ImageBitmap {
    const { width, height, ratio, colours } = wanted;
    const canvas = new OffscreenCanvas(Math.round(width * ratio), Math.round(height * ratio));
    const context = canvas.getContext('2d', { alpha: false })!;
    const surface = { context, width, height, ratio };
    this.#pen.onScreen(surface);
    context.fillStyle = colours.back;
    context.fillRect(0, 0, width, height);
    this.#paintLines(surface, wanted);
    this.#paintMarks(surface, wanted);
    this.#paintNames(surface, wanted);
    return canvas.transferToImageBitmap();
  }

  #paintLines(surface: Surface, { view, colours, ratio }: Wanted): void {
    const { context } = surface;
    const { lines } = this.#plane.drawing;
    this.#lines ??= {
      main: this.#pen.pathOf(lines.filter(({ isMain }) => isMain)),
      faint: this.#pen.pathOf(lines.filter(({ isMain }) => !isMain)),
    };
    context.strokeStyle = colours.line;
    context.globalAlpha = FAINT;
    this.#pen.stroke(surface, this.#lines.faint, view, HAIR / ratio);
    context.globalAlpha = this.#strength;
    this.#pen.stroke(surface, this.#lines.main, view, HAIR / ratio);
    context.globalAlpha = 1;
  }

  #paintMarks(surface: Surface, { view, colours }: Wanted): void {
    // What is important is painted last, over the others.
    for (let index = this.#plane.drawing.marks.length - 1; index >= 0; index -= 1) {
      const { x, y } = this.#pen.at(index, view);
      if (!isOutside(x, y, surface)) this.#pen.mark(surface, index, view, colours, 'none');
    }
  }

  #paintNames(surface: Surface, { view, colours }: Wanted): void {
    const { marks } = this.#plane.drawing;
    for (const [index, name] of this.#plane.namesAt(view.k).entries()) {
      const { x, y } = this.#pen.at(index, view);
      if (name === undefined || isOutside(x, y, surface)) continue;
      const { short, isOpened } = marks[index]!;
      const at = { x: x + name.right, y: y + name.down };
      this.#pen.write(surface, short, at, name.anchor, isOpened ? 'bold' : 'normal', colours.text, colours);
    }
  }
}

const isOutside = (x: number, y: number, { width, height }: Surface): boolean =>
  x < -OUTSIDE || y < -OUTSIDE || x > width + OUTSIDE || y > height + OUTSIDE;
