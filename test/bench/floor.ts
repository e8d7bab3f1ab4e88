import type { RequestListener } from 'node:http';
import { type ExecutionResult, execute, parse } from 'graphql';
import type { Driver } from 'neo4j-driver';
import type { Parameter, PositionalRecord } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { toDriverParameters } from '../../src/pothos-plugin-neo4j/runner/parameters.ts';
import type { Runner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { schema } from '../../src/schema/schema.ts';
import { type Operation, operations } from './operations.ts';
import { readSession } from './statements.ts';

/** How one operation is answered by hand: all of it can be sent to another process. */
export interface HandWritten {
  readonly name: string;
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Where the statement is the product's own: what is answered, whatever its records. */
  readonly body?: string;
}

/** `run` is asked once where the product's own statement, and its answer, are the floor. */
export async function handWritten({ name, query, variables, floor }: Operation, run: Runner): Promise<HandWritten> {
  if (floor !== undefined) return { name, cypher: floor.cypher, parameters: floor.parameters };
  const { statement, result } = await executeWith(run, query, variables);
  return { name, cypher: statement.text, parameters: statement.parameters, body: JSON.stringify(result) };
}

/** The one statement that the compiler makes of an operation, and the answer. */
export async function executeWith(run: Runner, query: string, variables: Operation['variables']) {
  let statement: Parameters<Runner>[0] | undefined;
  const runStatement: Runner = (given) => {
    statement = given;
    return run(given);
  };
  const result: ExecutionResult = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
    contextValue: { run: runStatement },
  });
  if (statement === undefined || result.errors !== undefined) {
    throw new Error(`No answer to ${query}: ${result.errors?.[0]?.message ?? 'no statement ran'}`);
  }
  return { statement, result: { data: result.data } };
}

/** Runs a statement in one round trip, and gives its records by position. */
function runByHand(
  driver: Driver,
  database: string | undefined,
  { cypher, parameters }: HandWritten,
): Promise<readonly PositionalRecord[]> {
  const session = readSession(driver, database);
  return new Promise<readonly PositionalRecord[]>((resolve, reject) => {
    const records: PositionalRecord[] = [];
    session.run(cypher, toDriverParameters(parameters)).subscribe({
      onNext: (record) => records.push((record as unknown as { readonly _fields: PositionalRecord })._fields),
      onCompleted: () => resolve(records),
      onError: reject,
    });
  }).finally(() => session.close());
}

/**
 * The least that a server can do: it knows the operations beforehand, by the path `/<name>`, reads nothing of the
 * request, runs the Cypher that was written by hand, and prints the answer.
 */
export function floorListener(
  driver: Driver,
  database: string | undefined,
  all: readonly HandWritten[],
): RequestListener {
  const byPath = new Map(all.map((one) => [`/${one.name}`, one]));
  const answers = new Map(operations.map(({ name, floor }) => [name, floor?.answer]));
  return (request, response) => {
    // A body that is not read would hold up the next request of the connection.
    request.resume();
    const known = byPath.get(request.url ?? '');
    if (known === undefined) {
      response.writeHead(404).end();
      return;
    }
    runByHand(driver, database, known).then(
      (records) => {
        const body = known.body ?? JSON.stringify({ data: answers.get(known.name)?.(records) });
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
        response.end(body);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  };
}
