import type { Stamp } from './stamp.ts';

/** The files at hand, as far as they tell how old they are. */
export interface FilesAtHand {
  /** The digest of the files, as `digestInputs` makes it. */
  readonly inputs: string;
  /** The states of the data that are known beside them: none is ever forgotten. */
  readonly states: Stamp['states'];
  /** The version of their data; `undefined` where they have not been parsed. */
  readonly version?: string | undefined;
}

/**
 * How it is known that a graph holds newer facts than the files at hand, in words that follow on "facts"; `undefined` where nothing
 * tells so.
 */
export function whyOlder(held: Stamp, files: FilesAtHand): string | undefined {
  if (held.superseded.includes(files.inputs)) return 'which replaced those of these files';
  const unknown = held.states.find(({ name }) => files.states.every((known) => known.name !== name));
  if (unknown) return `which know ${unknown.name}, that these files do not know yet`;
  const own = held.states.find(({ version }) => version === files.version && version !== held.version);
  return own && `which come after ${own.name}, that these files are`;
}
