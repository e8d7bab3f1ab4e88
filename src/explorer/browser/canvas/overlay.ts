import { middleOf } from '../../network/line.ts';
import type { Colours } from './colours.ts';
import { HAIR, Pen, type Surface } from './pen.ts';
import { type Plane, reachAt, type View } from './plane.ts';

/** What stands out of the marks. */
export interface Shown {
  /** What has the focus or the pointer. */
  readonly near: number | undefined;
  readonly selected: ReadonlySet<number>;
}

/** With more lines than these around a mark, their words would cover the drawing. */
const MOST_WORDS = 14;
/** More lines than these around a mark are thin, which takes far less time. */
const MOST_WIDE = 60;

/** Paints over a picture of a plane what stands out of it. */
export class Overlay {
  readonly #plane: Plane;
  readonly #pen: Pen;

  constructor(plane: Plane) {
    this.#plane = plane;
    this.#pen = new Pen(plane);
  }

  paint(surface: Surface, view: View, colours: Colours, { near, selected }: Shown): void {
    this.#pen.onScreen(surface);
    if (near !== undefined) this.#paintLinesOf(near, surface, view, colours);
    for (const index of selected) this.#pen.mark(surface, index, view, colours, 'selected');
    if (near === undefined) return;
    for (const index of this.#endsAt(near)) this.#pen.mark(surface, index, view, colours, 'none');
    this.#pen.mark(surface, near, view, colours, selected.has(near) ? 'selected' : 'near');
    this.#paintWordsOf(near, surface, view, colours);
  }

  #paintLinesOf(near: number, surface: Surface, view: View, colours: Colours): void {
    const lines = this.#plane.linesAt(near);
    surface.context.strokeStyle = colours.accent;
    this.#pen.stroke(surface, this.#pen.pathOf(lines), view, lines.length > MOST_WIDE ? HAIR / surface.ratio : 2);
  }

  /** Marks that the lines of another would lie over; where there are many, the lines are thin. */
  #endsAt(near: number): readonly number[] {
    const lines = this.#plane.linesAt(near);
    return lines.length > MOST_WIDE ? [] : lines.map(({ from, to }) => (from === near ? to : from));
  }

  /** What its lines say, and its whole name. */
  #paintWordsOf(near: number, surface: Surface, view: View, colours: Colours): void {
    const { drawing, places } = this.#plane;
    const lines = this.#plane.linesAt(near);
    if (lines.length <= MOST_WORDS) {
      for (const { from, to, isMain, words } of lines) {
        const [start, bend, end] = [places[from]!, middleOf(places[from]!, places[to]!, isMain), places[to]!];
        // The middle of a curve of the second degree.
        const x = view.k * (start.x / 4 + bend.x / 2 + end.x / 4) + view.x;
        const y = view.k * (start.y / 4 + bend.y / 2 + end.y / 4) + view.y;
        this.#pen.write(surface, words, { x, y }, 'middle', 'small', colours.accent, colours);
      }
    }
    const mark = drawing.marks[near]!;
    const { x, y } = this.#pen.at(near, view);
    const name = mark.name.split('; ')[0]!;
    const at = { x, y: y - reachAt(mark, view.k) - 6 };
    this.#pen.write(surface, name, at, 'middle', 'bold', colours.text, colours);
  }
}
