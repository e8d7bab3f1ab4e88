import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { shareOfHeap } from '../memory.ts';

/** What a parsed document holds in memory for each letter of its text, measured on documents of many names and signs. */
const bytesPerLetter = 60;
const bytesPerDocument = 2_000;

/** Parsed documents by their text, the least used forgotten first, at most 5 % of the heap and 50 MB together. */
export function createDocumentCache(maximumBytes = shareOfHeap(0.05, 50)) {
  return new LRUCache<string, DocumentNode>({
    maxSize: maximumBytes,
    sizeCalculation: (_, text) => bytesPerDocument + bytesPerLetter * text.length,
  });
}
