import { expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';
import { wayTo } from './coordinates.ts';
import type { Operation } from './draft.ts';
import { Drawn } from './drawn.ts';
import { type Examination, examine, type Finding } from './examine.ts';
import { fieldsWithoutWords } from './interpreted.ts';
import { naiveExecution } from './naive-execution.ts';
import { randomOf } from './random.ts';
import { shrink } from './shrink.ts';
import { readGraph } from './stored-graph.ts';
import { writeOperation } from './write-operation.ts';

// DIFFERENTIAL_RUNS is the number of operations. Each has a seed of its own, counted from this one.
const seed = seedOfRun();
const runs = Number(process.env['DIFFERENTIAL_RUNS'] ?? 60);
/** The number of operations at once. With several, both the database and this process are busy. */
const atOnce = 3;
/** A long run continues after a finding, up to so many. */
const mostFindings = 5;
/** So many operations use every field, argument and type of the schema. */
const enoughForAll = 20_000;

it('knows what every field of the schema means', () => {
  // Add a new kind of field to naive-execution.ts, and its arguments to write-selections.ts. A field with Cypher of an author
  // belongs in naive-authors.ts and write-author.ts.
  expect(fieldsWithoutWords(schema)).toEqual([]);
});

describeWithDatabase('random operations', (database) => {
  it(
    `answers as a naive execution does, in one statement for each root field (seed ${seed}, ${runs} operations)`,
    async () => {
      const graph = await readGraph(database.run);
      const naive = naiveExecution(schema, graph, database.run);
      const look = (operation: Operation) => examine(schema, database.run, naive, operation);
      const drawn = new Drawn(schema);
      const totals = { statements: 0, refusals: 0, overBudget: 0, written: 0, left: 0 };

      const findings: string[] = [];
      const worker = async (start: number) => {
        for (let index = start; index < runs && findings.length < mostFindings; index += atOnce) {
          const own = seed + index;
          // Every second operation leads to a certain field or argument, since pure chance hardly ever selects some of them.
          const way = own % 2 === 0 ? wayTo(schema, own / 2) : [];
          const operation = writeOperation(randomOf(own), schema, graph, way);
          drawn.add(operation);
          const examination = await look(operation);
          count(totals, examination);
          if (examination.finding !== undefined) {
            findings.push(await report(operation, own, examination.finding, look));
          }
        }
      };
      await Promise.all(Array.from({ length: Math.min(atOnce, runs) }, (_, start) => worker(start)));
      process.stdout.write(`differential: seed ${seed}, ${runs} operations, ${JSON.stringify(totals)}\n`);
      const { size, missing } = drawn;
      process.stdout.write(`${size - missing.length} of ${size} fields, arguments and types were drawn\n`);
      if (runs >= enoughForAll) process.stdout.write(`${drawn}\n`);
      expect(findings.join('\n\n')).toBe('');
      if (runs >= enoughForAll) expect(missing).toEqual([]);
      // Otherwise too few operations have an answer to compare. In a short run that can happen by chance.
      if (runs < 100) return;
      expect(totals.overBudget).toBeLessThanOrEqual(runs * 0.05);
      expect(totals.statements).toBeGreaterThan(runs * 0.5);
      // The executor writes an answer without errors if a refused field is beneath a node that was not found.
      expect(totals.left).toBeLessThan(totals.written * 0.15);
    },
    60_000 + runs * 1_000,
  );
});

function count(totals: Totals, examination: Examination): void {
  totals.statements += examination.statements;
  totals.refusals += examination.refusals;
  if (examination.isOverBudget) totals.overBudget += 1;
  if (examination.written !== undefined) totals[examination.written] += 1;
}

type Totals = Record<'statements' | 'refusals' | 'overBudget' | 'written' | 'left', number>;

async function report(
  operation: Operation,
  ownSeed: number,
  { kind }: Finding,
  look: (operation: Operation) => Promise<Examination>,
): Promise<string> {
  const fails = async (smaller: Operation) => (await look(smaller)).finding?.kind === kind;
  const { source, variables } = await shrink(schema, operation, fails);
  const { finding } = await look({ source, variables });
  return [
    `The ${kind} is wrong. Again: SEED=${ownSeed} DIFFERENTIAL_RUNS=1`,
    source,
    JSON.stringify(variables),
    finding?.detail ?? 'It did not fail again.',
  ].join('\n');
}
