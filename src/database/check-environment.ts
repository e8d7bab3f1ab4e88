import { OperatorError } from '../errors.ts';
import { checkAddress } from './address.ts';
import type { DatabaseEnvironment } from './environment.ts';
import { readPort } from './local/bolt-port.ts';
import { passwordForNewServer } from './password.ts';

/** The variables that say how Neo4j is reached, in the order in which people read of them. */
export const databaseVariables = [
  'NEO4J_URI',
  'NEO4J_USER',
  'NEO4J_USERNAME',
  'NEO4J_PASSWORD',
  'NEO4J_DATABASE',
  'NEO4J_BOLT_PORT',
  'NEO4J_HTTP_PORT',
] as const;

/** What is wrong with the variables that say how Neo4j is reached, a message for each; nothing is asked of a Neo4j. */
export function databaseMistakes(environment: DatabaseEnvironment): readonly string[] {
  const { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_USERNAME: sameUser } = environment;
  const checks: readonly (() => unknown)[] = [
    () => {
      if (uri?.trim()) checkAddress(uri.trim());
    },
    () => {
      if (user && sameUser && user !== sameUser)
        throw new OperatorError(`NEO4J_USER is '${user}', and NEO4J_USERNAME '${sameUser}': unset one of them.`);
    },
    () => {
      // A Neo4j of somebody else may have any password.
      if (!uri?.trim()) passwordForNewServer(environment);
    },
    () => readPort('NEO4J_BOLT_PORT', environment.NEO4J_BOLT_PORT),
    () => readPort('NEO4J_HTTP_PORT', environment.NEO4J_HTTP_PORT),
  ];
  return checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      if (error instanceof OperatorError) return [error.message];
      throw error;
    }
  });
}
