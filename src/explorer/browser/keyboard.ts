import { type MarkActions, steer } from './steering.ts';

/**
 * A drawing of many marks is one stop of the Tab key: arrows go on to the nearest mark in their direction, Enter opens it.
 */
export function followMarks(drawing: SVGSVGElement, actions: MarkActions<SVGAElement>): void {
  const marks = [...drawing.querySelectorAll<SVGAElement>('a')];
  const hear = steer(
    {
      marks,
      middleOf,
      joinedTo: (mark) => {
        const names = (mark.dataset['joined'] ?? '').split(' ');
        return marks.filter(({ dataset }) => names.includes(dataset['key'] ?? ''));
      },
      focus: (mark) => mark.focus(),
      hidingOf: ({ dataset }) => dataset['hide'],
      zoom: (key) => {
        const isZoom = zoomBy(drawing, key);
        if (isZoom) document.activeElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        return isZoom;
      },
    },
    actions,
  );
  for (const mark of marks.slice(1)) mark.setAttribute('tabindex', '-1');
  drawing.addEventListener('focusin', ({ target }) => {
    for (const mark of marks) mark.setAttribute('tabindex', mark === target ? '0' : '-1');
  });
  drawing.addEventListener('keydown', (event) => {
    const current = marks.find((mark) => mark === document.activeElement);
    if (current && hear(current, event)) event.preventDefault();
  });
}

/** `+` and `-` make a drawing larger and smaller within what scrolls, and `0` as it was. */
export function zoomBy(drawing: SVGSVGElement, key: string): boolean {
  const factor = factorOf(key);
  if (factor === undefined) return false;
  const now = drawing.getBoundingClientRect();
  const width = factor === 0 ? 0 : Math.min(6_000, Math.max(300, now.width * factor));
  drawing.style.width = width === 0 ? '' : `${width}px`;
  drawing.style.maxHeight = width === 0 ? '' : 'none';
  return true;
}

/** How much larger a key makes a drawing; 0 for as it was. */
export const factorOf = (key: string): number | undefined => ({ '+': 1.25, '-': 0.8, '0': 0 })[key];

function middleOf(mark: Element) {
  const { left, right, top, bottom } = mark.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
