import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../src/database/open.ts';
import { OperatorError } from '../../../src/errors.ts';

const folder = join(import.meta.dirname, '../peers');

/** Installs what the peers are made of, which is no part of the product, where it is not there yet. */
export function installPeers(write: (line: string) => void): void {
  if (existsSync(join(folder, 'node_modules'))) return;
  write('Installing @neo4j/graphql and DataLoader in test/bench/peers.');
  try {
    execFileSync('npm', ['ci', '--prefer-offline'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const log = String((error as { stderr?: Buffer }).stderr ?? error).slice(-2_000);
    throw new OperatorError(`The peers could not be installed:\n${log}`);
  }
}

/**
 * Adds the index that who uses @neo4j/graphql would add: its look-ups by slug name no label that a constraint of the product
 * serves. Without it, on a database that is only read, they go through all nodes of the label.
 */
export async function withPeerIndexes({ driver, databaseName, way }: Database, write: (line: string) => void) {
  if (way === 'address') {
    write('NEO4J_URI is only read, so @neo4j/graphql has no index for its look-ups by slug.');
    return;
  }
  const session = driver.session({ ...(databaseName ? { database: databaseName } : {}) });
  try {
    await session.run('CREATE INDEX event_by_slug_for_peers IF NOT EXISTS FOR (n:Event) ON (n.slug)');
    await session.run('CALL db.awaitIndexes(60)');
  } finally {
    await session.close();
  }
}
