import { getHeapStatistics } from 'node:v8';

const megabyte = 1_000_000;

/**
 * Bytes that something kept in memory may take: a share of the heap that the process was given (`--max-old-space-size`,
 * or what Node.js chooses for the machine), and never more than so many megabytes.
 */
export function shareOfHeap(share: number, mostMegabytes: number): number {
  return Math.floor(Math.min(share * getHeapStatistics().heap_size_limit, mostMegabytes * megabyte));
}

/**
 * The same text, which leads to no other. V8 has a part of a text (of an address, a header, a document) point into the whole,
 * so whoever keeps the part keeps all of it: what is kept beyond a request, and counted by its own length, must be a copy.
 */
export const ownText = (text: string): string => Buffer.from(text).toString();
