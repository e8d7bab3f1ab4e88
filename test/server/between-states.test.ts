import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphql } from 'graphql';
import { expect, it } from 'vitest';
import type { Statement } from '../../src/compiler/statement.ts';
import { toDriverParameters } from '../../src/database/parameters.ts';
import type { RunnableStatement } from '../../src/database/run.ts';
import { dataState } from '../../src/dataset/readers.ts';
import { schema } from '../../src/schema/schema.ts';
import { betweenStates, DataReading } from '../../src/server/data-version.ts';
import { describeWithDatabase, type TestDatabase } from '../support/neo4j.ts';

const folder = join(import.meta.dirname, '../compiler/golden');
/** One of each way to begin, to page and to nest: what a statement consists of makes no difference to what encloses it. */
const operations = [
  'after-and-before',
  'backward-page',
  'count-by-node',
  'edge-properties',
  'filter-by-relations',
  'filtered-keyset-page',
  'five-levels',
  'interface-connection',
  'look-up-by-slug',
  'nested-with-totals',
  'nodes-of-many-types',
  'nullable-order',
  'order-by-edge',
  'page-with-total',
  'total-only',
  'typename-only',
] as const;

/** The statement of an operation; the variable `after` stands for the end of a page where it is used. */
async function compile(database: TestDatabase, name: string): Promise<Statement> {
  const statements: Statement[] = [];
  const run = (statement: Statement) => {
    statements.push(statement);
    return database.run(statement);
  };
  const ask = (source: string, variableValues = {}) =>
    graphql({ schema, source, variableValues, contextValue: { run } });
  const { data } = await ask('{ events(first: 50) { pageInfo { endCursor } } }');
  const { endCursor: after } = (data as { events: { pageInfo: { endCursor: string } } }).events.pageInfo;
  await ask(readFileSync(join(folder, `${name}.graphql`), 'utf8'), { after });
  return statements.at(-1)!;
}

interface PlanOperator {
  readonly operatorType: string;
  readonly children: readonly PlanOperator[];
}

/** The operators of a plan, from its root, without those that only hand the rows on. */
async function operatorsOf(
  { driver }: TestDatabase,
  { text, parameters }: RunnableStatement,
): Promise<readonly string[]> {
  const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, toDriverParameters(parameters), { routing: 'READ' });
  const list = ({ operatorType, children }: PlanOperator): readonly string[] => [
    operatorType.replace(/@.*$/, ''),
    ...children.flatMap(list),
  ];
  return list(summary.plan as PlanOperator).filter((name) => name !== 'ProduceResults' && name !== 'Projection');
}

describeWithDatabase('a statement between two states of the data', (database) => {
  it.each(operations)('%s finds the same rows in the same order, by the same plan', async (name) => {
    const statement = await compile(database, name);
    const enclosed = betweenStates(statement, dataState.print);

    const reading = new DataReading(dataState.isBeingWritten);
    const rows = reading.note(await database.run(enclosed));
    expect(rows).toEqual(await database.run(statement));
    expect(rows[0]?.length ?? statement.columns.length).toBe(statement.columns.length);
    expect([reading.isWhole, reading.version]).toEqual([true, expect.stringMatching(/^[0-9a-f]{12}$/)]);

    const around = await operatorsOf(
      database,
      betweenStates({ ...statement, text: 'RETURN 1 AS c0', columns: ['c0'] }, dataState.print),
    );
    const plain = await operatorsOf(database, statement);
    const whole = await operatorsOf(database, enclosed);
    expect(whole.toSorted()).toEqual([...plain, ...around.filter((name) => name !== 'Argument')].toSorted());
  });

  it('has the text of the statement in it, and no more values', async () => {
    const statement = await compile(database, operations[0]);
    const { text, parameters } = betweenStates(statement, dataState.print);
    expect(text).toContain(`\n${statement.text}\n`);
    expect(parameters).toBe(statement.parameters);
  });
});
