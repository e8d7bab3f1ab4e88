import type { DrawnMark } from '../../network/drawing.ts';
import type { Grip } from './grip.ts';
import type { Plane } from './plane.ts';
import type { Viewing } from './viewing.ts';

/** How near a finger and a pointer must come to a mark, in pixels. */
const REACH = { touch: 22, mouse: 4 };
/** A press that moves less is a click. */
const STILL = 4;

export interface Pointed {
  readonly place: HTMLElement;
  readonly plane: Plane;
  readonly viewing: Viewing;
  /** The link that lies over the mark under the pointer. */
  readonly grip: Grip;
  readonly light: (index: number | undefined) => void;
  readonly toggle: (index: number) => void;
  readonly move: (index: number, x: number, y: number) => void;
  /** Keeps where a mark was let go. */
  readonly pin: (index: number) => void;
}

/** What is under the pointer is a link; the mouse moves it where it is dragged, and a finger opens it. */
export function hearPointer({ place, plane, viewing, grip, light, toggle, move, pin }: Pointed): void {
  const marks: readonly DrawnMark[] = plane.drawing.marks;
  let dragged: { readonly index: number; readonly x: number; readonly y: number; isMoved: boolean } | undefined;

  const onPlace = ({ clientX, clientY }: MouseEvent): [number, number] => {
    const { left, top } = place.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const point = (event: MouseEvent, reach: number) => {
    const index = plane.at(...onPlace(event), viewing.view, reach);
    grip.put(index, index === undefined ? undefined : marks[index]);
    return index;
  };

  place.addEventListener('pointermove', (event) => {
    if (dragged) drag(event);
    else if (event.pointerType !== 'touch' && event.buttons === 0) light(point(event, REACH.mouse));
  });
  place.addEventListener('pointerleave', () => {
    if (!dragged) light(undefined);
  });
  place.addEventListener('pointerdown', (event) => {
    const { index } = grip;
    const isMouse = event.pointerType !== 'touch' && event.button === 0 && !event.shiftKey;
    if (!isMouse || event.target !== grip.element || index === undefined || marks[index]!.slug === undefined) return;
    dragged = { index, x: event.clientX, y: event.clientY, isMoved: false };
  });
  place.addEventListener('dragstart', (event) => event.preventDefault());
  place.addEventListener('pointerup', () => {
    if (dragged?.isMoved) pin(dragged.index);
    // The click that ends a drag comes after this.
    setTimeout(() => {
      dragged = undefined;
    });
  });
  place.addEventListener('pointercancel', () => {
    dragged = undefined;
  });
  place.addEventListener('click', (event) => {
    const isOnGrip = event.target instanceof HTMLAnchorElement;
    if (dragged?.isMoved) {
      event.preventDefault();
      return;
    }
    const index = isOnGrip ? grip.index : point(event, REACH.touch);
    if (index === undefined) return;
    if (event.shiftKey) {
      event.preventDefault();
      toggle(index);
    } else if (!isOnGrip) grip.element.click();
  });

  function drag(event: PointerEvent): void {
    if (!dragged) return;
    if (!dragged.isMoved && Math.hypot(event.clientX - dragged.x, event.clientY - dragged.y) < STILL) return;
    if (!dragged.isMoved) place.setPointerCapture(event.pointerId);
    dragged.isMoved = true;
    move(dragged.index, ...viewing.view.invert(onPlace(event)));
  }
}
