import type { Difference } from './difference.ts';

const EVERY_MS = 1_000;

/** Tells, at most once a second, how many of the records that a load writes are done. */
export function progressOf(
  { nodes, relationships }: Difference,
  report: (line: string) => void,
): (records: number) => void {
  const total = [nodes, relationships].reduce(
    (sum, { created, changed, removed }) => sum + created.length + changed.length + removed.length,
    0,
  );
  let done = 0;
  let last = performance.now();
  return (records) => {
    done += records;
    if (performance.now() - last < EVERY_MS) return;
    last = performance.now();
    report(`Loading: ${Math.min(done, total)} of ${total} nodes and relationships.`);
  };
}
