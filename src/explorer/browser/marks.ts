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
    const direction = directions[event.key];
    const current = marks.find((mark) => mark === document.activeElement);
    if (!direction || !current) return;
    event.preventDefault();
    const next = nearest(current, marks, direction);
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
