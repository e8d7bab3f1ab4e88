import { OperatorError } from '../errors.ts';
import { codeOf } from '../pothos-plugin-neo4j/runner/index.ts';

/** Neo4j refuses a write: for want of a right, or since the database or this member of a cluster is for reading only. */
const NOT_ALLOWED = new Set([
  'Neo.ClientError.Security.Forbidden',
  'Neo.ClientError.Statement.AccessMode',
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
  'Neo.ClientError.General.WriteOnReadOnlyAccessDatabase',
  'Neo.ClientError.Cluster.NotALeader',
]);

/** Neo4j does not let this user write. */
export class NotAllowed extends OperatorError {}

/** Does what writes. Where Neo4j does not allow that, rejects with a `NotAllowed` that says what a load needs. */
export async function needingRights<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const refusal = [error, (error as Error).cause].find((each) => NOT_ALLOWED.has(codeOf(each) ?? ''));
    if (refusal === undefined) throw error;
    throw new NotAllowed(
      'Neo4j lets nobody write there, or not this user. A load needs a user that may write data and create constraints ' +
        `and indexes (the role architect), and a database that is not read-only. Nothing was changed. Neo4j says: ${(refusal as Error).message}`,
      { cause: refusal },
    );
  }
}
