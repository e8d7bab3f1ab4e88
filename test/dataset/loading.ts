import { type LoadResult, loadDataset } from '../../src/dataset/load.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** What a load of a folder takes, and the lines that it reports. */
export function loading(database: TestDatabase, folder: string, signal?: AbortSignal) {
  const lines: string[] = [];
  const options = {
    driver: database.driver,
    databaseName: database.connection.databaseName,
    folder,
    report: (line: string) => lines.push(line),
    signal,
  };
  return { options, lines };
}

/** Loads a folder of facts. */
export const load = (database: TestDatabase, folder: string): Promise<LoadResult> =>
  loadDataset(loading(database, folder).options);
