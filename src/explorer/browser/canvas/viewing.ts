import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import { factorOf } from '../keyboard.ts';
import type { Plane } from './plane.ts';

/** Larger than the whole by at most so much, and not smaller than a half of it. */
const LARGEST = 8;

/** What of a plane is seen on a canvas: the pointer moves it, and it is made larger and smaller without moving by itself. */
export class Viewing {
  readonly #place: HTMLElement;
  readonly #plane: Plane;
  readonly #zoom = zoom<HTMLElement, unknown>();
  #isBegun = false;

  /** `isMark` tells of an element that it lies over a mark, which the mouse moves by itself. */
  constructor(place: HTMLElement, plane: Plane, isMark: (element: Element) => boolean, changed: () => void) {
    this.#place = place;
    this.#plane = plane;
    this.#zoom
      .filter((event: MouseEvent | TouchEvent) => {
        // The wheel belongs to the page, but with Ctrl, as two fingers on a pad send it, too.
        if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
        if (event.type !== 'mousedown') return true;
        const { button, ctrlKey, shiftKey, target } = event as MouseEvent;
        return button === 0 && !ctrlKey && !shiftKey && !(target instanceof Element && isMark(target));
      })
      .on('zoom', changed);
    select(place).call(this.#zoom).on('dblclick.zoom', null);
  }

  get view(): ZoomTransform {
    return zoomTransform(this.#place);
  }

  /** The place has another size; the first time, a drawing is seen as that before it was, or as a whole. */
  resize(look: unknown): void {
    const whole = this.#whole();
    const { left, top, width, height } = this.#plane.frame;
    this.#zoom.scaleExtent([whole.k / 2, Math.max(2, LARGEST * whole.k)]).translateExtent([
      [left - width / 2, top - height / 2],
      [left + 1.5 * width, top + 1.5 * height],
    ]);
    if (!this.#isBegun) this.#see(isView(look) ? look : whole);
    this.#isBegun = true;
  }

  /** Whether a key makes the drawing larger, smaller, or as it was. */
  zoomBy(key: string): boolean {
    const factor = factorOf(key);
    if (factor === undefined) return false;
    if (factor === 0) this.#see(this.#whole());
    else this.#zoom.scaleBy(select(this.#place), factor);
    return true;
  }

  /** Where a mark stands, in pixels of the canvas. */
  onScreen(index: number): readonly [x: number, y: number] {
    const { x, y } = this.#plane.places[index]!;
    return this.view.apply([x, y]);
  }

  /** Brings a mark that is outside into the middle. */
  bringIn(index: number): void {
    const [x, y] = this.onScreen(index);
    const { clientWidth, clientHeight } = this.#place;
    if (x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight) return;
    const { x: right, y: down } = this.#plane.places[index]!;
    this.#zoom.translateTo(select(this.#place), right, down);
  }

  #see(view: ZoomTransform): void {
    this.#zoom.transform(select(this.#place), view);
  }

  #whole(): ZoomTransform {
    const { x, y, k } = this.#plane.whole(this.#place.clientWidth, this.#place.clientHeight);
    return zoomIdentity.translate(x, y).scale(k);
  }
}

const isView = (look: unknown): look is ZoomTransform => typeof look === 'object' && look !== null && 'k' in look;
