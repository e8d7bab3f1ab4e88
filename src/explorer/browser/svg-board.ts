import { type Board, type BoardActions, nameIn, PAUSE_MS, STEP } from './board.ts';
import { dragMarks, moveMark, positionOf } from './drag.ts';
import { followMarks, zoomBy } from './keyboard.ts';

interface Vector {
  readonly x: number;
  readonly y: number;
}

interface Look {
  readonly width: string;
  readonly maxHeight: string;
}

/** A drawing as SVG: its marks are links, which have the focus themselves. */
export function svgBoard(drawing: SVGSVGElement, actions: BoardActions, look: unknown): Board {
  const place = drawing.closest('.wide, .brief-part')!;
  const markOf = (slug: string) =>
    drawing.querySelector<SVGAElement>(`a[data-slug="${CSS.escape(slug)}"]`) ?? undefined;
  const toggle = (mark: SVGAElement) => {
    const { slug } = mark.dataset;
    if (slug !== undefined) actions.toggle({ slug, name: nameIn(mark.getAttribute('aria-label')!) });
  };
  let pause = 0;
  let nudged: { readonly mark: SVGAElement; x: number; y: number } | undefined;

  // The places of a part are those of a small screen, which no address holds.
  const isPart = drawing.classList.contains('brief');
  followMarks(drawing, { go: actions.go, select: toggle, ...(!isPart && { move: nudge }) });
  if (!isPart) dragMarks(drawing, pin);
  drawing.addEventListener('click', (event) => {
    const mark = event.target instanceof Element ? event.target.closest<SVGAElement>('a') : null;
    if (!mark || !event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    toggle(mark);
  });
  if (isLook(look)) Object.assign(drawing.style, look);
  else beginInTheMiddle();

  return {
    place,
    says: drawing.querySelector('title')?.textContent ?? '',
    has: (slug) => markOf(slug) !== undefined,
    select: (slugs) => {
      for (const mark of drawing.querySelectorAll<SVGAElement>('a[data-slug]'))
        mark.classList.toggle('selected', slugs.has(mark.dataset['slug']!));
    },
    focus: (slug) =>
      ((slug === undefined ? undefined : markOf(slug)) ?? drawing.querySelector('a'))?.focus({ preventScroll: true }),
    zoom: (key) => void zoomBy(drawing, key),
    wait: () => drawing.setAttribute('aria-busy', 'true'),
    look: (): Look => ({ width: drawing.style.width, maxHeight: drawing.style.maxHeight }),
    end: () => clearTimeout(pause),
  };

  /** A drawing that is wider than the screen begins at its middle, where what it is about stands. */
  function beginInTheMiddle(): void {
    place.scrollLeft = (place.scrollWidth - place.clientWidth) / 2;
  }

  function nudge(mark: SVGAElement, [right, down]: readonly [number, number]): void {
    if (mark.dataset['slug'] === undefined) return;
    if (nudged?.mark !== mark) nudged = { mark, x: 0, y: 0 };
    nudged.x += STEP * right;
    nudged.y += STEP * down;
    moveMark(drawing, mark, nudged);
    clearTimeout(pause);
    pause = window.setTimeout(() => {
      const by = nudged!;
      nudged = undefined;
      pin(mark, by);
    }, PAUSE_MS);
  }

  function pin(mark: SVGAElement, by: Vector): void {
    const [left, top] = drawing.dataset['origin']!.split(' ').map(Number);
    const { x, y } = positionOf(mark);
    actions.pin(mark.dataset['slug'] ?? '', Math.round(x + by.x + left!), Math.round(y + by.y + top!));
  }
}

const isLook = (look: unknown): look is Look => typeof look === 'object' && look !== null && 'maxHeight' in look;
