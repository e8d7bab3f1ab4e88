import neo4j, { type Driver } from 'neo4j-driver';
import type { RunStatement } from 'pothos-plugin-neo4j/compiler';
import { createRunner } from 'pothos-plugin-neo4j/runner';

/** What a schema of the plugin takes from the context of a request. */
export interface Context {
  readonly run: RunStatement;
}

/** Numbers come as numbers, and not as objects of the driver. */
export function connect(uri: string, user: string, password: string): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
}

export function contextOf(driver: Driver): Context {
  return { run: createRunner(driver, { timeoutMs: 10_000 }) };
}
