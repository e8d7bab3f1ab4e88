import { readFileSync } from 'node:fs';

/** Of the files that a process may open, those that are not for clients: Neo4j, probes, metrics, exports, listeners. */
const RESERVED = 512;
/** So many connections of clients there must be room for. */
const LEAST = 64;

/** How many connections of clients there is room for among the files that this process may open; `most` at most. */
export function roomForConnections(most: number, openFiles = openFilesLimit()): number {
  return Math.max(LEAST, Math.min(most, openFiles - RESERVED));
}

/** What is wrong with the files that this process may open, where that is too few for so many connections. */
export function tooFewFiles(connections: number, openFiles = openFilesLimit()): string | undefined {
  const needed = connections + RESERVED;
  if (openFiles >= needed) return undefined;
  const left = openFiles - RESERVED;
  const fewer = left < LEAST ? '' : `, or set MAX_CONNECTIONS to ${left} at most`;
  return (
    `This process may open ${openFiles} files, and needs ${needed}: ${connections} for MAX_CONNECTIONS and ${RESERVED} for everything else. ` +
    `Raise that (ulimit -n ${needed} in the shell that starts it, LimitNOFILE=${needed} for systemd)${fewer}.`
  );
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
