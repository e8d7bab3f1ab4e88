type Vector = readonly [right: number, down: number];

const directions: Readonly<Record<string, Vector>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface MarkActions {
  /** Leads to an address: that of the drawing without a mark. */
  readonly go: (address: string) => void;
  /** Marks that can be chosen, where a drawing has such. */
  readonly select?: (mark: SVGAElement) => void;
  readonly move?: (mark: SVGAElement, direction: Vector) => void;
}

/**
 * A drawing of many marks is one stop of the Tab key: arrows go on to the nearest mark in their direction, Enter opens it.
 */
export function followMarks(drawing: SVGSVGElement, { go, select, move }: MarkActions): void {
  const marks = [...drawing.querySelectorAll<SVGAElement>('a')];
  for (const mark of marks.slice(1)) mark.setAttribute('tabindex', '-1');
  drawing.addEventListener('focusin', ({ target }) => {
    for (const mark of marks) mark.setAttribute('tabindex', mark === target ? '0' : '-1');
  });
  drawing.addEventListener('keydown', (event) => {
    const current = marks.find((mark) => mark === document.activeElement);
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (zoomBy(drawing, event.key)) current.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    else if (!act(current, event) && !walk(current, event)) return;
    event.preventDefault();
  });

  function act(current: SVGAElement, { key, shiftKey }: KeyboardEvent): boolean {
    const direction = directions[key];
    // What is hidden is hidden by its address, so that going back shows it again.
    if (key === 'Delete' && current.dataset['hide'] !== undefined) go(current.dataset['hide']);
    else if (key === ' ' && select) select(current);
    else if (direction && shiftKey && move) move(current, direction);
    else return false;
    return true;
  }

  function walk(current: SVGAElement, { key }: KeyboardEvent): boolean {
    const direction = directions[key];
    const step = { n: 1, p: -1 }[key];
    if (key === 'Escape') document.querySelector<HTMLElement>('.toolbar button:enabled, .tools a')?.focus();
    else if (direction) nearest(current, marks, direction)?.focus();
    else if (step !== undefined) joined(current, marks, step)?.focus();
    else return false;
    return true;
  }
}

/** `+` and `-` make a drawing larger and smaller within what scrolls, and `0` as it was. */
export function zoomBy(drawing: SVGSVGElement, key: string): boolean {
  const factor = { '+': 1.25, '-': 0.8, '0': 0 }[key];
  if (factor === undefined) return false;
  const now = drawing.getBoundingClientRect();
  const width = factor === 0 ? 0 : Math.min(6_000, Math.max(300, now.width * factor));
  drawing.style.width = width === 0 ? '' : `${width}px`;
  drawing.style.maxHeight = width === 0 ? '' : 'none';
  return true;
}

/** The next or the last of those that a line joins to a mark. */
function joined(from: SVGAElement, marks: readonly SVGAElement[], step: number): SVGAElement | undefined {
  const names = (from.dataset['joined'] ?? '').split(' ');
  const others = marks.filter((mark) => names.includes(mark.dataset['key'] ?? ''));
  const last = others.findIndex((mark) => mark.dataset['key'] === from.dataset['last']);
  const next = others.at((last + step) % others.length);
  if (next) from.dataset['last'] = next.dataset['key'] ?? '';
  return next;
}

/** The nearest within a right angle around the direction: what is straight ahead counts as nearer. */
function nearest(from: Element, marks: readonly SVGAElement[], [right, down]: Vector): SVGAElement | undefined {
  const start = middleOf(from);
  let found: SVGAElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    const { x, y } = middleOf(mark);
    const ahead = (x - start.x) * right + (y - start.y) * down;
    const aside = Math.abs((x - start.x) * down) + Math.abs((y - start.y) * right);
    if (mark === from || ahead <= 0 || aside > ahead) continue;
    const distance = ahead + 2 * aside;
    if (distance < least) [found, least] = [mark, distance];
  }
  return found;
}

function middleOf(mark: Element) {
  const { left, right, top, bottom } = mark.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
