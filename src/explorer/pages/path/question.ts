import type { AddressWith } from '../../parameters.ts';
import { type EntityKind, kinds } from '../../parts/kinds.ts';

/** What is asked in the address of the page of ways. The ends are slugs, or texts that are searched for. */
export interface Question {
  readonly from: string;
  readonly to: string;
  /** The slugs that the texts stand for, where somebody picked a name; they count only where the names are the same. */
  readonly fromSlug: string;
  readonly toSlug: string;
  /** Kinds that no way leads over. */
  readonly avoid: readonly EntityKind[];
}

/** What ways can be asked not to lead over: these join almost everything to everything. */
export const avoidable = [kinds.Member, kinds.Country, kinds.Presidency, kinds.Place, kinds.Priority] as const;

export const parameters = ['from', 'to', 'fromSlug', 'toSlug', 'avoid'] as const;

type Parameter = (typeof parameters)[number];

export function readQuestion({ searchParams }: AddressWith<Parameter>): Question {
  const text = (name: Parameter) => (searchParams.get(name) ?? '').trim().slice(0, 200);
  const avoid = searchParams.getAll('avoid');
  return {
    from: text('from'),
    to: text('to'),
    fromSlug: text('fromSlug'),
    toSlug: text('toSlug'),
    avoid: avoidable.map(({ value }) => value).filter((value) => avoid.includes(value)),
  };
}

/** The address of a question that differs in some ways. */
export function addressOf(question: Question, changes: Partial<Question> = {}): string {
  const { from, to, avoid } = { ...question, ...changes };
  const parameters = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
  for (const kind of avoid) parameters.append('avoid', kind);
  const search = parameters.toString();
  return search === '' ? '/path' : `/path?${search}`;
}
