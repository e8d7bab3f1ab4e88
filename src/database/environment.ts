import type { Connection } from './driver.ts';

/** The environment variables that say which Neo4j to use and how. */
export interface DatabaseEnvironment {
  /** `bolt://` or `neo4j://`, with `+s` (trusted certificate) or `+ssc` (self-signed) for encryption. */
  readonly NEO4J_URI?: string | undefined;
  readonly NEO4J_USER?: string | undefined;
  /** The same, under the name that it has in the files of Aura. */
  readonly NEO4J_USERNAME?: string | undefined;
  /** Where the product starts Neo4j itself: the password it gets; else a random one. */
  readonly NEO4J_PASSWORD?: string | undefined;
  /** Unset is the home database of the user. */
  readonly NEO4J_DATABASE?: string | undefined;
  /** Where the product starts Neo4j itself: the port it listens on; a container has 7687, a local one any free port. */
  readonly NEO4J_BOLT_PORT?: string | undefined;
  /** Where Neo4j Browser listens for a container. */
  readonly NEO4J_HTTP_PORT?: string | undefined;
  readonly JAVA_HOME?: string | undefined;
  readonly PATH?: string | undefined;
}

/** The variables by which another process reaches the same database, whatever else is in its environment. */
export function environmentFor({ uri, user, password, databaseName = '' }: Connection): Record<string, string> {
  return {
    NEO4J_URI: uri,
    NEO4J_USER: user,
    // Not left out: it would come from the environment of this process, or from the file `.env`.
    NEO4J_USERNAME: '',
    NEO4J_PASSWORD: password,
    NEO4J_DATABASE: databaseName,
  };
}
