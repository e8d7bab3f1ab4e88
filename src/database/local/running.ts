import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../driver.ts';

/**
 * How to reach the Neo4j that runs on a store, noted in the store for commands beside the server: a local Neo4j has
 * another port and password at each start. Only the owner of the files may read it. The note of a process that was
 * killed stays behind, so it counts only while the store is in use.
 */
export interface RunningNote {
  write(connection: Connection): void;
  read(): Connection | undefined;
  remove(): void;
}

export function runningNote(storeDirectory: string): RunningNote {
  const file = join(storeDirectory, 'connection.json');
  return {
    write: (connection) => {
      rmSync(file, { force: true }); // an old file would keep its permissions
      writeFileSync(file, `${JSON.stringify(connection)}\n`, { mode: 0o600 });
    },
    read: () => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Connection) : undefined),
    remove: () => rmSync(file, { force: true }),
  };
}
