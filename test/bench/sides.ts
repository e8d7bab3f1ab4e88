import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Driver } from 'neo4j-driver';
import type { RunnableStatement } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { createRunner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { listen } from '../../src/server/listening/listen.ts';
import { askOnce } from './answers.ts';
import { compiledServer } from './compiled.ts';
import { floorListener, type HandWritten, handWritten } from './floor.ts';
import type { Question } from './load.ts';
import { type Operation, operations, prepared } from './operations.ts';

/** The two that are always compared. */
export type SideName = 'floor' | 'compiled';

/** Both servers in this process, on free ports of 127.0.0.1, over one driver: what they answer, and by which statements. */
export interface Sides {
  /** The operations, with the values of this graph. */
  readonly operations: readonly Operation[];
  /** The same, answered by hand. */
  readonly byHand: readonly HandWritten[];
  /** The data of the answer and its size in bytes. Rejects where the answer is an error. */
  readonly ask: (side: SideName, operation: Operation) => Promise<{ readonly data: unknown; readonly bytes: number }>;
  /** The statement that the product runs for an operation. */
  readonly statement: (operation: Operation) => Promise<RunnableStatement>;
  readonly close: () => Promise<void>;
}

const host = '127.0.0.1';

/** How a GraphQL server is asked. */
export const inGraphql = (url: string, { query, variables }: Pick<Operation, 'query' | 'variables'>): Question => ({
  url,
  body: JSON.stringify({ query, variables }),
});

/** How the floor is asked. */
export const byPath = (origin: string, { name }: Operation): Question => ({ url: `${origin}/${name}`, body: '{}' });

export async function openSides(driver: Driver, database: string | undefined): Promise<Sides> {
  let latest: RunnableStatement | undefined;
  const run = createRunner(driver, { database, timeoutMs: 20_000 });
  const server = await compiledServer(run, (statement) => {
    latest = statement;
  });
  const compiled = await listen(server, { host, port: 0, answerTimeoutMs: 20_000 });
  const compiledUrl = `http://${host}:${new URL(compiled.url).port}/graphql`;

  const preparation = {
    driver,
    database,
    ask: async (query: string, variables: Operation['variables']) =>
      (await askOnce(inGraphql(compiledUrl, { query, variables }))).data,
  };
  const ready: Operation[] = [];
  const byHand: HandWritten[] = [];
  for (const operation of operations) {
    const known = await prepared(operation, preparation);
    ready.push(known);
    byHand.push(await handWritten(known, run));
  }
  const floor = createServer(floorListener(driver, database, byHand));
  await new Promise<void>((resolve) => floor.listen(0, host, resolve));
  const floorUrl = `http://${host}:${(floor.address() as AddressInfo).port}`;

  const ask: Sides['ask'] = (side, operation) =>
    askOnce(side === 'floor' ? byPath(floorUrl, operation) : inGraphql(compiledUrl, operation));
  const statement: Sides['statement'] = async (operation) => {
    await ask('compiled', operation);
    if (latest === undefined) throw new Error(`${operation.name} ran no statement.`);
    return latest;
  };
  const close = async () => {
    floor.closeAllConnections();
    await Promise.all([compiled.close(1_000), new Promise((resolve) => floor.close(resolve))]);
  };
  return { operations: ready, byHand, ask, statement, close };
}
