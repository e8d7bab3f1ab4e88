import { expect, it } from 'vitest';
import { wayTo } from '../differential/coordinates.ts';
import type { Operation } from '../differential/draft.ts';
import { examine } from '../differential/examine.ts';
import { fieldsWithoutWords } from '../differential/interpreted.ts';
import { naiveExecution } from '../differential/naive-execution.ts';
import { randomOf } from '../differential/random.ts';
import { shrink } from '../differential/shrink.ts';
import { writeOperation } from '../differential/write-operation.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';
import { shop } from './model.ts';
import { readByModel } from './read.ts';
import { schema } from './schema.ts';

const seed = seedOfRun();
/** The number of operations. `SHOP_RUNS` raises it. */
const runs = Number(process.env['SHOP_RUNS'] ?? 12);

/** Random operations over the shop have the same answers as in a naive execution. */
export function likeNaive(database: TestDatabase): void {
  it('knows what every field of the schema means', () => {
    expect(fieldsWithoutWords(schema)).toEqual([]);
  });

  it(
    `answers as a naive execution does (seed ${seed}, ${runs} operations)`,
    async () => {
      const graph = await readByModel(database, shop);
      const naive = naiveExecution(schema, graph, database.run);
      const look = (operation: Operation) => examine(schema, database.run, naive, operation);
      const findings: string[] = [];
      for (let own = seed; own < seed + runs && findings.length < 3; own += 1) {
        const way = own % 2 === 0 ? wayTo(schema, own / 2) : [];
        const operation = writeOperation(randomOf(own), schema, graph, way);
        const { finding } = await look(operation);
        if (finding === undefined) continue;
        const fails = async (smaller: Operation) => (await look(smaller)).finding?.kind === finding.kind;
        const { source, variables } = await shrink(schema, operation, fails);
        const { detail } = (await look({ source, variables })).finding ?? finding;
        findings.push(`SEED=${own} SHOP_RUNS=1: ${finding.kind}\n${source}\n${JSON.stringify(variables)}\n${detail}`);
      }
      expect(findings.join('\n\n')).toBe('');
    },
    60_000 + runs * 1_000,
  );
}
