/** What is asked in the address of the page about who met whom. */
export interface Question {
  /** The one whose meetings with others are shown; those who attended most summits where nobody is named. */
  readonly who: string | undefined;
  /** The other one of the cell that is open, and the first where it is not `who`. */
  readonly and: string | undefined;
  readonly of: string | undefined;
}

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Reads an address; what is no slug counts as not asked. */
export function readQuestion({ searchParams }: URL): Question {
  const read = (name: string) => {
    const value = searchParams.get(name)?.trim() ?? '';
    return slug.test(value) ? value : undefined;
  };
  return { who: read('who'), and: read('and'), of: read('of') };
}

export function addressOf(question: Question, changes: Partial<Question> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...question, ...changes })) if (value) parameters.set(name, value);
  const search = parameters.toString();
  return search ? `/met?${search}` : '/met';
}
