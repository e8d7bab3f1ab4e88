import neo4j, { Neo4jError } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { whyNotWritten } from '../../src/dataset/why-not-written.ts';
import { OperatorError } from '../../src/errors.ts';

const failure = (message: string, code: string) =>
  new Neo4jError(message, code, '50N42', 'general processing exception');
const said = 'Could not append transaction: … to log.\n';

it.each([
  ['Neo.DatabaseError.Transaction.TransactionLogError', 'a full disk, while the facts are committed'],
  ['Neo.DatabaseError.Transaction.TransactionStartFailed', 'the next transaction after that'],
  ['Neo.DatabaseError.General.UnknownError', 'a fault of Neo4j'],
  ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'a transaction that has no memory left'],
  ['Neo.TransientError.Transaction.DeadlockDetected', 'a conflict that came again and again'],
])('says that Neo4j could not write (%s: %s)', (code) => {
  const error = failure(said, code);
  const told = whyNotWritten(error) as OperatorError;
  expect(told).toBeInstanceOf(OperatorError);
  expect(told.message).toMatch(/^Neo4j could not write\. Often its disk is full.* the graph is as it was.*to log\.$/);
  expect(told.cause).toBe(error);
});

it('says that the connection was lost', () => {
  const told = whyNotWritten(failure('Connection lost', neo4j.error.SERVICE_UNAVAILABLE)) as OperatorError;
  expect(told).toBeInstanceOf(OperatorError);
  expect(told.message).toMatch(/^The connection to Neo4j was lost\. .*The driver says: Connection lost$/);
});

it.each([
  ['a mistake in Cypher', failure('no such function', 'Neo.ClientError.Statement.SyntaxError')],
  ['a fault of the product', new TypeError('x is undefined')],
  ['what no error is', 'gone'],
])('leaves %s as it is', (_name, error) => {
  expect(whyNotWritten(error)).toBe(error);
});
