import { randomBytes } from 'node:crypto';
import { OperatorError } from '../errors.ts';
import type { DatabaseEnvironment } from './environment.ts';

const SHORTEST = 8;

/** The password for a Neo4j that the product starts itself: the configured one, or a random one. */
export function passwordForNewServer(environment: DatabaseEnvironment): string {
  const configured = environment.NEO4J_PASSWORD;
  if (configured === undefined || configured === '') return randomPassword();
  if (configured.length < SHORTEST || /[\r\n]/.test(configured)) {
    throw new OperatorError(
      `NEO4J_PASSWORD is too short: Neo4j asks for at least ${SHORTEST} characters, on one line. Unset it for a random one.`,
    );
  }
  return configured;
}

/** Letters and digits alone: one that begins with a hyphen is an option to the command that sets it in a container. */
export function randomPassword(): string {
  return randomBytes(24).toString('hex');
}
