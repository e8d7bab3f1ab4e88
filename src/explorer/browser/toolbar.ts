import type { Board, Chosen } from './board.ts';

export type Step = 'undo' | 'redo';

interface Actions {
  readonly step: (by: Step) => void;
  readonly zoom: (key: string) => void;
  readonly hide: (slugs: readonly string[]) => void;
}

interface Steps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What can be done with a drawing and with the marks that are selected in it; and what was done, for those who hear it. */
export class Toolbar {
  readonly #bar = document.createElement('div');
  readonly #chosen = document.createElement('span');
  readonly #status = document.createElement('p');
  readonly #undo: HTMLButtonElement;
  readonly #redo: HTMLButtonElement;
  readonly #actions: Actions;
  /** The names of what is selected, by slug. */
  readonly #selected = new Map<string, string>();
  #board: Board | undefined;

  constructor(actions: Actions) {
    this.#actions = actions;
    this.#bar.className = 'toolbar';
    this.#bar.setAttribute('role', 'group');
    this.#bar.setAttribute('aria-label', 'The drawing');
    this.#undo = buttonFor('Undo', () => actions.step('undo'));
    this.#redo = buttonFor('Redo', () => actions.step('redo'));
    const larger = buttonFor('Larger', () => actions.zoom('+'));
    const smaller = buttonFor('Smaller', () => actions.zoom('-'));
    const whole = buttonFor('Whole', () => actions.zoom('0'));
    for (const button of [larger, smaller, whole]) button.className = 'zoom';
    this.#bar.append(this.#undo, this.#redo, larger, smaller, whole, this.#chosen);
    this.#status.className = 'unseen';
    this.#status.setAttribute('role', 'status');
    document.body.append(this.#status);
  }

  /** The same bar stands before every drawing that is shown; what is drawn no more is not selected. */
  standBefore(board: Board, steps: Steps): void {
    this.#board = board;
    board.place.before(this.#bar);
    this.steps(steps);
    for (const slug of this.#selected.keys()) if (!board.has(slug)) this.#selected.delete(slug);
    this.#showSelection();
  }

  steps({ canUndo, canRedo }: Steps): void {
    this.#undo.disabled = !canUndo;
    this.#redo.disabled = !canRedo;
  }

  toggle({ slug, name }: Chosen): void {
    const isSelected = !this.#selected.delete(slug);
    if (isSelected) this.#selected.set(slug, name);
    this.#showSelection();
    this.say(`${name} ${isSelected ? 'is selected' : 'is selected no more'}; ${this.#selected.size} selected`);
  }

  say(words: string): void {
    this.#status.textContent = words;
  }

  #showSelection(): void {
    const slugs = [...this.#selected.keys()];
    this.#board?.select(new Set(slugs));
    this.#chosen.replaceChildren();
    if (slugs.length === 0) return;
    this.#chosen.append(`${slugs.length} selected: `);
    if (slugs.length === 2) {
      const ways = document.createElement('a');
      ways.href = `/path?${new URLSearchParams({ from: slugs[0]!, to: slugs[1]! })}`;
      ways.textContent = 'Paths between the two';
      this.#chosen.append(ways, ' ');
    }
    this.#chosen.append(
      buttonFor('Hide', () => this.#actions.hide(slugs)),
      buttonFor('Select none', () => this.#selectNone()),
    );
    if (slugs.length === 1) this.#chosen.append('select another for the ways between the two');
  }

  #selectNone(): void {
    this.#selected.clear();
    this.#showSelection();
  }
}

function buttonFor(words: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  button.addEventListener('click', press);
  return button;
}
