import type { Ask } from '../api/ask.ts';
import { readOperation } from '../api/operation.ts';
import type { Relation } from '../api/vocabulary.ts';
import { type AmongAnswer, readAmong } from './among.ts';
import { readAround } from './around.ts';
import type { More, MoreVariables } from './more.answer.ts';
import { type Along, type Branch, type Network, othersEnd, type Surroundings } from './network.ts';

export const moreOperation = readOperation<More, MoreVariables>(new URL('./more.graphql', import.meta.url));

/** More than these are not drawn. What has no room is counted with the rest. */
const MOST_DRAWN = 2_000;

/** Which part of the graph is drawn. */
export interface NetworkQuestion {
  /** The slugs of the entities that are opened, the first first. */
  readonly opened: readonly string[];
  /** Slugs of others that are drawn with them. */
  readonly picked: readonly string[];
  readonly hidden: readonly string[];
  readonly relations: readonly Relation[];
  /** How many of each relation are drawn, the best joined. */
  readonly each: number;
  /** Only what is of these years, or of none. */
  readonly since: number | undefined;
  readonly until: number | undefined;
}

/** What is to be drawn; `undefined` where the first entity is none. */
export async function readNetwork(question: NetworkQuestion, ask: Ask) {
  const { since, until, each, picked } = question;
  const along: Along = {
    ...(question.relations.length > 0 && { relations: question.relations }),
    ...(since !== undefined && { fromYear: since }),
    ...(until !== undefined && { toYear: until }),
  };
  const hidden = new Set(question.hidden);
  const found: Surroundings[] = [];
  for (const slug of question.opened) {
    const around = await readAround({ slug, along, each, hidden }, ask);
    // What was opened and is no more is left out; without the first there is nothing to draw.
    if (around === undefined && slug === question.opened[0]) return undefined;
    if (around !== undefined) found.push(around);
  }
  const opened = found.map(({ center }) => center.slug);
  const others = new Set([...picked, ...bestFirst(found)]);
  for (const slug of opened) others.delete(slug);
  const among = await readAmong(opened, [...others].slice(0, MOST_DRAWN - opened.length), along, ask);
  return {
    network: networkOf(found, picked, among),
    dataVersion: among.dataVersion,
    along,
  };
}

/** What is around, the best joined of each relation before the second best of any. */
function bestFirst(found: readonly Surroundings[]): readonly string[] {
  return found
    .flatMap(({ branches }) => branches.flatMap(({ drawn }) => drawn.map(({ slug }, rank) => ({ slug, rank }))))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ slug }) => slug);
}

/** Numbers and links over all that is drawn. */
function networkOf(
  found: readonly Surroundings[],
  picked: readonly string[],
  { nodes, ties, linkCounts, lacksLinks }: AmongAnswer,
): Network {
  const surroundings = found.map(({ center, branches }) => {
    const own = ties.filter(({ from, to }) => from.slug === center.slug || to.slug === center.slug);
    return {
      center,
      branches: branches.map((branch): Branch => {
        const ends = own.flatMap((tie) => othersEnd(tie, center.slug, branch) ?? []);
        const joined = new Set(ends);
        const added = picked.flatMap((slug) => (joined.has(slug) ? (nodes.get(slug) ?? []) : []));
        const drawn = [...branch.drawn.filter(({ slug }) => nodes.has(slug)), ...added];
        return {
          ...branch,
          drawn: [...new Map(drawn.map((one) => [one.slug, one])).values()],
          links: ends.length,
        };
      }),
    };
  });
  return {
    surroundings,
    linkCounts,
    lacksLinks,
    links: ties.map(({ relation, from, to }) => ({ relation, from: from.slug, to: to.slug })),
  };
}
