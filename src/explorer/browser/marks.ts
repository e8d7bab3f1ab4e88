// A drawing of many marks is one stop of the Tab key: arrows go on to the nearest mark in their direction, Enter opens it.
const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

for (const drawing of document.querySelectorAll<SVGSVGElement>('svg.marks')) {
  const marks = [...drawing.querySelectorAll<SVGAElement>('a')];
  for (const mark of marks.slice(1)) mark.setAttribute('tabindex', '-1');
  drawing.addEventListener('keydown', (event) => {
    const current = marks.find((mark) => mark === document.activeElement);
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (zoom(drawing, event.key)) {
      event.preventDefault();
      current.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return;
    }
    if (event.key === 'Escape') document.querySelector<HTMLElement>('.tools a')?.focus();
    // What is hidden is hidden by its address, so that going back shows it again.
    const hide = current.dataset['hide'];
    if (event.key === 'Delete' && hide !== undefined) location.assign(hide);
    const direction = directions[event.key];
    const step = event.key === 'n' ? 1 : event.key === 'p' ? -1 : 0;
    if (!direction && step === 0) return;
    event.preventDefault();
    const next = direction ? nearest(current, marks, direction) : joined(current, marks, step);
    if (!next) return;
    current.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  });
}

// A list that a mark leads to is opened, wherever the browser does not do that itself.
addEventListener('hashchange', open);
open();

function open(): void {
  const details = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('details');
  if (!details || details.open) return;
  details.open = true;
  details.scrollIntoView({ block: 'start' });
}

/** `+` and `-` make a drawing larger and smaller within what scrolls, and `0` as it was. */
function zoom(drawing: SVGSVGElement, key: string): boolean {
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

// A drawing that is wider than the screen begins at its middle, where what it is about stands.
for (const wide of document.querySelectorAll('.wide:has(.network)')) {
  wide.scrollLeft = (wide.scrollWidth - wide.clientWidth) / 2;
}

/** The nearest within a right angle around the direction: what is straight ahead counts as nearer. */
function nearest(from: Element, marks: readonly SVGAElement[], [right, down]: readonly [number, number]) {
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
