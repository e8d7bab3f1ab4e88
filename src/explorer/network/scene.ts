import type { Direction, Relation, Vocabulary } from '../api/vocabulary.ts';
import type { Reference } from '../entity/view.ts';
import { bundleKey } from './leads.ts';
import type { Branch, Link, Surroundings } from './network.ts';

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
  /** Which of the opened entities brought it, from 0 on. */
  readonly step: number;
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
  /** The slugs of the entities that are opened, the first first. */
  readonly opened: readonly string[];
}

/** What is drawn of some surroundings, those of the first entity first: each entity once, and every link among them. */
export function sceneOf(all: readonly Surroundings[], links: readonly Link[], vocabulary: Vocabulary): Scene {
  const builder = new SceneBuilder(
    all.map(({ center }) => center.slug),
    vocabulary,
  );
  for (const [step, { center, branches }] of all.entries()) {
    builder.addMark({ key: center.slug, entity: center, sector: 0, step });
    const sizes = branches.map(({ drawn, count, links: included }) => drawn.length + (count > included ? 1 : 0));
    const sum = sizes.reduce((total, size) => total + size, 0);
    let before = 0;
    for (const [index, branch] of branches.entries()) {
      const sector = (before + sizes[index]! / 2) / sum;
      builder.addBranch(branch, { parent: center.slug, sector, step });
      before += sizes[index]!;
    }
  }
  for (const { relation, from, to } of links) builder.addLink(from, to, relation);
  return builder.scene;
}

/** Where in the drawing a relation stands. */
interface Place {
  readonly parent: string;
  readonly sector: number;
  readonly step: number;
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
    return { marks: [...this.#marks.values()], links: [...this.#links.values()], opened: [...this.#opened] };
  }

  /** What is there already stays as it is. */
  addMark(mark: Mark): void {
    if (!this.#marks.has(mark.key)) this.#marks.set(mark.key, mark);
  }

  /** The entities of a relation, and the rest of it as a bundle. */
  addBranch({ relation, direction, count, drawn, links }: Branch, place: Place): void {
    const { parent } = place;
    const words = this.#vocabulary.phraseOf(relation, direction);
    const ofOther = this.#vocabulary.phraseOf(relation, direction === 'OUTGOING' ? 'INCOMING' : 'OUTGOING');
    for (const entity of drawn) {
      this.addMark({ key: entity.slug, entity, words: ofOther, ...place });
      if (direction === 'OUTGOING') this.addLink(parent, entity.slug, relation);
      else this.addLink(entity.slug, parent, relation);
    }
    const rest = count - links;
    if (rest <= 0) return;
    const key = bundleKey(parent, { relation, direction });
    this.addMark({ key, bundle: { of: parent, relation, direction, count: rest, words }, ...place });
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

/**
 * So many entities of a scene, for a narrow screen: what is opened, and then the best joined of each relation in turn. The
 * rest is told elsewhere, so no number stands for it.
 */
export function partOf({ marks, links, opened }: Scene, most: number): Scene {
  const met = new Map<string, number>();
  const ranked = marks
    .filter(({ entity }) => entity !== undefined)
    .map((mark) => {
      const branch = `${mark.parent} ${mark.sector}`;
      const rank = opened.includes(mark.key) ? -1 : (met.get(branch) ?? 0);
      met.set(branch, rank + 1);
      return { mark, rank };
    });
  const kept = new Set(
    ranked
      .toSorted((one, other) => one.rank - other.rank)
      .slice(0, most)
      .map(({ mark }) => mark.key),
  );
  return {
    marks: marks.filter(({ key }) => kept.has(key)),
    links: links.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    opened: opened.filter((key) => kept.has(key)),
  };
}
