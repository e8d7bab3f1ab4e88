import { createServer } from 'node:net';
import { OperatorError } from '../../errors.ts';
import type { DatabaseEnvironment } from '../environment.ts';

/**
 * The port that the local Neo4j is to listen on; `undefined` where any free one will do. Rejects with an OperatorError
 * where NEO4J_BOLT_PORT is no port.
 */
export function chosenPort({ NEO4J_BOLT_PORT: written }: DatabaseEnvironment): number | undefined {
  return readPort('NEO4J_BOLT_PORT', written);
}

/** The port in a variable; `undefined` where it is not set. Throws an OperatorError where it is no port. */
export function readPort(name: string, written: string | undefined): number | undefined {
  if (written === undefined || written === '') return undefined;
  const port = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  if (port >= 1 && port <= 65_535) return port;
  throw new OperatorError(`${name} is '${written}', but must be a whole number from 1 to 65535.`);
}

/** Rejects with an OperatorError where something listens on a port of this machine already, or nobody may. */
export async function checkPortIsFree(port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen({ host: '127.0.0.1', port }, resolve);
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'EACCES' ? 'may not be used by this user' : 'is in use';
    throw new OperatorError(
      `Port ${port}, which NEO4J_BOLT_PORT names for the local Neo4j, ${what}. Set another one.`,
      {
        cause: error,
      },
    );
  } finally {
    server.close();
  }
}
