import type { ExportedGraph, Part } from './rows.ts';

const EVERY_MS = 1_000;

/** How much has been written. */
export interface Counts {
  readonly nodes: number;
  readonly relationships: number;
}

/** The same graph, whose rows are counted as they are taken, and told at most once a second. */
export function counted(
  graph: ExportedGraph,
  report: (line: string) => void,
): { readonly graph: ExportedGraph; readonly counts: () => Counts } {
  // By part, since one that is read a second time counts once.
  const taken = { nodes: new Map<unknown, number>(), relationships: new Map<unknown, number>() };
  const counts = (): Counts => ({ nodes: sum(taken.nodes), relationships: sum(taken.relationships) });
  let last = performance.now();

  async function* count<Row>(rows: AsyncIterable<Row>, model: unknown, numbers: Map<unknown, number>) {
    let number = 0;
    for await (const row of rows) {
      number += 1;
      numbers.set(model, number);
      yield row;
      if (performance.now() - last < EVERY_MS) continue;
      last = performance.now();
      report(`Exporting: ${describe(counts())} so far.`);
    }
  }
  const each = <Model, Row>(parts: readonly Part<Model, Row>[], numbers: Map<unknown, number>): Part<Model, Row>[] =>
    parts.map(({ model, rows }) => ({ model, rows: () => count(rows(), model, numbers) }));
  return {
    graph: {
      nodes: each(graph.nodes, taken.nodes),
      relationships: each(graph.relationships, taken.relationships),
    },
    counts,
  };
}

export const describe = ({ nodes, relationships }: Counts): string =>
  `${plural(nodes, 'node')} and ${plural(relationships, 'relationship')}`;

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const sum = (numbers: ReadonlyMap<unknown, number>): number => [...numbers.values()].reduce((a, b) => a + b, 0);
