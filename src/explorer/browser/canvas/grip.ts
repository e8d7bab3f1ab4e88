import type { DrawnMark } from '../../network/drawing.ts';

/** A link over a mark of a canvas: so it has the focus, the name and the menu that links have. */
export class Grip {
  readonly element = document.createElement('a');
  index: number | undefined;

  constructor(place: Element, isStop: boolean) {
    this.element.className = 'grip';
    this.element.hidden = true;
    // What the pointer is over is told to those who see; the other is the stop of the Tab key.
    this.element.tabIndex = isStop ? 0 : -1;
    if (!isStop) this.element.setAttribute('aria-hidden', 'true');
    place.append(this.element);
  }

  put(index: number | undefined, mark: DrawnMark | undefined): void {
    this.index = index;
    this.element.hidden = mark === undefined;
    if (mark === undefined) return;
    this.element.href = mark.address;
    this.element.setAttribute('aria-label', mark.name);
    this.element.title = mark.name;
    if (mark.slug === undefined) delete this.element.dataset['slug'];
    else this.element.dataset['slug'] = mark.slug;
  }

  /** Where it lies on the canvas, and how large. */
  lie(x: number, y: number, radius: number): void {
    Object.assign(this.element.style, {
      left: `${x - radius}px`,
      top: `${y - radius}px`,
      width: `${2 * radius}px`,
      height: `${2 * radius}px`,
    });
  }
}
