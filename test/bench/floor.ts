import type { RequestListener } from 'node:http';
import neo4j, { type Driver } from 'neo4j-driver';
import type { PositionalRecord } from '../../src/compiler/statement.ts';
import { toDriverParameters } from '../../src/database/parameters.ts';
import type { Operation } from './operations.ts';

/** Runs the Cypher of an operation that was written by hand, in one round trip, and gives its records by position. */
export function runByHand(
  driver: Driver,
  database: string | undefined,
  { cypher, parameters }: Operation,
): Promise<readonly PositionalRecord[]> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ, ...(database ? { database } : {}) });
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
  all: readonly Operation[],
): RequestListener {
  const byPath = new Map(all.map((operation) => [`/${operation.name}`, operation]));
  return (request, response) => {
    // A body that is not read would hold up the next request of the connection.
    request.resume();
    const operation = byPath.get(request.url ?? '');
    if (operation === undefined) {
      response.writeHead(404).end();
      return;
    }
    runByHand(driver, database, operation).then(
      (records) => {
        const body = JSON.stringify({ data: operation.answer(records) });
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
        response.end(body);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  };
}
