import { lineFrom } from '../network/line.ts';

interface Vector {
  readonly x: number;
  readonly y: number;
}

/** A press that moves less is a click. */
const STILL = 4;

/** Marks follow the mouse, with their lines and names; where one was let go is told. */
export function dragMarks(drawing: SVGSVGElement, moved: (mark: SVGAElement, by: Vector) => void): void {
  let dragged: { readonly mark: SVGAElement; readonly from: Vector; by: Vector } | undefined;
  let wasDragged = false;
  const pointOf = ({ clientX, clientY }: MouseEvent) =>
    new DOMPoint(clientX, clientY).matrixTransform(drawing.getScreenCTM()!.inverse());

  drawing.addEventListener('dragstart', (event) => event.preventDefault());
  drawing.addEventListener('pointerdown', (event) => {
    const mark = event.target instanceof Element ? event.target.closest<SVGAElement>('a[data-slug]') : null;
    wasDragged = false;
    if (mark && event.button === 0 && event.pointerType !== 'touch' && !event.shiftKey)
      dragged = { mark, from: pointOf(event), by: { x: 0, y: 0 } };
  });
  drawing.addEventListener('pointermove', (event) => {
    if (!dragged) return;
    const { x, y } = pointOf(event);
    dragged.by = { x: Math.round(x - dragged.from.x), y: Math.round(y - dragged.from.y) };
    if (!wasDragged && Math.hypot(dragged.by.x, dragged.by.y) < STILL) return;
    if (!wasDragged) drawing.setPointerCapture(event.pointerId);
    wasDragged = true;
    moveMark(drawing, dragged.mark, dragged.by);
  });
  drawing.addEventListener('pointerup', () => {
    if (dragged && wasDragged) moved(dragged.mark, dragged.by);
    dragged = undefined;
  });
  drawing.addEventListener('pointercancel', () => {
    if (dragged) moveMark(drawing, dragged.mark, { x: 0, y: 0 });
    dragged = undefined;
  });
  // The click that ends a drag is no wish to open the mark.
  drawing.addEventListener(
    'click',
    (event) => {
      if (wasDragged) event.preventDefault();
      if (wasDragged) event.stopPropagation();
      wasDragged = false;
    },
    { capture: true },
  );
}

/** Draws a mark away from where it stands, with its name and its lines. */
export function moveMark(drawing: SVGSVGElement, mark: SVGAElement, { x, y }: Vector): void {
  const { key = '' } = mark.dataset;
  mark.setAttribute('transform', `translate(${x} ${y})`);
  for (const name of drawing.querySelectorAll(`text[data-of="${key}"]`)) {
    name.setAttribute('transform', `translate(${x} ${y})`);
  }
  for (const text of drawing.querySelectorAll('.passing')) text.remove();
  const placeOf = (other: string): Vector => {
    const at = positionOf(drawing.querySelector<SVGAElement>(`a[data-key="${other}"]`)!);
    return other === key ? { x: at.x + x, y: at.y + y } : at;
  };
  for (const line of drawing.querySelectorAll<SVGPathElement>('path.tie')) {
    const [from, to] = line.dataset['ends']!.split(' ') as [string, string];
    if (from !== key && to !== key) continue;
    line.setAttribute('d', lineFrom(placeOf(from), placeOf(to), !line.classList.contains('faint')));
  }
}

/** Where a mark stands in its drawing. */
export function positionOf(mark: SVGAElement): Vector {
  const [x, y] = mark.dataset['at']!.split(' ').map(Number);
  return { x: x!, y: y! };
}
