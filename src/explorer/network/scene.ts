import type { Direction, Relation, Vocabulary } from '../api/vocabulary.ts';
import type { Reference } from '../entity/view.ts';
import type { Branch, Link, Surroundings } from './read.ts';

/** An entity, or the rest of a relation as one mark. */
export interface Mark {
  readonly key: string;
  readonly entity?: Reference;
  readonly bundle?: Bundle;
  /** The entity whose relation brought it into the drawing; the first has none. */
  readonly parent?: string;
  /** What is said from it to that. */
  readonly words?: string;
  readonly sector: number;
}

export interface Bundle {
  readonly of: string;
  readonly relation: Relation;
  readonly direction: Direction;
  readonly count: number;
  /** What joins them, as a sentence says it. */
  readonly words: string;
}

export interface SceneLink {
  readonly from: string;
  readonly to: string;
  readonly words: string;
  /** Whether it leads to an entity that is opened: the others are drawn faintly. */
  readonly isMain: boolean;
}

export interface Scene {
  readonly marks: readonly Mark[];
  readonly links: readonly SceneLink[];
}

/** What is drawn of some surroundings, those of the first entity first: each entity once, and every link among them. */
export function sceneOf(all: readonly Surroundings[], links: readonly Link[], vocabulary: Vocabulary): Scene {
  const builder = new SceneBuilder(
    all.map(({ center }) => center.slug),
    vocabulary,
  );
  for (const { center, branches } of all) {
    builder.addMark({ key: center.slug, entity: center, sector: 0 });
    const sizes = branches.map(({ drawn, count, links: included }) => drawn.length + (count > included ? 1 : 0));
    const all = sizes.reduce((sum, size) => sum + size, 0);
    let before = 0;
    for (const [index, branch] of branches.entries()) {
      builder.addBranch(center.slug, branch, (before + sizes[index]! / 2) / all);
      before += sizes[index]!;
    }
  }
  for (const { relation, from, to } of links) builder.addLink(from, to, relation);
  return builder.scene;
}

class SceneBuilder {
  readonly #marks = new Map<string, Mark>();
  readonly #links = new Map<string, SceneLink>();
  readonly #opened: ReadonlySet<string>;
  readonly #vocabulary: Vocabulary;

  constructor(opened: readonly string[], vocabulary: Vocabulary) {
    this.#opened = new Set(opened);
    this.#vocabulary = vocabulary;
  }

  get scene(): Scene {
    return { marks: [...this.#marks.values()], links: [...this.#links.values()] };
  }

  /** What is there already stays as it is. */
  addMark(mark: Mark): void {
    if (!this.#marks.has(mark.key)) this.#marks.set(mark.key, mark);
  }

  /** The entities of a relation, and the rest of it as a bundle. */
  addBranch(parent: string, { relation, direction, count, drawn, links }: Branch, sector: number): void {
    const words = this.#vocabulary.phraseOf(relation, direction);
    const ofOther = this.#vocabulary.phraseOf(relation, direction === 'OUTGOING' ? 'INCOMING' : 'OUTGOING');
    for (const entity of drawn) {
      this.addMark({ key: entity.slug, entity, parent, words: ofOther, sector });
      if (direction === 'OUTGOING') this.addLink(parent, entity.slug, relation);
      else this.addLink(entity.slug, parent, relation);
    }
    const rest = count - links;
    if (rest <= 0) return;
    const key = `${parent} ${relation} ${direction}`;
    this.addMark({ key, bundle: { of: parent, relation, direction, count: rest, words }, parent, sector });
    this.#links.set(key, { from: parent, to: key, words, isMain: true });
  }

  /** A link between two that are drawn; several between the same two are one line. */
  addLink(from: string, to: string, relation: Relation): void {
    if (!this.#marks.has(from) || !this.#marks.has(to)) return;
    const key = `${from} ${to}`;
    const words = this.#vocabulary.phraseOf(relation, 'OUTGOING');
    const known = this.#links.get(key);
    const isMain = this.#opened.has(from) || this.#opened.has(to);
    if (known === undefined) this.#links.set(key, { from, to, words, isMain });
    else if (!known.words.includes(words)) this.#links.set(key, { ...known, words: `${known.words}, ${words}` });
  }
}
