import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import type { Driver } from 'neo4j-driver';
import type { RunnableStatement } from '../../src/database/run.ts';
import { createRunner } from '../../src/database/run.ts';
import { listen } from '../../src/server/listen.ts';
import { compiledServer } from './compiled.ts';
import { floorListener } from './floor.ts';
import { type Operation, operations } from './operations.ts';

/** The two that are compared. */
export type SideName = 'floor' | 'compiled';

/** How an operation is asked of one side; always a POST of JSON. */
export interface Question {
  readonly url: string;
  readonly body: string;
}

/** Both servers on free ports of 127.0.0.1, over one driver. */
export interface Sides {
  readonly question: (side: SideName, operation: Operation) => Question;
  /** Asks, and gives the data of the answer and its size in bytes. Rejects where the answer is an error. */
  readonly ask: (side: SideName, operation: Operation) => Promise<{ readonly data: unknown; readonly bytes: number }>;
  /** The statement that the compiler made of an operation. */
  readonly statement: (operation: Operation) => Promise<RunnableStatement>;
  readonly close: () => Promise<void>;
}

const host = '127.0.0.1';

export async function openSides(driver: Driver, database: string | undefined): Promise<Sides> {
  let latest: RunnableStatement | undefined;
  const run = createRunner(driver, { database, timeoutMs: 20_000 });
  const server = compiledServer(run, (statement) => {
    latest = statement;
  });
  const compiled = await listen(server, { host, port: 0, answerTimeoutMs: 20_000 });
  const floor = createServer(floorListener(driver, database, operations));
  await new Promise<void>((resolve) => floor.listen(0, host, resolve));
  const floorUrl = `http://${host}:${(floor.address() as AddressInfo).port}`;
  const compiledUrl = `http://${host}:${new URL(compiled.url).port}/graphql`;

  const question = (side: SideName, { name, query, variables }: Operation): Question => ({
    url: side === 'floor' ? `${floorUrl}/${name}` : compiledUrl,
    body: JSON.stringify({ query, variables }),
  });
  const ask: Sides['ask'] = async (side, operation) => {
    const { url, body } = question(side, operation);
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const answer = await response.text();
    const { data, errors } = JSON.parse(answer) as { readonly data?: unknown; readonly errors?: unknown };
    if (!response.ok || errors !== undefined || data === undefined) {
      throw new Error(`${side} does not answer ${operation.name}: ${response.status} ${answer.slice(0, 2_000)}`);
    }
    return { data, bytes: Buffer.byteLength(answer) };
  };
  const statement: Sides['statement'] = async (operation) => {
    await ask('compiled', operation);
    if (latest === undefined) throw new Error(`${operation.name} ran no statement.`);
    return latest;
  };
  const close = async () => {
    floor.closeAllConnections();
    await Promise.all([compiled.close(1_000), new Promise((resolve) => floor.close(resolve))]);
  };
  return { question, ask, statement, close };
}

/** Asks both sides, and gives the size of the answer in bytes. Throws where the two answers differ. */
export async function compareAnswers(sides: Sides, operation: Operation): Promise<number> {
  const [floor, compiled] = await Promise.all([sides.ask('floor', operation), sides.ask('compiled', operation)]);
  if (!isDeepStrictEqual(floor.data, compiled.data)) {
    throw new Error(
      `The answers to ${operation.name} differ, so there is nothing to compare.\n` +
        `floor:    ${JSON.stringify(floor.data).slice(0, 2_000)}\n` +
        `compiled: ${JSON.stringify(compiled.data).slice(0, 2_000)}`,
    );
  }
  return compiled.bytes;
}
