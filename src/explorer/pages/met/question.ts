import type { AddressWith } from '../../parameters.ts';

/** What is asked in the address of the page about who met whom. */
export interface Question {
  /** The one whose meetings with others are shown; those who attended most summits where nobody is named. */
  readonly who: string | undefined;
  /** The other one of the cell that is open, and the first where it is not `who`. */
  readonly and: string | undefined;
  readonly of: string | undefined;
}

export const parameters = ['who', 'and', 'of'] as const;

type Parameter = (typeof parameters)[number];

/** Reads an address. People are named by their slugs, or by texts that are searched for. */
export function readQuestion({ searchParams }: AddressWith<Parameter>): Question {
  const read = (name: Parameter) => searchParams.get(name)?.trim().slice(0, 200) || undefined;
  return { who: read('who'), and: read('and'), of: read('of') };
}

export function addressOf(question: Question, changes: Partial<Question> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...question, ...changes })) if (value) parameters.set(name, value);
  const search = parameters.toString();
  return search ? `/met?${search}` : '/met';
}
