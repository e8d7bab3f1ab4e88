import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Connection } from '../driver.ts';
import { writing } from './writing.ts';

/**
 * How to reach the Neo4j that runs on a store, noted in the store for commands beside the server: a local Neo4j has
 * another port and password at each start. Only the owner of the files may read it. The note of a process that was
 * killed stays behind, so it counts only while the store is in use.
 */
export interface RunningNote {
  /** Throws an OperatorError where it cannot be written. */
  write(connection: Connection): void;
  /** `undefined` where there is none, or none that can be read. */
  read(): Connection | undefined;
  remove(): void;
}

const noted = z.object({
  uri: z.string(),
  user: z.string(),
  password: z.string(),
  databaseName: z.string().optional(),
});

export function runningNote(storeDirectory: string): RunningNote {
  const file = join(storeDirectory, 'connection.json');
  return {
    write: (connection) =>
      writing(file, () => {
        // Whoever reads it finds the whole of it; and an old file would keep its permissions.
        const unfinished = `${file}.${process.pid}`;
        try {
          rmSync(unfinished, { force: true });
          writeFileSync(unfinished, `${JSON.stringify(connection)}\n`, { mode: 0o600 });
          renameSync(unfinished, file);
        } finally {
          rmSync(unfinished, { force: true });
        }
      }),
    read: () => {
      try {
        const { databaseName, ...rest } = noted.parse(JSON.parse(readFileSync(file, 'utf8')));
        return { ...rest, databaseName };
      } catch {
        return undefined;
      }
    },
    remove: () => {
      try {
        rmSync(file, { force: true });
      } catch {
        // One that stays does not count, as that of a process that was killed.
      }
    },
  };
}
