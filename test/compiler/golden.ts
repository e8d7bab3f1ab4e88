import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { FoundRecords, writeAgain } from '../support/written.ts';
import { type Explained, explain } from './explain.ts';

/** A statement of an operation, and its plan. */
export interface Golden {
  readonly statement: Statement;
  readonly plan: Explained;
}

/** The operations in a folder. */
export interface Goldens {
  readonly folder: string;
  readonly names: readonly string[];
  /** The statements of an operation. Each operation runs once, also for several tests. */
  readonly of: (name: string) => Promise<readonly Golden[]>;
}

/**
 * Operations in `.graphql` files, and their Cypher in files beside them. The variables `$after` and `$before` are the cursors of
 * the second and the last edge in the answer to the operation without them.
 */
export function goldens(database: TestDatabase, schema: GraphQLSchema, folder: string): Goldens {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replace(/\.graphql$/, ''));

  const run = async (source: string, variableValues: Record<string, unknown>) => {
    const statements: Statement[] = [];
    const found = new FoundRecords();
    const contextValue = {
      run: found.from((statement) => {
        statements.push(statement);
        return database.run(statement);
      }),
    };
    const document = parse(source);
    const result = await execute({ schema, document, contextValue, variableValues });
    const { data, errors } = result;
    expect(errors).toBeUndefined();
    expect(await writeAgain({ schema, document, variables: variableValues, result, found })).toBe('written');
    expect(statements).toHaveLength(Object.keys(data ?? {}).length);
    return { data, statements };
  };

  const statementsOf = async (name: string) => {
    const source = readFileSync(join(folder, `${name}.graphql`), 'utf8');
    const first = await run(source, {});
    if (!/\$(after|before)\b/.test(source)) return first.statements;
    const cursors = cursorsIn(first.data);
    expect(cursors.length).toBeGreaterThanOrEqual(2);
    return (await run(source, { after: cursors[1], before: cursors.at(-1) })).statements;
  };

  const known = new Map<string, Promise<readonly Golden[]>>();
  const explained = async (name: string) =>
    Promise.all(
      (await statementsOf(name)).map(async (statement) => ({ statement, plan: await explain(database, statement) })),
    );
  const of = (name: string) => {
    const golden = known.get(name) ?? explained(name);
    known.set(name, golden);
    return golden;
  };
  return { folder, names, of };
}

/** Checks the statements and parameters of every operation in a folder, and that the database plans them without a warning. */
export function checkGoldens({ folder, names, of }: Goldens): void {
  it.each(names)('%s', async (name) => {
    const all = await of(name);
    for (const { plan } of all) expect(plan.warnings).toEqual([]);
    const texts = all.map(({ statement }) => printed(statement));
    await expect(texts.join('\n')).toMatchFileSnapshot(join(folder, `${name}.cypher`));
  });
}

function printed({ text, parameters }: Statement): string {
  const comments = Object.entries(parameters).map(
    ([key, { type, list, value }]) => `// $${key}: ${list ? `list of ${type}` : type} = ${JSON.stringify(value)}`,
  );
  return `${[...comments, text].join('\n')};\n`;
}

/** The cursors of the first connection in an answer. */
function cursorsIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { edges } = answer as { readonly edges?: readonly { readonly cursor?: string }[] };
  if (edges?.[0]?.cursor !== undefined) return edges.map(({ cursor }) => cursor!);
  return (
    Object.values(answer)
      .map(cursorsIn)
      .find(({ length }) => length > 0) ?? []
  );
}
