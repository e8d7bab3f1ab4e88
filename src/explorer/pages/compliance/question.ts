import type { AddressWith } from '../../parameters.ts';

/** What the rows of the table can be, and the dimension of the API. */
export const dimensions = { year: 'YEAR', area: 'ISSUE_AREA', priority: 'PRIORITY' } as const;

/** What is asked in the address of the page about compliance. */
export interface Question {
  readonly by: keyof typeof dimensions;
  /** Only commitments of this issue area. */
  readonly area: string | undefined;
  /** The cell that is open. */
  readonly member: string | undefined;
  readonly at: string | undefined;
  readonly after: string | undefined;
}

export const parameters = ['by', 'area', 'member', 'at', 'after'] as const;

type Parameter = (typeof parameters)[number];

/** Reads an address; what makes no sense counts as not asked. */
export function readQuestion({ searchParams }: AddressWith<Parameter>): Question {
  const text = (name: Parameter) => searchParams.get(name)?.trim().slice(0, 100) || undefined;
  const asked = text('by');
  const by = asked === 'area' || asked === 'priority' ? asked : 'year';
  const at = text('at');
  const member = text('member');
  const isCell = member !== undefined && at !== undefined && (by !== 'year' || /^\d{4}$/.test(at));
  return {
    by,
    area: by === 'year' ? text('area') : undefined,
    ...(isCell ? { member, at, after: text('after') } : { member: undefined, at: undefined, after: undefined }),
  };
}

/** The addresses of the cells of a table, of which there are hundreds: what they have in common is written once. */
export function cellAddresses(question: Question): (member: string, at: string) => string {
  const common = parametersOf(question, { member: undefined, at: undefined, after: undefined });
  return (member, at) => `?${common}&member=${member}&at=${encodeURIComponent(at)}#cell`;
}

/** The address of a question that differs in some ways. */
export const addressOf = (question: Question, changes: Partial<Question> = {}): string =>
  `/compliance?${parametersOf(question, changes)}`;

function parametersOf(question: Question, changes: Partial<Question>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...question, ...changes })) if (value) parameters.set(name, value);
  return parameters.toString();
}
