import { expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { seedOfRun } from '../support/seed.ts';
import { write } from './draft.ts';
import { hunt } from './hunt.ts';

// GROWTH_ROUNDS is the number of operations of each size that are drawn or changed; a long run has larger ones, too.
const seed = seedOfRun();
const rounds = Number(process.env['GROWTH_ROUNDS'] ?? 60);
const sizes = process.env['LONG'] === 'on' ? [3_000, 16_000] : [3_000];
/** Other programs have the processor, too. What is known took 0.4 s and more, up to a heap of 4 GB; what is left takes 0.05 s. */
const mostMilliseconds = 250;

it(
  `no small operation takes the thread long before its statement runs (seed ${seed}, ${rounds} operations)`,
  async () => {
    for (const mostBytes of sizes) {
      const [worst] = await hunt({ schema, seed, rounds, mostBytes, enough: mostMilliseconds });
      const { milliseconds, outcome, draft } = worst!;
      const { query, variables } = write(draft);
      process.stdout.write(`growth: ${mostBytes} bytes took ${milliseconds.toFixed(0)} ms at most\n`);
      const told = `SEED=${seed}: ${milliseconds} ms, ${outcome}\n${query}\n${JSON.stringify(variables)}`;
      expect(milliseconds, told).toBeLessThan(mostMilliseconds);
    }
  },
  60_000 + rounds * 200,
);
