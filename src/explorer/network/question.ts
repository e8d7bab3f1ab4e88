import type { Relation, Vocabulary } from '../api/vocabulary.ts';
import type { AddressWith } from '../parameters.ts';
import type { Position } from './layout.ts';

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
  /** Only what is of these years, or of none. */
  readonly since: number | undefined;
  readonly until: number | undefined;
  /** How many of each relation are drawn, the best joined. */
  readonly each: number;
  /** Whether many marks are wanted, which takes a while and a script. */
  readonly large: boolean;
  /** Where marks stand that somebody has moved, by slug. */
  readonly pin: ReadonlyMap<string, Position>;
}

/** The network around one entity, and nothing else. */
export const networkOf = (from: string): Question => ({
  from,
  open: [],
  with: [],
  hide: [],
  relations: [],
  since: undefined,
  until: undefined,
  each: shares[0],
  large: false,
  pin: new Map(),
});

/** How many of each relation can be asked for; the first is drawn where nothing is said. */
export const shares = [4, 12, 40, 90] as const;

/** More at once would be no picture. */
export const MOST_OPENED = 8;

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const pinned = /^([a-z0-9-]+):(-?\d{1,5}):(-?\d{1,5})$/;

/** So many can be picked, hidden and moved. */
const MOST_NAMED = 60;

export const parameters = [
  'from',
  'open',
  'with',
  'hide',
  'relations',
  'since',
  'until',
  'each',
  'large',
  'pin',
] as const;

type Parameter = (typeof parameters)[number];

export function readQuestion(
  { searchParams }: AddressWith<Parameter>,
  vocabulary: Pick<Vocabulary, 'isRelation'>,
): Question {
  const from = (searchParams.get('from') ?? '').trim().slice(0, 200);
  // A form adds to a list by naming it again.
  const listed = (name: Parameter) => [...new Set(searchParams.getAll(name).join(',').split(','))];
  const slugs = (name: Parameter) => listed(name).filter((one) => slug.test(one) && one !== from);
  const hide = slugs('hide').slice(0, MOST_NAMED);
  const shown = (name: Parameter) => slugs(name).filter((one) => !hide.includes(one));
  const each = Number(searchParams.get('each'));
  const year = (name: Parameter) =>
    /^\d{4}$/.test(searchParams.get(name) ?? '') ? Number(searchParams.get(name)) : undefined;
  return {
    from,
    open: shown('open').slice(0, MOST_OPENED),
    with: shown('with').slice(0, MOST_NAMED),
    hide,
    relations: listed('relations').filter((text) => vocabulary.isRelation(text)),
    since: year('since'),
    until: year('until'),
    each: shares.find((share) => share === each) ?? shares[0],
    large: searchParams.get('large') === 'yes',
    pin: new Map(
      listed('pin')
        .slice(0, MOST_NAMED)
        .flatMap((text) => {
          const [, name, x, y] = pinned.exec(text) ?? [];
          return name === undefined ? [] : [[name, { x: Number(x), y: Number(y) }] as const];
        }),
    ),
  };
}

/** For who reads an address that was written by `addressOf`. */
export const anyRelation = { isRelation: (_text: string): _text is Relation => true };

export function addressOf(question: Question): string {
  const parameters = new URLSearchParams({ from: question.from });
  for (const [name, value] of parametersOf(question)) parameters.set(name, value);
  // These need no escape there, and the address is read by people.
  return `/network?${parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
}

/** All that is asked beside the entity with which the network begins, as an address or a form says it. */
export function parametersOf({
  from: _,
  since,
  until,
  each,
  large,
  pin,
  ...lists
}: Question): readonly (readonly [string, string])[] {
  const named = Object.entries(lists).map(([name, values]) => [name, values.join(',')] as const);
  const pins = [...pin].map(([key, { x, y }]) => `${key}:${x}:${y}`).join(',');
  return [
    ...named,
    ['since', String(since ?? '')] as const,
    ['until', String(until ?? '')] as const,
    ['each', each === shares[0] ? '' : String(each)] as const,
    ['large', large ? 'yes' : ''] as const,
    ['pin', pins] as const,
  ].filter(([, value]) => value !== '');
}

/** The same without an entity: neither drawn nor opened. */
export const without = (question: Question, gone: string): Question => ({
  ...question,
  open: question.open.filter((one) => one !== gone),
  with: question.with.filter((one) => one !== gone),
  hide: [...question.hide, gone],
});
