import { LRUCache } from 'lru-cache';
import { ownText, shareOfHeap } from '../../memory.ts';
import type { Answer } from './respond.ts';

/** What pages hold that are kept: 5 % of the heap, and less than a tenth of it of one page. */
const MOST_BYTES = shareOfHeap(0.05, 24);

/** Pages that were made lately, each good as long as the data are those that it was made of. */
export class KeptPages {
  readonly #kept = new LRUCache<string, Answer>({
    maxSize: MOST_BYTES,
    maxEntrySize: Math.floor(MOST_BYTES / 10),
    // A letter takes two bytes. The rows of a table are told in its page as well.
    sizeCalculation: ({ html, table }, key) => 1_000 + 2 * key.length + 2 * html.length * (table ? 2 : 1),
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
    if (answer.status !== 200 || answer.dataVersion === undefined) return;
    // It was put together of thousands of texts, which hold several times as much.
    this.#kept.set(keyOf(address), { ...answer, html: ownText(answer.html) });
  }
}

/** A page may say what day it is. In which order its parameters stand, and how they are escaped, makes no other page. */
function keyOf({ pathname, searchParams }: URL): string {
  const sorted = new URLSearchParams(searchParams);
  sorted.sort();
  return `${new Date().toISOString().slice(0, 10)} ${pathname}?${sorted}`;
}
