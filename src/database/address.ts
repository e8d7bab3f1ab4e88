import { OperatorError } from '../errors.ts';
import type { DatabaseEnvironment } from './environment.ts';
import type { Server } from './server.ts';

const SCHEMES = ['bolt', 'neo4j'].flatMap((scheme) => [scheme, `${scheme}+s`, `${scheme}+ssc`]);

/** The Neo4j that NEO4J_URI names. Says what is wrong with the address before anything is sent to it. */
export function addressedServer(uri: string, environment: DatabaseEnvironment): Server {
  checkAddress(uri);
  return {
    connection: {
      uri,
      user: environment.NEO4J_USER || environment.NEO4J_USERNAME || 'neo4j',
      password: environment.NEO4J_PASSWORD ?? '',
      databaseName: environment.NEO4J_DATABASE || undefined,
    },
    description: `the Neo4j that NEO4J_URI names, ${uri}`,
    stop: async () => {},
  };
}

/** Throws an OperatorError where this is no address of a Neo4j. */
export function checkAddress(uri: string): void {
  const example = 'for example bolt://localhost:7687 or neo4j+s://example.databases.neo4j.io';
  // A password in the address would end up in logs and messages; it is not repeated here either.
  if (/^[^/]*\/\/[^/]*@/.test(uri)) {
    throw new OperatorError(
      'NEO4J_URI holds a user or a password. Put them into NEO4J_USER and NEO4J_PASSWORD, and only the address into ' +
        `NEO4J_URI, ${example}.`,
    );
  }
  const [, scheme] = /^([^:/]+):\/\//.exec(uri) ?? [];
  if (scheme === undefined || !SCHEMES.includes(scheme)) {
    throw new OperatorError(
      `NEO4J_URI is '${uri}': it must start with one of ${SCHEMES.map((name) => `${name}://`).join(' ')}, ${example}.`,
    );
  }
  if (!URL.canParse(uri) || new URL(uri).hostname === '') {
    throw new OperatorError(`NEO4J_URI is '${uri}', which is no address. It looks like this: ${example}.`);
  }
}
