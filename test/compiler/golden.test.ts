import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphql } from 'graphql';
import neo4j from 'neo4j-driver';
import { expect, it } from 'vitest';
import type { Statement } from '../../src/compiler/statement.ts';
import { toDriverParameters } from '../../src/database/parameters.ts';
import { schema } from '../../src/schema/schema.ts';
import { describeWithDatabase, type TestDatabase } from '../support/neo4j.ts';

const folder = join(import.meta.dirname, 'golden');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.replace(/\.graphql$/, ''));

/** The statement of an operation; its answer does not matter here. */
async function compile(database: TestDatabase, name: string): Promise<Statement> {
  const statements: Statement[] = [];
  const run = (statement: Statement) => {
    statements.push(statement);
    return database.run(statement);
  };
  const source = readFileSync(join(folder, `${name}.graphql`), 'utf8');
  const first = await graphql({
    schema,
    source: '{ events(first: 50) { pageInfo { endCursor } } }',
    contextValue: { run },
  });
  const page = first.data as { readonly events: { readonly pageInfo: { readonly endCursor: string } } };
  const after = page.events.pageInfo.endCursor;
  statements.length = 0;
  const result = await graphql({ schema, source, contextValue: { run }, variableValues: { after } });
  expect(result.errors).toBeUndefined();
  expect(statements).toHaveLength(1);
  return statements[0]!;
}

interface PlanOperator {
  readonly operatorType: string;
  readonly children: readonly PlanOperator[];
}

const operatorsOf = (plan: PlanOperator): readonly string[] => [
  plan.operatorType.replace(/@.*$/, ''),
  ...plan.children.flatMap(operatorsOf),
];

async function explain(database: TestDatabase, { text, parameters }: Statement) {
  const session = database.driver.session({
    database: database.connection.databaseName ?? '',
    defaultAccessMode: neo4j.session.READ,
  });
  try {
    const { summary } = await session.run(`EXPLAIN ${text}`, toDriverParameters(parameters));
    const warnings = summary.gqlStatusObjects.filter(
      ({ gqlStatus }) => !gqlStatus.startsWith('00') && !gqlStatus.startsWith('02'),
    );
    return { operators: operatorsOf(summary.plan as PlanOperator), warnings };
  } finally {
    await session.close();
  }
}

describeWithDatabase('golden Cypher', (database) => {
  it.each(names)('%s', async (name) => {
    const statement = await compile(database, name);
    const parameters = Object.entries(statement.parameters).map(
      ([key, { type, list, value }]) => `// $${key}: ${list ? `list of ${type}` : type} = ${JSON.stringify(value)}`,
    );
    const { warnings } = await explain(database, statement);
    expect(warnings).toEqual([]);
    await expect(`${[...parameters, statement.text].join('\n')};\n`).toMatchFileSnapshot(
      join(folder, `${name}.cypher`),
    );
  });

  it.each(['first-page', 'keyset-page', 'last-page-descending'])(
    '%s reads an index and sorts nothing',
    async (name) => {
      const { operators } = await explain(database, await compile(database, name));
      expect(operators.some((operator) => /^NodeIndex(Scan|Seek|SeekByRange)$/.test(operator))).toBe(true);
      expect(operators.filter((operator) => /Sort|Top|NodeByLabelScan|AllNodesScan/.test(operator))).toEqual([]);
    },
  );

  it.each(['look-up-by-slug', 'look-up-by-code'])('%s is one seek in a unique index', async (name) => {
    const { operators } = await explain(database, await compile(database, name));
    expect(operators).toContain('NodeUniqueIndexSeek');
  });

  it('totals beneath a node are degrees, and the total of a label is stored', async () => {
    const nested = await explain(database, await compile(database, 'nested-with-totals'));
    expect(nested.operators).toContain('NodeCountFromCountStore');
    const total = await explain(database, await compile(database, 'total-only'));
    expect(total.operators).toContain('NodeCountFromCountStore');
  });
});
