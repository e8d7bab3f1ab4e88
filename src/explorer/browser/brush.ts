/** A press that moves less is a click. */
const STILL = 4;

/**
 * A stretch that is dragged over a drawing of years becomes the question: its address says from when to when. The fields
 * above the drawing do the same without a mouse.
 */
export function brushYears(drawing: SVGSVGElement): void {
  const { left, year, from } = numbersIn(drawing);
  const { width, height } = drawing.viewBox.baseVal;
  const last = from + Math.round((width - left) / year) - 1;
  const yearAt = (event: PointerEvent) =>
    Math.min(last, Math.max(from, Math.floor(from + (xOf(drawing, event) - left) / year)));
  const band = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  band.setAttribute('class', 'brush');
  band.setAttribute('height', String(height));
  let start: { readonly year: number; readonly x: number } | undefined;

  const stretch = (event: PointerEvent) => [start!.year, yearAt(event)].sort((one, other) => one - other);
  const draw = (event: PointerEvent) => {
    if (start === undefined) return;
    const [first, until] = stretch(event) as [number, number];
    band.setAttribute('x', String(left + (first - from) * year));
    band.setAttribute('width', String((until - first + 1) * year));
  };
  const end = () => {
    start = undefined;
    band.remove();
  };

  drawing.addEventListener('pointerdown', (event) => {
    const isOnMark = event.target instanceof Element && event.target.closest('a') !== null;
    if (isOnMark || event.button !== 0 || event.pointerType === 'touch' || xOf(drawing, event) < left) return;
    start = { year: yearAt(event), x: event.clientX };
    drawing.setPointerCapture(event.pointerId);
    drawing.prepend(band);
    draw(event);
    event.preventDefault();
  });
  drawing.addEventListener('pointermove', draw);
  drawing.addEventListener('pointercancel', end);
  drawing.addEventListener('pointerup', (event) => {
    if (start === undefined) return;
    const isClick = Math.abs(event.clientX - start.x) < STILL;
    const [first, until] = stretch(event);
    end();
    if (!isClick) location.assign(addressFor(String(first), String(until)));
  });
}

function addressFor(from: string, to: string): URL {
  const address = new URL(location.href);
  address.searchParams.set('from', from);
  address.searchParams.set('to', to);
  address.hash = '';
  return address;
}

/** Where the years begin, how wide one is, and which is the first. */
function numbersIn({ dataset }: SVGSVGElement) {
  return { left: Number(dataset['left']), year: Number(dataset['year']), from: Number(dataset['from']) };
}

function xOf(drawing: SVGSVGElement, { clientX, clientY }: PointerEvent): number {
  return new DOMPoint(clientX, clientY).matrixTransform(drawing.getScreenCTM()!.inverse()).x;
}
