import { OperatorError } from '../../errors.ts';

/** Does some work on a file or folder of the local Neo4j. Throws an OperatorError that names it where the system does not let us. */
export function writing<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new OperatorError(
      `The local Neo4j needs ${path}, which cannot be written: ${(error as Error).message}. Let this user write there, remove ` +
        'what stands in its place, or set NEO4J_URI to use another Neo4j.',
      { cause: error },
    );
  }
}
