import type { Position } from '../../network/layout.ts';
import type { Colours } from './colours.ts';
import type { Wanted } from './messages.ts';
import type { Surface } from './pen.ts';
import type { Plane, View } from './plane.ts';

/** A picture shows more than the canvas, by so much of it on each side: it can be moved before another is there. */
const ASIDE = 0.25;
/** A picture that is made larger or smaller than so, while the drawing is moved, is painted anew. */
const BLURRED = 1.6;

interface Picture {
  readonly bitmap: ImageBitmap;
  /** What the canvas showed, and how much more there is on the left and above, in pixels of the page. */
  readonly view: View;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A plane as a picture that is painted elsewhere. Until another is there, the last is moved and made larger or smaller. */
export class PlanePicture {
  readonly #plane: Plane;
  readonly #paint: (wanted: Wanted) => Promise<ImageBitmap>;
  readonly #came: () => void;
  #picture: Picture | undefined;
  #moved = new Map<number, Position>();
  #isStale = true;
  #isPainting = false;

  /** `came` is called when there is another picture. */
  constructor(plane: Plane, paint: (wanted: Wanted) => Promise<ImageBitmap>, came: () => void) {
    this.#plane = plane;
    this.#paint = paint;
    this.#came = came;
  }

  /** A mark stands elsewhere. */
  move(index: number, place: Position): void {
    this.#moved.set(index, place);
    this.#isStale = true;
  }

  /** It is to have other colours, or another size. */
  changed(): void {
    this.#isStale = true;
  }

  /** Shows what there is, and asks for another picture where that is not as it will be. */
  draw(surface: Surface, view: View, colours: Colours, isMoving: boolean): void {
    const { context, ratio } = surface;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colours.back;
    context.fillRect(0, 0, surface.width, surface.height);
    const picture = this.#picture;
    if (picture !== undefined) {
      const scale = view.k / picture.view.k;
      const x = view.x - scale * (picture.left + picture.view.x);
      const y = view.y - scale * (picture.top + picture.view.y);
      context.drawImage(picture.bitmap, x, y, scale * picture.width, scale * picture.height);
    }
    if (!this.#suffices(surface, view, isMoving)) void this.#renew(surface, view, colours);
  }

  #suffices({ width, height }: Surface, view: View, isMoving: boolean): boolean {
    const picture = this.#picture;
    if (picture === undefined || this.#isStale) return false;
    const scale = view.k / picture.view.k;
    if (!isMoving) return scale === 1 && view.x === picture.view.x && view.y === picture.view.y;
    if (scale > BLURRED || scale < 1 / BLURRED) return false;
    const { frame } = this.#plane;
    // What the canvas shows of the drawing, and what the picture does.
    const shows = (at: View, left: number, top: number, right: number, bottom: number) => ({
      left: Math.max(frame.left, (left - at.x) / at.k),
      top: Math.max(frame.top, (top - at.y) / at.k),
      right: Math.min(frame.left + frame.width, (right - at.x) / at.k),
      bottom: Math.min(frame.top + frame.height, (bottom - at.y) / at.k),
    });
    const seen = shows(view, 0, 0, width, height);
    const { left, top } = picture;
    const painted = shows(picture.view, -left, -top, picture.width - left, picture.height - top);
    return (
      seen.left >= painted.left &&
      seen.top >= painted.top &&
      seen.right <= painted.right &&
      seen.bottom <= painted.bottom
    );
  }

  async #renew({ width: seenWidth, height: seenHeight, ratio }: Surface, view: View, colours: Colours): Promise<void> {
    // What is wanted when this one is there is seen then.
    if (this.#isPainting) return;
    this.#isPainting = true;
    // In whole pixels of the screen, so that nothing is blurred.
    const left = Math.round(seenWidth * ASIDE * ratio) / ratio;
    const top = Math.round(seenHeight * ASIDE * ratio) / ratio;
    const [width, height] = [seenWidth + 2 * left, seenHeight + 2 * top];
    const { x, y, k } = view;
    const moved = [...this.#moved];
    this.#moved = new Map();
    this.#isStale = false;
    const bitmap = await this.#paint({ view: { x: x + left, y: y + top, k }, width, height, ratio, colours, moved });
    this.#isPainting = false;
    this.#picture?.bitmap.close();
    this.#picture = {
      bitmap,
      view: { x, y, k },
      left,
      top,
      width: bitmap.width / ratio,
      height: bitmap.height / ratio,
    };
    this.#came();
  }
}
