import type { AddressWith } from '../parameters.ts';
import { type EntityKind, kinds } from '../parts/kinds.ts';

export const firstYear = 1973;

/** Which meetings a view shows, as its address says it. */
export interface Question {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly kind: EntityKind | undefined;
  /** The code of the member that had the presidency. */
  readonly member: string | undefined;
  /** The slug of a priority that was taken up. */
  readonly priority: string | undefined;
}

export const meetingKinds: readonly { readonly value: EntityKind; readonly many: string }[] = Object.values(
  kinds,
).filter(({ family }) => family === 'meeting');

export const parameters = ['from', 'to', 'year', 'kind', 'member', 'priority'] as const;

type Parameter = (typeof parameters)[number];

/** Reads an address; what makes no sense counts as not asked. */
export function readQuestion({ searchParams }: AddressWith<Parameter>): Question {
  const text = (name: Parameter) => searchParams.get(name)?.trim().slice(0, 100) || undefined;
  const year = (name: Parameter) => (/^[1-9]\d{3}$/.test(text(name) ?? '') ? Number(text(name)) : undefined);
  // `year` is both: a slider walks through the years with it.
  return {
    from: year('from') ?? year('year'),
    to: year('to') ?? year('year'),
    kind: meetingKinds.find(({ value }) => value === text('kind'))?.value,
    member: text('member'),
    priority: text('priority'),
  };
}

/** The filter of the API for a question. */
export function filterOf({ from, to, kind, member, priority }: Question): object {
  return {
    ...((from || to) && {
      startDate: { ...(from && { gte: `${from}-01-01` }), ...(to && { lte: `${to}-12-31` }) },
    }),
    ...(kind && { kind: { eq: kind } }),
    ...(member && { presidency: { member: { code: { eq: member } } } }),
    ...(priority && { priorities: { some: { slug: { eq: priority } } } }),
  };
}

/** The address of a view with a question that differs in some ways. */
export function addressOf(path: string, question: Question, changes: Partial<Question> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...question, ...changes }))
    if (value) parameters.set(name, String(value));
  const search = parameters.toString();
  return search === '' ? path : `${path}?${search}`;
}
