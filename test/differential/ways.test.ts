import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { throughDoor } from '../server/through-door.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { seedOfRun } from '../support/seed.ts';
import { wayTo } from './coordinates.ts';
import { randomOf } from './random.ts';
import { readGraph } from './stored-graph.ts';
import { writeOperation } from './write-operation.ts';

// WAYS_RUNS is the number of operations. Each has a seed of its own, counted from this one.
const seed = seedOfRun();
const runs = Number(process.env['WAYS_RUNS'] ?? 20);

describeWithDatabase('random operations on the direct way', (database) => {
  it(
    `have the same bytes as by way of Yoga (seed ${seed}, ${runs} operations)`,
    async () => {
      const graph = await readGraph(database.run);
      const products = [productOver(database), productOver(database)] as const;
      for (const product of products) await product.data('{ __typename }');
      const direct = await throughDoor(products[0].server);
      const yoga = await throughDoor(products[1].server, () => async () => ({ begun: undefined }));
      const totals = { direct: 0, yoga: 0 };
      const different: string[] = [];
      try {
        for (let own = seed; own < seed + runs && different.length < 5; own += 1) {
          const way = own % 2 === 0 ? wayTo(schema, own / 2) : [];
          const { source, variables } = writeOperation(randomOf(own), schema, graph, way);
          const asked = { body: JSON.stringify({ query: source, variables }) };
          const wanted = await yoga.ask(asked);
          const found = [await direct.ask(asked), await direct.ask(asked)];
          totals[direct.direct.at(-1) ? 'direct' : 'yoga'] += 1;
          // A server that is overloaded for a moment gives no answer to compare.
          if ([wanted, ...found].some(({ status }) => status === 503 || status === 504)) continue;
          if (!found.every((one) => isDeepStrictEqual(one, wanted)))
            different.push(`${own}: ${source}\n${JSON.stringify([wanted, ...found]).slice(0, 1500)}`);
        }
      } finally {
        await Promise.all([direct.close(0), yoga.close(0)]);
      }
      process.stdout.write(`ways: seed ${seed}, ${runs} operations, ${JSON.stringify(totals)}\n`);
      expect(different).toEqual([]);
      expect(totals.direct).toBeGreaterThan(0.3 * runs);
    },
    60_000 + runs * 1_000,
  );
});
