import { getHeapStatistics } from 'node:v8';

const megabyte = 1_000_000;

/**
 * Bytes that something kept in memory may take: a share of the heap that the process was given (`--max-old-space-size`,
 * or what Node.js chooses for the machine), and never more than so many megabytes.
 */
export function shareOfHeap(share: number, mostMegabytes: number): number {
  return Math.floor(Math.min(share * getHeapStatistics().heap_size_limit, mostMegabytes * megabyte));
}
