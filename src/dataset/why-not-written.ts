import { OperatorError } from '../errors.ts';
import { classify, codeOf } from '../pothos-plugin-neo4j/runner/index.ts';

/** What Neo4j says of itself, not of what was asked: it has no room on its disk or in its memory, or is in no state to do it. */
const OF_NEO4J = /^Neo\.(?:DatabaseError|TransientError)\./;

/** A load whose commit was under way when it failed may have been done: loading again tells. */
const WHAT_NOW = 'Unless the load was at its very end the graph is as it was';

/** The same failure as a person who loads should read it, where it is a matter of Neo4j or the way to it; else as it is. */
export function whyNotWritten(error: unknown): unknown {
  const message = error instanceof Error ? error.message.trim() : '';
  if (OF_NEO4J.test(codeOf(error) ?? '')) {
    return new OperatorError(
      `Neo4j could not write. Often its disk is full, or its memory too small: its own log tells. ${WHAT_NOW}: see to it, ` +
        `restart Neo4j where it asks for that, and load again. Neo4j says: ${message}`,
      { cause: error },
    );
  }
  if (classify(error) !== 'unavailable') return error;
  return new OperatorError(`The connection to Neo4j was lost. ${WHAT_NOW}: load again. The driver says: ${message}`, {
    cause: error,
  });
}
