import type { Database } from '../../src/database/open.ts';
import { askOnce, requireSame } from './answers.ts';
import { type Contender, startContender } from './contenders/contender.ts';
import { peerQuestions } from './contenders/peer-questions.ts';
import { installPeers, withPeerIndexes } from './contenders/peers.ts';
import { firstSight } from './first-sight.ts';
import { startLoadMaker } from './load.ts';
import { multiply } from './multiply.ts';
import type { Operation } from './operations.ts';
import { type BenchOptions, chosen } from './options.ts';
import { memoryTable, processorTable, rateTable } from './request-tables.ts';
import { type Field, fireRounds } from './rounds.ts';
import { openSides, type Sides } from './sides.ts';
import { statementTable } from './statement-table.ts';

type Write = (text: string) => void;

/** Compares the product with others and writes the tables, on the graph as it is and then on so many copies of it. */
export async function compare(database: Database, options: BenchOptions, write: Write): Promise<void> {
  if (options.contenders.some((name) => name in peerQuestions)) {
    installPeers(write);
    await withPeerIndexes(database, write);
  }
  await compareOn(database, options, write);
  if (options.copies === 0) return;
  write(`\nCopying the graph ${options.copies} times beside itself.`);
  const started = performance.now();
  const { nodes, relationships } = await multiply(database.driver, database.databaseName, options.copies);
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  write(`It holds ${nodes} nodes and ${relationships} relationships now, after ${seconds} s.`);
  await compareOn(database, options, write);
}

/** Throws where answers differ, before anything is timed. */
async function compareOn(database: Database, options: BenchOptions, write: Write): Promise<void> {
  const sides = await openSides(database.driver, database.databaseName);
  const load = startLoadMaker();
  const contenders: Contender[] = [];
  try {
    const operations = chosen(sides.operations, options.only);
    const { connection } = database;
    for (const name of ['compiled', ...options.contenders] as const) {
      contenders.push(await startContender(name, { connection, byHand: sides.byHand, again: false }));
    }
    const { sizes, unanswered } = await compareAnswers(sides, contenders, operations, write);
    const answers: Field['answers'] = (contender, operation) => !unanswered.has(`${contender.name} ${operation.name}`);
    const fails: Field['fails'] = (contender, operation, error) => {
      if (!(contender.name in peerQuestions)) throw error;
      unanswered.add(`${contender.name} ${operation.name}`);
      write(`${contender.name} no longer answers ${operation.name}: ${String(error).slice(0, 500)}`);
    };
    const field: Field = { database, load, contenders, operations, answers, fails };
    write('Who answers gives the same answers. Warming up.');
    const measured = await fireRounds(field, options);
    for (const text of [rateTable(measured, sizes), processorTable(measured), memoryTable(measured)])
      write(`\n${text}`);
    write(`\n${await statementTable(database, sides, operations, options)}`);
    if (options.firstSight > 0) write(`\n${await firstSight(field, options.firstSight)}`);
  } finally {
    load.close();
    for (const contender of contenders) await contender.close();
    await sides.close();
  }
}

interface Compared {
  /** Bytes of the answers, by the names of the operations. */
  readonly sizes: ReadonlyMap<string, number>;
  /** `<contender> <operation>` for what a peer cannot answer. */
  readonly unanswered: Set<string>;
}

/** Asks everybody everything once. What a peer cannot answer is written; an answer that is another is an error. */
async function compareAnswers(
  sides: Sides,
  contenders: readonly Contender[],
  operations: readonly Operation[],
  write: Write,
): Promise<Compared> {
  const sizes = new Map<string, number>();
  const unanswered = new Set<string>();
  for (const operation of operations) {
    const { data, bytes } = await sides.ask('compiled', operation);
    sizes.set(operation.name, bytes);
    for (const contender of contenders) {
      const question = contender.question(operation);
      if (question === undefined) {
        unanswered.add(`${contender.name} ${operation.name}`);
        continue;
      }
      try {
        const { data: other } = await askOnce(question);
        const { expected, given } = contender.comparable(operation, { expected: data, given: other });
        requireSame(operation, ['compiled', expected], [contender.name, given]);
      } catch (error) {
        if (!(contender.name in peerQuestions) || !String(error).includes('No answer')) throw error;
        unanswered.add(`${contender.name} ${operation.name}`);
        write(`${contender.name}: ${String(error).slice(0, 500)}`);
      }
    }
  }
  return { sizes, unanswered };
}
