import { addressOf, anyRelation, type Question, readQuestion, without } from '../network/question.ts';
import type { Board } from './board.ts';
import { showNear } from './near.ts';
import { svgBoard } from './svg-board.ts';
import { addressIn, isPlain, SHOWN, swap } from './swap.ts';
import { type Step, Toolbar } from './toolbar.ts';

// The network without loading pages: what is opened comes into the drawing, and focus, size and place stay.
const toolbar = new Toolbar({
  step,
  zoom: (key) => board?.zoom(key),
  hide: (slugs) => void go(hiding(slugs)),
});
const actions = {
  go: (address: string) => void go(address),
  toggle: toolbar.toggle.bind(toolbar),
  pin: (slug: string, x: number, y: number) => void pin(slug, x, y),
  say: toolbar.say.bind(toolbar),
};
const boards = new WeakMap<Element, Board>();
let board: Board | undefined;
let preparing: Promise<void> = Promise.resolve();
let shown = location.pathname + location.search;
let depth = 0;
let furthest = 0;

if (document.querySelector('.drawing')) {
  history.replaceState({ depth }, '');
  prepare();
  showNear();
  document.addEventListener(SHOWN, prepare);
  document.addEventListener('click', follow);
  // The screen became wide enough for another drawing, or too narrow.
  matchMedia('(max-width: 40rem)').addEventListener('change', prepare);
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.getAttribute('action') !== '/network') return;
    event.preventDefault();
    void go(addressOf(questionIn(addressIn(form, event.submitter))));
  });
  addEventListener('popstate', ({ state }) => {
    if (location.pathname + location.search === shown) return;
    depth = (state as { readonly depth?: number } | null)?.depth ?? 0;
    void show(location.href);
  });
}

function prepare(): void {
  preparing = prepareDrawing();
}

/** The drawing that is seen: as SVG, or on a canvas, whose script comes where it is needed. */
async function prepareDrawing(): Promise<void> {
  const before = board;
  if (before && !before.place.isConnected) before.end();
  board = undefined;
  const drawing = [...document.querySelectorAll<SVGSVGElement>('svg.network')].find(isSeen);
  const canvas = [...document.querySelectorAll<HTMLElement>('.canvas')].find(isSeen);
  const made = canvas ? await onCanvas(canvas, before) : drawing && inSvg(drawing, before);
  if (!made?.place.isConnected) return;
  board = made;
  toolbar.standBefore(board, { canUndo: depth > 0, canRedo: depth < furthest });
}

function inSvg(drawing: SVGSVGElement, before: Board | undefined): Board {
  const made = boards.get(drawing) ?? svgBoard(drawing, actions, before?.look());
  boards.set(drawing, made);
  return made;
}

async function onCanvas(canvas: HTMLElement, before: Board | undefined): Promise<Board | undefined> {
  const { canvasBoard } = await import('./canvas/canvas-board.ts');
  const made = boards.get(canvas) ?? (await canvasBoard(canvas, actions, before?.look()));
  if (made) boards.set(canvas, made);
  return made;
}

function isSeen(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const address = link?.getAttribute('href') ?? '';
  if (!isPlain(event) || event.defaultPrevented || !address.startsWith('/network?') || !link!.closest('main')) return;
  event.preventDefault();
  void go(address);
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
  const isMark = active?.closest('.network, .canvas') !== null;
  const slug = active?.closest<HTMLElement>('[data-slug]')?.dataset['slug'];
  const action = active?.textContent ?? '';
  const wasOnTool = active?.closest('.toolbar') !== null;
  board?.wait();
  if (!(await swap(address, 'main'))) return false;
  shown = new URL(address, location.href).pathname + new URL(address, location.href).search;
  await preparing;
  if (active && (isMark || wasOnTool)) board?.focus(slug);
  else focusRow(slug, action);
  toolbar.say(board?.says ?? '');
  return true;
}

/** The focus stays in the row where something was pressed; where that is gone, it goes to the heading of the page. */
function focusRow(slug: string | undefined, action: string): void {
  const row = slug && document.querySelector(`.sentences li[data-slug="${CSS.escape(slug)}"]`);
  const links = row ? [...row.querySelectorAll<HTMLElement>('a, button')] : [];
  const target = links.find(({ textContent }) => textContent === action) ?? links[0];
  (target ?? document.querySelector<HTMLElement>('#main'))?.focus({ preventScroll: true });
}

/** Where a mark was put stands in the address, without an entry in the history: it changes only the look. */
async function pin(slug: string, x: number, y: number): Promise<void> {
  const question = questionIn(shown);
  const address = addressOf({ ...question, pin: new Map([...question.pin, [slug, { x, y }]]) });
  if (!(await show(address))) return;
  history.replaceState({ depth }, '', address);
  toolbar.say('Moved');
}

/** The address of what is shown without some entities. */
function hiding(slugs: readonly string[]): string {
  return addressOf(slugs.reduce(without, questionIn(shown)));
}

/** What an address asks for; the server looks whether there are such relations. */
function questionIn(address: string): Question {
  return readQuestion(new URL(address, location.href), anyRelation);
}
