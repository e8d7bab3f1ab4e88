import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { counted } from '../../src/export/progress.ts';
import type { ExportedGraph } from '../../src/export/rows.ts';
import { model } from '../../src/model/g7.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** Two rows of one label, each of which takes as long as is said. */
const slow = (milliseconds: number): ExportedGraph => ({
  nodes: [
    {
      model: model.nodes.find(({ label }) => label === 'Member')!,
      async *rows() {
        for (const slug of ['member-ca', 'member-jp']) {
          vi.advanceTimersByTime(milliseconds);
          yield { labels: ['Member'], properties: { slug } } as never;
        }
      },
    },
  ],
  relationships: [],
});

const told = async (milliseconds: number): Promise<{ lines: string[]; nodes: number }> => {
  const lines: string[] = [];
  const { graph, counts } = counted(slow(milliseconds), (line) => lines.push(line));
  for await (const _ of graph.nodes[0]!.rows());
  for await (const _ of graph.nodes[0]!.rows());
  return { lines, nodes: counts().nodes };
};

it('is told once a second, and counts rows once that are read twice', async () => {
  expect(await told(600)).toEqual({
    lines: ['Exporting: 2 nodes and 0 relationships so far.', 'Exporting: 2 nodes and 0 relationships so far.'],
    nodes: 2,
  });
});

it('is not told of what is over within a second', async () => {
  expect(await told(200)).toEqual({ lines: [], nodes: 2 });
});
