import { LRUCache } from 'lru-cache';
import type { Answer } from './respond.ts';

/** So much text is kept by a process, and less than a tenth of it of one page. */
const MOST_CHARACTERS = 12_000_000;

/** Pages that were made lately, each good as long as the data are those that it was made of. */
export class KeptPages {
  readonly #kept = new LRUCache<string, Answer>({
    maxSize: MOST_CHARACTERS,
    maxEntrySize: MOST_CHARACTERS / 10,
    // The rows of a table are told in its page as well.
    sizeCalculation: ({ html, table }) => 500 + html.length * (table ? 2 : 1),
  });

  has(address: URL): boolean {
    return this.#kept.has(keyOf(address));
  }

  /** The page of an address, if it was made of these data. */
  get(address: URL, dataVersion: string | undefined): Answer | undefined {
    const answer = this.#kept.get(keyOf(address));
    return answer?.dataVersion === dataVersion ? answer : undefined;
  }

  keep(address: URL, answer: Answer): void {
    if (answer.status === 200 && answer.dataVersion !== undefined) this.#kept.set(keyOf(address), answer);
  }
}

/** A page may say what day it is. */
const keyOf = ({ pathname, search }: URL): string => `${new Date().toISOString().slice(0, 10)} ${pathname}${search}`;
