import neo4j, { type Driver } from 'neo4j-driver';
import type { RunStatement, RunTransaction } from 'pothos-plugin-neo4j/compiler';
import { createRunner, createWriter } from 'pothos-plugin-neo4j/runner';

/** The context of a request that the schemas need. */
export interface Context {
  readonly run: RunStatement;
  readonly write: RunTransaction;
}

/** A driver that returns integers as numbers, not as objects. */
export function connect(uri: string, user: string, password: string): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
}

export function contextOf(driver: Driver): Context {
  const timeoutMs = 10_000;
  return { run: createRunner(driver, { timeoutMs }), write: createWriter(driver, { timeoutMs }) };
}
