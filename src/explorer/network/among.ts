import type { Ask } from '../api/ask.ts';
import { readOperation } from '../api/operation.ts';
import type { Reference } from '../entity/view.ts';
import type { Among, AmongVariables } from './among.answer.ts';
import type { Between, BetweenVariables } from './between.answer.ts';
import type { Along, Tie } from './network.ts';

const amongOperation = readOperation<Among, AmongVariables>(new URL('./among.graphql', import.meta.url));
const betweenOperation = readOperation<Between, BetweenVariables>(new URL('./between.graphql', import.meta.url));

/** The API tells the links among so many entities at once. */
const MOST_AT_ONCE = 200;
/** So many groups of entities are asked for with each other: that takes a request for each two of them. */
const MOST_GROUPS = 6;
/** So many requests more are made where one answer does not tell all relationships. */
const MOST_MORE = 30;

export interface AmongAnswer {
  readonly nodes: ReadonlyMap<string, Reference>;
  /** Relationships, each as often as there is one of its relation between the two. */
  readonly ties: readonly Tie[];
  readonly linkCounts: ReadonlyMap<string, number>;
  readonly lacksLinks: boolean;
  readonly dataVersion: string | undefined;
}

/**
 * The links among entities, the most important first: what is opened is asked for with each of the others, which go in
 * groups. Of the last groups of a very large drawing only the links to what is opened, and those within two groups, are told,
 * and so many requests are made and no more: `lacksLinks` says whether that leaves links out.
 */
export async function readAmong(
  opened: readonly string[],
  others: readonly string[],
  along: Along,
  ask: Ask,
): Promise<AmongAnswer> {
  const reading = new Reading(opened, along, ask);
  const { parts, lacksLinks } = partsOf(opened, others);
  for (const part of parts) await reading.read(part);
  return reading.answer(lacksLinks);
}

/** Groups of entities, of which each two make one part, as long as there are not too many. */
function partsOf(opened: readonly string[], others: readonly string[]) {
  if (opened.length + others.length <= MOST_AT_ONCE) return { parts: [others], lacksLinks: false };
  const size = Math.floor((MOST_AT_ONCE - opened.length) / 2);
  const groups: string[][] = [];
  for (let at = 0; at < others.length; at += size) groups.push(others.slice(at, at + size));
  const parts = [...pairsOf(groups.slice(0, MOST_GROUPS))];
  for (let at = MOST_GROUPS; at < groups.length; at += 2) parts.push(groups.slice(at, at + 2).flat());
  return { parts, lacksLinks: groups.length > MOST_GROUPS };
}

/** Each two groups as one. */
const pairsOf = (groups: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  groups.flatMap((one, index) => groups.slice(index + 1).map((other) => [...one, ...other]));

/** Asks for the links of one part after the other, each with what is opened. */
class Reading {
  readonly #opened: readonly string[];
  readonly #along: Along;
  readonly #ask: Ask;
  readonly #nodes = new Map<string, Reference>();
  readonly #linkCounts = new Map<string, number>();
  readonly #ties = new Ties();
  /** Who they are is known. */
  readonly #known = new Set<string>();
  #dataVersion: string | undefined;
  #isBegun = false;
  #more = MOST_MORE;
  #lacksLinks = false;

  constructor(opened: readonly string[], along: Along, ask: Ask) {
    this.#opened = opened;
    this.#along = along;
    this.#ask = ask;
  }

  answer(lacksLinks: boolean): AmongAnswer {
    return {
      nodes: this.#nodes,
      ties: this.#ties.all,
      linkCounts: this.#linkCounts,
      lacksLinks: lacksLinks || this.#lacksLinks,
      dataVersion: this.#dataVersion,
    };
  }

  async read(part: readonly string[]): Promise<void> {
    const isKnown = this.#isBegun && part.every((slug) => this.#known.has(slug));
    const hasMore = isKnown ? await this.#readTies(part) : await this.#readAll(part);
    if (hasMore) await this.#readInParts(part);
  }

  /** Who they are, and what joins them; true where that is more than one answer tells. */
  async #readAll(part: readonly string[]): Promise<boolean> {
    const { data, dataVersion } = await this.#ask(amongOperation, this.#variables(part));
    const { subgraph } = data;
    this.#isBegun = true;
    this.#dataVersion = dataVersion;
    for (const { node } of subgraph?.nodes ?? []) this.#nodes.set(node.slug, node);
    const counts = new Map<string, number>();
    for (const { node, totalCount } of subgraph?.counts ?? [])
      counts.set(node.slug, (counts.get(node.slug) ?? 0) + totalCount);
    for (const [slug, count] of counts) this.#linkCounts.set(slug, count);
    for (const slug of part) this.#known.add(slug);
    this.#ties.add(subgraph?.relationships ?? []);
    return subgraph?.hasMoreRelationships ?? false;
  }

  async #readTies(part: readonly string[]): Promise<boolean> {
    const { data } = await this.#ask(betweenOperation, this.#variables(part));
    this.#ties.add(data.subgraph?.relationships ?? []);
    return data.subgraph?.hasMoreRelationships ?? false;
  }

  /** Each two quarters of the entities have fewer relationships. */
  async #readInParts(part: readonly string[]): Promise<void> {
    const size = Math.ceil(part.length / 4);
    for (const pair of pairsOf([0, 1, 2, 3].map((at) => part.slice(at * size, (at + 1) * size)))) {
      if (this.#more === 0) this.#lacksLinks = true;
      if (this.#more === 0) return;
      this.#more -= 1;
      if (await this.#readTies(pair)) await this.#readInParts(pair);
    }
  }

  #variables(part: readonly string[]) {
    return { slugs: [...this.#opened, ...part], ...this.#along };
  }
}

/** Relationships of several answers, each once: of those alike, as many as one answer tells. */
class Ties {
  readonly #all = new Map<string, Tie[]>();

  get all(): readonly Tie[] {
    return [...this.#all.values()].flat();
  }

  add(ties: readonly Tie[]): void {
    const told = new Map<string, Tie[]>();
    for (const tie of ties) {
      const key = `${tie.relation} ${tie.from.slug} ${tie.to.slug}`;
      const alike = told.get(key);
      if (alike) alike.push(tie);
      else told.set(key, [tie]);
    }
    for (const [key, alike] of told) {
      if (alike.length > (this.#all.get(key)?.length ?? 0)) this.#all.set(key, alike);
    }
  }
}
