import neo4j from 'neo4j-driver';
import type { Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { toDriverParameters } from '../../src/pothos-plugin-neo4j/runner/parameters.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** One operator of a plan, as the driver gives it. */
interface PlanOperator {
  readonly operatorType: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly children: readonly PlanOperator[];
}

/** How the database would answer a statement. */
export interface Explained {
  /** The names of the operators, from the answer down to what is read first. */
  readonly operators: readonly string[];
  /** What each operator says of itself, in the same order: labels, indexes, expressions. */
  readonly details: readonly string[];
  /** Everything the server warns of. */
  readonly warnings: readonly { readonly gqlStatus: string; readonly statusDescription: string }[];
}

/** Whole labels read, and rows put into order: what a page that an index serves never needs. */
export const readsOrSortsAll = /NodeByLabelScan|AllNodesScan|Sort|Top/;

/** Lets the database plan a statement without running it. */
export async function explain(database: TestDatabase, statement: Statement): Promise<Explained> {
  const { plan, gqlStatusObjects } = await summaryOf(database, 'EXPLAIN', statement);
  const operators = flatten(plan as PlanOperator);
  return {
    operators: operators.map(({ operatorType }) => operatorType.replace(/@.*$/, '')),
    details: operators.map((operator) => String(operator.arguments['Details'] ?? '')),
    warnings: gqlStatusObjects
      .filter(({ gqlStatus }) => !/^0[02]/.test(gqlStatus))
      .map(({ gqlStatus, statusDescription }) => ({ gqlStatus, statusDescription })),
  };
}

/** Runs a statement and counts how often it went to the store: what it costs, whatever the machine is doing. */
export async function hitsOf(database: TestDatabase, statement: Statement): Promise<number> {
  const { profile } = await summaryOf(database, 'PROFILE', statement);
  const hits = flatten(profile as unknown as PlanOperator).map((operator) => Number(operator.arguments['DbHits'] ?? 0));
  return hits.reduce((sum, some) => sum + some, 0);
}

async function summaryOf(database: TestDatabase, how: 'EXPLAIN' | 'PROFILE', { text, parameters }: Statement) {
  const session = database.driver.session({
    database: database.connection.databaseName ?? '',
    defaultAccessMode: neo4j.session.READ,
  });
  try {
    return (await session.run(`${how} ${text}`, toDriverParameters(parameters))).summary;
  } finally {
    await session.close();
  }
}

const flatten = (operator: PlanOperator): readonly PlanOperator[] => [operator, ...operator.children.flatMap(flatten)];
