import type { Stamp } from './stamp.ts';

/** The files at hand, as far as they tell how old they are. */
export interface FilesAtHand {
  /** The digest of the files, as `digestInputs` makes it. */
  readonly inputs: string;
  /** The releases that stand beside them: a release is never taken away again. */
  readonly releases: Stamp['releases'];
  /** The version of their data; `undefined` where they have not been parsed. */
  readonly version?: string | undefined;
}

/**
 * How it is known that a graph holds newer facts than the files at hand, in words that follow on "facts"; `undefined` where nothing
 * tells so. Of two states between the same two releases, of which the graph has held one, nobody can tell.
 */
export function whyOlder(held: Stamp, files: FilesAtHand): string | undefined {
  if (held.superseded.includes(files.inputs)) return 'which replaced those of these files';
  const unknown = held.releases.find(({ name }) => files.releases.every((known) => known.name !== name));
  if (unknown) return `which come after release ${unknown.name}, that these files do not know yet`;
  const own = held.releases.find(({ version }) => version === files.version && version !== held.version);
  return own && `which come after release ${own.name}, that these files are`;
}
