import { type CanvasScene, type PackedScene, unpacked } from '../../network/canvas-scene.ts';
import { joinedIn } from '../../network/drawing.ts';
import { type Board, type BoardActions, nameIn, PAUSE_MS, STEP } from '../board.ts';
import { steer } from '../steering.ts';
import { readColours } from './colours.ts';
import { Grip } from './grip.ts';
import { offerFiles } from './offer-files.ts';
import { Overlay } from './overlay.ts';
import type { Surface } from './pen.ts';
import { Plane, reachAt } from './plane.ts';
import { PlanePicture } from './plane-picture.ts';
import { hearPointer } from './pointer.ts';
import { Viewing } from './viewing.ts';
import { type ArrangedDrawing, arranged } from './worker.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');
/** When a drawing has not been moved for so long, it is no more. */
const SETTLED_MS = 120;

/**
 * A drawing of many marks on a canvas: laid out and painted in a worker, moved and made larger by the pointer. Marks are links here, too:
 * one lies over the mark that has the focus, another over that under the pointer. `undefined` where no worker lays it out.
 */
export async function canvasBoard(
  place: HTMLElement,
  actions: BoardActions,
  look: unknown,
): Promise<Board | undefined> {
  const packed = JSON.parse(document.getElementById('canvas-scene')!.textContent!) as PackedScene;
  const hint = place.querySelector('p')!;
  hint.textContent = `${packed.says} are being laid out.`;
  place.setAttribute('aria-busy', 'true');
  let laidOut: ArrangedDrawing;
  try {
    laidOut = await arranged(place.dataset['worker']!, packed);
  } catch {
    hint.textContent = 'The drawing could not be laid out. The list has all of it.';
    return undefined;
  } finally {
    place.removeAttribute('aria-busy');
  }
  if (!place.isConnected) return undefined;
  hint.remove();
  return new CanvasBoard(place, unpacked(packed), laidOut, actions, look);
}

class CanvasBoard implements Board {
  readonly place: HTMLElement;
  readonly says: string;
  readonly #plane: Plane;
  readonly #picture: PlanePicture;
  readonly #overlay: Overlay;
  readonly #context: CanvasRenderingContext2D;
  readonly #viewing: Viewing;
  readonly #actions: BoardActions;
  readonly #indexOf: ReadonlyMap<string, number>;
  readonly #focused: Grip;
  readonly #pointed: Grip;
  readonly #ending = new AbortController();
  readonly #resizing: ResizeObserver;
  #colours = readColours();
  #selected: ReadonlySet<number> = new Set();
  #near: number | undefined;
  #frame = 0;
  #settling = 0;
  #pause = 0;

  constructor(
    place: HTMLElement,
    scene: CanvasScene,
    { positions, paint }: ArrangedDrawing,
    actions: BoardActions,
    look: unknown,
  ) {
    const { marks, says } = scene.drawing;
    const plane = new Plane(scene.drawing, positions);
    this.place = place;
    this.says = says;
    this.#plane = plane;
    this.#actions = actions;
    this.#context = place.querySelector('canvas')!.getContext('2d', { alpha: false })!;
    this.#picture = new PlanePicture(plane, paint, () => this.#paint());
    this.#overlay = new Overlay(plane);
    this.#indexOf = new Map(marks.flatMap(({ slug }, index) => (slug === undefined ? [] : [[slug, index] as const])));
    this.#focused = new Grip(place, true);
    this.#pointed = new Grip(place, false);
    this.#focused.put(0, marks[0]);
    const isMark = (element: Element) => element === this.#pointed.element && element.hasAttribute('data-slug');
    this.#viewing = new Viewing(place, plane, isMark, () => this.#moving());
    this.#resizing = new ResizeObserver(() => this.#resize(look));
    this.#resizing.observe(place);
    this.#hearKeys();
    this.#hearList();
    hearPointer({
      place,
      plane,
      viewing: this.#viewing,
      grip: this.#pointed,
      light: (index) => this.#light(index),
      toggle: (index) => this.#toggle(index),
      move: (index, x, y) => this.#move(index, x, y),
      pin: (index) => this.#pin(index),
    });
    dark.addEventListener('change', () => this.#recolour(), { signal: this.#ending.signal });
    offerFiles(scene, plane);
  }

  has(slug: string): boolean {
    return this.#indexOf.has(slug);
  }

  select(slugs: ReadonlySet<string>): void {
    this.#selected = new Set([...slugs].flatMap((slug) => this.#indexOf.get(slug) ?? []));
    this.#paint();
  }

  focus(slug: string | undefined): void {
    this.#goTo((slug === undefined ? undefined : this.#indexOf.get(slug)) ?? 0);
  }

  zoom(key: string): void {
    this.#viewing.zoomBy(key);
  }

  wait(): void {
    this.place.setAttribute('aria-busy', 'true');
  }

  look(): unknown {
    return this.#viewing.view;
  }

  end(): void {
    this.#ending.abort();
    this.#resizing.disconnect();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#pause);
    clearTimeout(this.#settling);
  }

  #resize(look: unknown): void {
    const { clientWidth, clientHeight } = this.place;
    if (clientWidth === 0) return;
    const { canvas } = this.#context;
    canvas.width = Math.round(clientWidth * devicePixelRatio);
    canvas.height = Math.round(clientHeight * devicePixelRatio);
    this.#picture.changed();
    this.#viewing.resize(look);
    this.#paint();
    // A page that is made larger, or goes to another screen, has other pixels.
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => this.#resize(undefined), {
      once: true,
      signal: this.#ending.signal,
    });
  }

  #recolour(): void {
    this.#colours = readColours();
    this.#picture.changed();
    this.#paint();
  }

  #paint(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const { view } = this.#viewing;
      const { clientWidth: width, clientHeight: height } = this.place;
      // On a screen that is too narrow for it, it is not seen.
      if (width === 0) return;
      const surface: Surface = { context: this.#context, width, height, ratio: devicePixelRatio };
      this.#picture.draw(surface, view, this.#colours, this.#settling !== 0);
      this.#overlay.paint(surface, view, this.#colours, { near: this.#near, selected: this.#selected });
      for (const grip of [this.#focused, this.#pointed]) {
        if (grip.index === undefined) continue;
        const radius = reachAt(this.#plane.drawing.marks[grip.index]!, view.k);
        grip.lie(...this.#viewing.onScreen(grip.index), Math.max(8, radius));
      }
    });
  }

  /** What is seen changes; soon after, all of it is painted. */
  #moving(): void {
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => {
      this.#settling = 0;
      this.#paint();
    }, SETTLED_MS);
    this.#paint();
  }

  /** What has the focus or the pointer is painted with its lines, and its row in the list stands out. */
  #light(index: number | undefined): void {
    if (index === this.#near) return;
    this.#near = index;
    for (const row of document.querySelectorAll('.sentences li.near')) row.classList.remove('near');
    const slug = index === undefined ? undefined : this.#plane.drawing.marks[index]!.slug;
    if (slug !== undefined) {
      for (const row of document.querySelectorAll(`.sentences li[data-slug="${CSS.escape(slug)}"]`))
        row.classList.add('near');
    }
    this.#paint();
  }

  /** The focus goes to a mark, which comes into sight. */
  #goTo(index: number): void {
    const mark = this.#plane.drawing.marks[index]!;
    this.#focused.put(index, mark);
    this.#viewing.bringIn(index);
    this.#light(index);
    this.#paint();
    this.#focused.element.focus({ preventScroll: true });
    this.#actions.say(mark.name);
  }

  #hearKeys(): void {
    const { marks, lines } = this.#plane.drawing;
    const joined = joinedIn(lines);
    const hear = steer(
      {
        marks: [...marks.keys()],
        middleOf: (index) => this.#plane.places[index]!,
        joinedTo: (index) => joined.get(index) ?? [],
        focus: (index) => this.#goTo(index),
        hidingOf: (index) => marks[index]!.hide,
        zoom: (key) => this.#viewing.zoomBy(key),
      },
      {
        go: this.#actions.go,
        select: (index) => this.#toggle(index),
        move: (index, [right, down]) => this.#nudge(index, STEP * right, STEP * down),
      },
    );
    const { element } = this.#focused;
    element.addEventListener('keydown', (event) => {
      if (this.#focused.index !== undefined && hear(this.#focused.index, event)) event.preventDefault();
    });
    element.addEventListener('focus', () => this.#light(this.#focused.index));
    element.addEventListener('blur', () => this.#light(undefined));
  }

  /** A row of the list lights its mark. */
  #hearList(): void {
    const show = ({ target }: Event) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('.sentences li[data-slug]') : null;
      const index = row ? this.#indexOf.get(row.dataset['slug']!) : undefined;
      if (index !== undefined) this.#light(index);
    };
    const { signal } = this.#ending;
    for (const kind of ['focusin', 'pointerover']) document.addEventListener(kind, show, { signal });
  }

  #toggle(index: number): void {
    const { slug, name } = this.#plane.drawing.marks[index]!;
    if (slug !== undefined) this.#actions.toggle({ slug, name: nameIn(name) });
  }

  #nudge(index: number, right: number, down: number): void {
    if (this.#plane.drawing.marks[index]!.slug === undefined) return;
    const { x, y } = this.#plane.places[index]!;
    this.#move(index, x + right, y + down);
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.#pin(index), PAUSE_MS);
  }

  #move(index: number, x: number, y: number): void {
    const moved = { x: Math.round(x), y: Math.round(y) };
    this.#plane.move(index, moved);
    this.#picture.move(index, moved);
    this.#paint();
  }

  #pin(index: number): void {
    const { x, y } = this.#plane.places[index]!;
    this.#actions.pin(this.#plane.drawing.marks[index]!.slug!, x, y);
  }
}
