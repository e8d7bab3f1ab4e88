import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { AnswerBody } from '../../src/server/execution/kept-answers.ts';
import { clientOf } from '../../src/server/http/client-address.ts';
import { operationIn } from '../../src/server/request/known-operation.ts';
import { PersistedOperations } from '../../src/server/request/persisted-operations.ts';
import { collectGarbage } from '../support/garbage.ts';
import { tinyServer } from './tiny.ts';

const TIMES = 50;
const long = 'x'.repeat(200_000);

/** What is held in memory afterwards, in MB, of what is made so many times. */
async function held(make: (number: number) => unknown): Promise<number> {
  const kept: unknown[] = [];
  await make(TIMES);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let number = 0; number < TIMES; number += 1) kept.push(await make(number));
  collectGarbage();
  return kept.length === TIMES ? (process.memoryUsage().heapUsed - before) / 1e6 : Number.NaN;
}

/** A text of its own, as what arrives over the network is. */
const arrived = (text: string): string => Buffer.from(text).toString();

const addressOf = (number: number, document: string): string => {
  const hash = createHash('sha256').update(document).digest('hex');
  const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }));
  return arrived(`/graphql?query=${document}&extensions=${extensions}&more=${long}${number}`);
};

const document = (number: number): string => `{document${number}:echo}`;

it('a document that is kept keeps nothing else of the address that it came in', async () => {
  const { fetch, server } = tinyServer();
  const ask = async (number: number) => (await fetch(addressOf(number, document(number)))).json();
  expect(await held(ask)).toBeLessThan(2);
  expect(server.caches().documents.bytes).toBeGreaterThan(0);
});

it('nor does one that is kept by its hash on the direct way', async () => {
  const persisted = new PersistedOperations();
  const ask = (number: number) => {
    const parsed = parse(document(number));
    const known = { documents: { get: () => parsed }, executed: new WeakSet([parsed]), persisted };
    const address = addressOf(number, document(number)).replace('&more=', '&operationName=').replace(/\d+$/, '');
    return operationIn(arrived(address), 'GET', known)?.document;
  };
  // The documents themselves are small.
  expect(await held(ask)).toBeLessThan(2);
});

it('an answer that is kept keeps nothing of its document but the name of the operation', async () => {
  const make = (number: number) => {
    const text = arrived(`query operationOfDocument${number} { echo } # ${long}`);
    return new AnswerBody('{}', getOperationAST(parse(text))?.name?.value);
  };
  expect(await held(make)).toBeLessThan(2);
});

it('a client that is remembered keeps nothing else of the header that names it', async () => {
  const make = (number: number) => {
    const headers = { 'x-forwarded-for': arrived(`${long}, 203.0.113.1${number}`) };
    return clientOf({ headers, socket: {} } as unknown as IncomingMessage, 'x-forwarded-for');
  };
  expect(await held(make)).toBeLessThan(2);
});
