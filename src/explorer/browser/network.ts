import { dragMarks, moveMark, positionOf } from './drag.ts';
import { followMarks, zoomBy } from './keyboard.ts';
import { markOf, showNear } from './near.ts';
import { addressIn, isPlain, SHOWN, swap } from './swap.ts';
import { type Step, Toolbar } from './toolbar.ts';

/** A press of an arrow moves a mark so far; that is asked for when no more follow. */
const STEP = 20;
const PAUSE_MS = 400;

// The network without loading pages: what is opened comes into the drawing, and focus, size and place stay.
const drawingOf = () => document.querySelector<SVGSVGElement>('svg.network');
const toolbar = new Toolbar({
  step,
  zoom: (key) => void zoomBy(drawingOf()!, key),
  hide: (slugs) => void go(withList('hide', slugs)),
});
let shown = location.pathname + location.search;
let depth = 0;
let furthest = 0;

if (drawingOf()) {
  beginInTheMiddle();
  history.replaceState({ depth }, '');
  prepare();
  showNear();
  document.addEventListener(SHOWN, prepare);
  document.addEventListener('click', follow);
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.getAttribute('action') !== '/network') return;
    event.preventDefault();
    void go(addressIn(form));
  });
  addEventListener('popstate', ({ state }) => {
    if (location.pathname + location.search === shown) return;
    depth = (state as { readonly depth?: number } | null)?.depth ?? 0;
    void show(location.href);
  });
}

function prepare(): void {
  const drawing = drawingOf();
  if (!drawing) return;
  followMarks(drawing, {
    go: (address) => void go(address),
    select: (mark) => toolbar.toggle(mark),
    move: (mark, [right, down]) => nudge(drawing, mark, STEP * right, STEP * down),
  });
  dragMarks(drawing, (mark, by) => void pin(drawing, mark, by));
  toolbar.standBefore(drawing.closest('.wide')!, { canUndo: depth > 0, canRedo: depth < furthest });
}

/** A drawing that is wider than the screen begins at its middle, where what it is about stands. */
function beginInTheMiddle(): void {
  const wide = drawingOf()!.closest('.wide')!;
  wide.scrollLeft = (wide.scrollWidth - wide.clientWidth) / 2;
}

function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const address = link?.getAttribute('href') ?? '';
  if (link instanceof SVGAElement && event.shiftKey && event.button === 0) {
    event.preventDefault();
    toolbar.toggle(link);
  } else if (isPlain(event) && address.startsWith('/network?') && link!.closest('main')) {
    event.preventDefault();
    void go(address);
  }
}

/** Shows what stands at an address, and makes an entry in the history. */
async function go(address: string): Promise<void> {
  if (!(await show(address))) return;
  depth += 1;
  furthest = depth;
  history.pushState({ depth }, '', address);
  shown = location.pathname + location.search;
  toolbar.steps({ canUndo: true, canRedo: false });
}

function step(by: Step): void {
  if (by === 'undo') history.back();
  else history.forward();
}

async function show(address: string): Promise<boolean> {
  const active = document.activeElement;
  const isMark = active instanceof SVGAElement;
  const slug = (active?.closest<HTMLElement>('[data-slug]') as HTMLElement | null)?.dataset['slug'];
  const action = active?.textContent ?? '';
  const wasOnTool = active?.closest('.toolbar') !== null && active?.closest('.toolbar') !== undefined;
  const { width = '', maxHeight = '' } = drawingOf()?.style ?? {};
  drawingOf()?.setAttribute('aria-busy', 'true');
  if (!(await swap(address, 'main'))) return false;
  const drawing = drawingOf();
  if (drawing) Object.assign(drawing.style, { width, maxHeight });
  shown = new URL(address, location.href).pathname + new URL(address, location.href).search;
  if (isMark || wasOnTool) (markIn(slug) ?? drawing?.querySelector('a'))?.focus({ preventScroll: true });
  else focusRow(slug, action);
  toolbar.say(drawing?.querySelector('title')?.textContent ?? '');
  return true;
}

const markIn = (slug: string | undefined) => (slug === undefined ? undefined : markOf(slug));

/** The focus stays in the row where something was pressed; where that is gone, it goes to the heading of the page. */
function focusRow(slug: string | undefined, action: string): void {
  const row = slug && document.querySelector(`.sentences li[data-slug="${CSS.escape(slug)}"]`);
  const links = row ? [...row.querySelectorAll('a')] : [];
  const target = links.find(({ textContent }) => textContent === action) ?? links[0];
  (target ?? document.querySelector<HTMLElement>('#main'))?.focus({ preventScroll: true });
}

let pause = 0;
let nudged: { readonly mark: SVGAElement; x: number; y: number } | undefined;

function nudge(drawing: SVGSVGElement, mark: SVGAElement, x: number, y: number): void {
  if (mark.dataset['slug'] === undefined) return;
  if (nudged?.mark !== mark) nudged = { mark, x: 0, y: 0 };
  nudged.x += x;
  nudged.y += y;
  moveMark(drawing, mark, nudged);
  clearTimeout(pause);
  pause = window.setTimeout(() => {
    const by = nudged!;
    nudged = undefined;
    void pin(drawing, mark, by);
  }, PAUSE_MS);
}

/** Where a mark was put stands in the address, without an entry in the history: it changes only the look. */
async function pin(drawing: SVGSVGElement, mark: SVGAElement, by: { readonly x: number; readonly y: number }) {
  const [left, top] = drawing.dataset['origin']!.split(' ').map(Number);
  const { x, y } = positionOf(mark);
  const { slug = '' } = mark.dataset;
  const address = new URL(shown, location.href);
  const others = (address.searchParams.get('pin') ?? '').split(',').filter((one) => one && !one.startsWith(`${slug}:`));
  const place = `${slug}:${Math.round(x + by.x + left!)}:${Math.round(y + by.y + top!)}`;
  address.searchParams.set('pin', [...others, place].join(','));
  const text = address.pathname + address.search.replaceAll('%2C', ',').replaceAll('%3A', ':');
  if (!(await show(text))) return;
  history.replaceState({ depth }, '', text);
  toolbar.say('Moved');
}

/** The address of what is shown with more slugs in one of its lists. */
function withList(name: string, slugs: readonly string[]): string {
  const address = new URL(shown, location.href);
  const listed = (address.searchParams.get(name) ?? '').split(',').filter(Boolean);
  address.searchParams.set(name, [...new Set([...listed, ...slugs])].join(','));
  return address.pathname + address.search.replaceAll('%2C', ',');
}
