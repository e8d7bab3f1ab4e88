import type { Reference } from '../entity/view.ts';
import { type Direction, phraseOf, type Relation } from '../parts/phrases.ts';
import type { Branch, Link, Surroundings } from './read.ts';

/** An entity, or the rest of a relation as one mark. */
export interface Mark {
  readonly key: string;
  readonly entity?: Reference;
  readonly bundle?: Bundle;
  /** The entity whose relation brought it into the drawing; the first has none. */
  readonly parent?: string;
  readonly sector: number;
}

export interface Bundle {
  readonly of: string;
  readonly relation: Relation;
  readonly direction: Direction;
  readonly count: number;
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
export function sceneOf(all: readonly Surroundings[], links: readonly Link[]): Scene {
  const builder = new SceneBuilder(all.map(({ center }) => center.slug));
  for (const { center, branches } of all) {
    builder.addMark({ key: center.slug, entity: center, sector: 0 });
    for (const [index, branch] of branches.entries()) builder.addBranch(center.slug, branch, index / branches.length);
  }
  for (const { relation, from, to } of links) builder.addLink(from, to, relation);
  return builder.scene;
}

class SceneBuilder {
  readonly #marks = new Map<string, Mark>();
  readonly #links = new Map<string, SceneLink>();
  readonly #opened: ReadonlySet<string>;

  constructor(opened: readonly string[]) {
    this.#opened = new Set(opened);
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
    for (const entity of drawn) {
      this.addMark({ key: entity.slug, entity, parent, sector });
      if (direction === 'OUTGOING') this.addLink(parent, entity.slug, relation);
      else this.addLink(entity.slug, parent, relation);
    }
    const rest = count - links;
    if (rest <= 0) return;
    const key = `${parent} ${relation} ${direction}`;
    this.addMark({ key, bundle: { of: parent, relation, direction, count: rest }, parent, sector });
    this.#links.set(key, { from: parent, to: key, words: phraseOf(relation, direction), isMain: true });
  }

  /** A link between two that are drawn; several between the same two are one line. */
  addLink(from: string, to: string, relation: Relation): void {
    if (!this.#marks.has(from) || !this.#marks.has(to)) return;
    const key = `${from} ${to}`;
    const words = phraseOf(relation, 'OUTGOING');
    const known = this.#links.get(key);
    const isMain = this.#opened.has(from) || this.#opened.has(to);
    if (known === undefined) this.#links.set(key, { from, to, words, isMain });
    else if (!known.words.includes(words)) this.#links.set(key, { ...known, words: `${known.words}, ${words}` });
  }
}
