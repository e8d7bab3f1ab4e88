import { phrases, type Relation } from '../../parts/phrases.ts';

/** What is asked in the address of the network. */
export interface Question {
  readonly from: string;
  /** The slugs of what is opened beside it, in the order in which they were. */
  readonly open: readonly string[];
  /** The slugs of what was picked from a list to be drawn, too. */
  readonly with: readonly string[];
  readonly hide: readonly string[];
  /** Only links of these relations; all where none is named. */
  readonly relations: readonly Relation[];
}

/** The network around one entity, and nothing else. */
export const networkOf = (from: string): Question => ({ from, open: [], with: [], hide: [], relations: [] });

/** More at once would be no picture. */
export const MOST_OPENED = 8;

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** So many can be picked, and hidden. */
const MOST_NAMED = 60;

export function readQuestion({ searchParams }: URL): Question {
  const from = (searchParams.get('from') ?? '').trim().slice(0, 200);
  const slugs = (name: string) =>
    [...new Set((searchParams.get(name) ?? '').split(','))].filter((one) => slug.test(one) && one !== from);
  const relations = (searchParams.get('relations') ?? '').split(',').filter(isRelation);
  return {
    from,
    open: slugs('open').slice(0, MOST_OPENED),
    with: slugs('with').slice(0, MOST_NAMED),
    hide: slugs('hide').slice(0, MOST_NAMED),
    relations: [...new Set(relations)],
  };
}

const isRelation = (text: string): text is Relation => Object.hasOwn(phrases, text);

export function addressOf({ from, ...lists }: Question): string {
  const parameters = new URLSearchParams({ from });
  for (const [name, values] of Object.entries(lists)) if (values.length > 0) parameters.set(name, values.join(','));
  // A comma needs no escape there, and the address is read by people.
  return `/network?${parameters.toString().replaceAll('%2C', ',')}`;
}

/** The same without an entity: neither drawn nor opened. */
export const without = (question: Question, gone: string): Question => ({
  ...question,
  open: question.open.filter((one) => one !== gone),
  with: question.with.filter((one) => one !== gone),
  hide: [...question.hide, gone],
});
