import neo4j from 'neo4j-driver';
import type { Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { toDriverParameters } from '../../src/pothos-plugin-neo4j/runner/parameters.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** One operator of a plan, as the driver returns it. */
interface PlanOperator {
  readonly operatorType: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly children: readonly PlanOperator[];
}

/** The plan of the database for a statement. */
export interface Explained {
  /** The names of the operators, from the result to the first read. */
  readonly operators: readonly string[];
  /** The details of each operator, in the same order: labels, indexes, expressions. */
  readonly details: readonly string[];
  /** The warnings of the server. */
  readonly warnings: readonly { readonly gqlStatus: string; readonly statusDescription: string }[];
}

/** Operators that read whole labels or sort rows. A page that an index serves needs none of them. */
export const readsOrSortsAll = /NodeByLabelScan|AllNodesScan|Sort|Top/;

/** Plans a statement without running it. */
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

/** Runs a statement and returns its database hits. They do not depend on the load of the machine. */
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
