import { OperatorError } from './errors.ts';

/** Something that was opened. */
export interface Opened {
  /** As it is told where it does not close. */
  readonly what: string;
  readonly close: () => Promise<void>;
  /** The longest that it may take, in milliseconds; the default is 10 s. */
  readonly mostMs?: number;
}

/** Long enough for a Neo4j that is ended by force. */
const MOST_MS = 10_000;

/**
 * Closes one after the other, the first of the list first, also where one cannot be closed; gives why not. What takes too long is
 * left: nobody who asked a process to end should have to wait for a machine that has gone silent. Takes each from the list, so that
 * what is put at its head meanwhile is closed too.
 */
export async function closeAll(opened: Opened[]): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (let next = opened.shift(); next !== undefined; next = opened.shift()) {
    const { what, close, mostMs = MOST_MS } = next;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const failure = new OperatorError(`Not closed within ${mostMs / 1_000} s, and left: ${what}.`);
      timer = setTimeout(() => reject(failure), mostMs);
    });
    try {
      await Promise.race([close(), late]);
    } catch (error) {
      failures.push(error);
    } finally {
      clearTimeout(timer);
    }
  }
  return failures;
}

/** Closes what is still being opened. Where it did not open there is nothing to close: who waited for it is told why. */
export const closeOnceOpen = (opening: Promise<{ close(): Promise<void> }>): Promise<void> =>
  opening.then(
    (open) => open.close(),
    () => {},
  );
