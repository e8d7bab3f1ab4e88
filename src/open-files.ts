import { readFileSync } from 'node:fs';

/** Of the files that a process may open, those that are not for clients: Neo4j, probes, metrics, exports, listeners. */
const RESERVED = 512;

/** How many connections of clients there is room for among the files that this process may open; `most` at most. */
export function roomForConnections(most: number, openFiles = openFilesLimit()): number {
  return Math.max(64, Math.min(most, openFiles - RESERVED));
}

/** Linux tells it; elsewhere there is no way to ask from Node.js. */
function openFilesLimit(): number {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
