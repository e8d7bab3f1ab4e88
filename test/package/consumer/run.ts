import neo4j, { type Driver } from 'neo4j-driver';
import type { RunStatement, RunTransaction } from 'pothos-plugin-neo4j/compiler';
import { createRunner, createWriter } from 'pothos-plugin-neo4j/runner';

/** What a schema of the plugin takes from the context of a request. */
export interface Context {
  readonly run: RunStatement;
  readonly write: RunTransaction;
}

/** Numbers come as numbers, and not as objects of the driver. */
export function connect(uri: string, user: string, password: string): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
}

export function contextOf(driver: Driver): Context {
  const timeoutMs = 10_000;
  return { run: createRunner(driver, { timeoutMs }), write: createWriter(driver, { timeoutMs }) };
}
