import neo4j, { type Driver } from 'neo4j-driver';
import { OperatorError } from '../errors.ts';
import { codeOf } from '../pothos-plugin-neo4j/runner/index.ts';
import type { Connection } from './driver.ts';

/** The oldest Neo4j whose Cypher and indexes the product relies on. Calendar versions (2025.01 …) are newer. */
const OLDEST_VERSION = [5, 26] as const;

/** A database that answers. */
export interface VerifiedDatabase {
  /** As in `5.26.30`. */
  readonly version: string;
  /** The name of the home database, where none was chosen. */
  readonly databaseName: string;
}

/**
 * Proves that the database answers, lets this user in, and is new enough. Throws an OperatorError that says which of these
 * failed and what to do.
 */
export async function verifyDatabase(driver: Driver, connection: Connection): Promise<VerifiedDatabase> {
  const database = connection.databaseName === undefined ? {} : { database: connection.databaseName };
  try {
    const { agent } = await driver.getServerInfo(database);
    const version = checkVersion(agent, connection.uri);
    const { summary } = await driver.executeQuery('RETURN 1', {}, { ...database, routing: neo4j.routing.READ });
    return { version, databaseName: summary.database.name ?? 'neo4j' };
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(explain(error, connection), { cause: error });
  }
}

/** Takes the version out of what a server calls itself, as in `Neo4j/5.26.30` or `Neo4j/2025.09-aura`. */
export function checkVersion(agent: string | undefined, uri: string): string {
  const [, version, major, minor] = /^Neo4j\/((\d+)\.(\d+)\S*)/.exec(agent ?? '') ?? [];
  if (version === undefined) {
    throw new OperatorError(`The server at ${uri} calls itself '${agent}', which is not Neo4j. Check NEO4J_URI.`);
  }
  const [oldestMajor, oldestMinor] = OLDEST_VERSION;
  const isNewEnough = Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
  if (!isNewEnough) throw new OperatorError(tooOld(`Neo4j ${version}`, uri));
  return version;
}

function tooOld(what: string, uri: string): string {
  return `${what} at ${uri} is too old: ${OLDEST_VERSION.join('.')} or later is needed (also 2025.01 and later).`;
}

/** What went wrong, where, and what to do. Never holds the password. */
function explain(error: unknown, connection: Connection): string {
  const { uri, user, databaseName } = connection;
  const message = error instanceof Error ? error.message : String(error);
  switch (codeOf(error)) {
    case 'Neo.ClientError.Security.Unauthorized':
      return connection.password === ''
        ? `Neo4j at ${uri} asks for a password. Set NEO4J_PASSWORD, and NEO4J_USER where it is not '${user}'.`
        : `Neo4j at ${uri} refused the user '${user}' with this password. Check NEO4J_USER and NEO4J_PASSWORD.`;
    case 'Neo.ClientError.Security.AuthenticationRateLimit':
      return `Neo4j at ${uri} refused the user '${user}' too often and waits a while. Check NEO4J_PASSWORD.`;
    case 'Neo.ClientError.Security.CredentialsExpired':
      return `Neo4j at ${uri} wants the first password of '${user}' changed: ALTER CURRENT USER SET PASSWORD.`;
    case 'Neo.ClientError.Database.DatabaseNotFound':
      return `Neo4j at ${uri} has no database named '${databaseName}'. Check NEO4J_DATABASE, or unset it for the default.`;
    case 'Neo.TransientError.General.DatabaseUnavailable':
      return `The database ${databaseName ? `'${databaseName}' ` : ''}at ${uri} is not running. Start it: START DATABASE.`;
    default:
      return explainConnection(message, uri);
  }
}

function explainConnection(message: string, uri: string): string {
  if (/HTTP/.test(message)) {
    return `The server at ${uri} speaks HTTP there. NEO4J_URI needs the port of Bolt, usually 7687, not 7474.`;
  }
  if (/protocol version/i.test(message)) return tooOld('The Neo4j', uri);
  if (/certificate|self.signed/i.test(message)) {
    return (
      `The certificate of Neo4j at ${uri} is not trusted: ${message}. For a certificate signed by itself use +ssc ` +
      'in NEO4J_URI, as in bolt+ssc://.'
    );
  }
  if (/ENOTFOUND|EAI_AGAIN/.test(message)) return `The host of ${uri} is not known. Check the name in NEO4J_URI.`;
  if (/ECONNREFUSED/.test(message)) {
    return `Nothing answers at ${uri}. Check host and port in NEO4J_URI (Bolt is usually 7687), and that Neo4j runs.`;
  }
  return `Neo4j at ${uri} cannot be reached: ${message}. Check NEO4J_URI, and +s or +ssc where Neo4j wants encryption.`;
}
