import type { Branch } from './network.ts';
import { addressOf, MOST_OPENED, networkOf, type Question, without } from './question.ts';

/** Where marks lead, which their keys and what is asked for decide. */
export interface Leads {
  /** To the list of the rest of a relation, to what a mark opens, or to the page of what is opened. */
  readonly addressOf: (key: string, isBundle: boolean) => string;
  /** The address of the drawing without a mark; undefined where it cannot be hidden. */
  readonly hidingOf: (key: string, isBundle: boolean) => string | undefined;
}

/** The server and the scripts of a page both ask here. */
export const leadsFrom = (question: Question, opened: readonly string[]): Leads => ({
  addressOf: (key, isBundle) => {
    if (isBundle) return `#${idOf(...(key.split(' ') as [string, string, string]))}`;
    if (opened.includes(key)) return `/${key}`;
    if (opened.length > MOST_OPENED) return addressOf(networkOf(key));
    return addressOf({ ...question, open: [...question.open, key] });
  },
  hidingOf: (key, isBundle) => (isBundle || key === question.from ? undefined : addressOf(without(question, key))),
});

/** The key of the rest of a relation. */
export const bundleKey = (of: string, { relation, direction }: Pick<Branch, 'relation' | 'direction'>): string =>
  `${of} ${relation} ${direction}`;

/** The id of the list of a relation in the page. */
export const idOf = (of: string, relation: string, direction: string): string =>
  `${of}-${relation.toLowerCase()}-${direction.toLowerCase()}`;
