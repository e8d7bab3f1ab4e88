/** What is asked in the address of the network. */
export interface Question {
  readonly from: string;
  /** The slugs of what is opened beside it, in the order in which they were. */
  readonly open: readonly string[];
}

/** More at once would be no picture. */
export const MOST_OPENED = 8;

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function readQuestion({ searchParams }: URL): Question {
  const from = (searchParams.get('from') ?? '').trim().slice(0, 200);
  const open = (searchParams.get('open') ?? '').split(',').filter((one) => slug.test(one) && one !== from);
  return { from, open: [...new Set(open)].slice(0, MOST_OPENED) };
}

export function addressOf({ from, open }: Question): string {
  const parameters = new URLSearchParams({ from, ...(open.length > 0 && { open: open.join(',') }) });
  // A comma needs no escape there, and the address is read by people.
  return `/network?${parameters.toString().replaceAll('%2C', ',')}`;
}
