import { findNodes } from '../../src/analysis/find-node.ts';
import { findQuery, type LibraryQuery, readLibrary } from '../../src/analysis/library.ts';
import { prepareDeclared } from '../../src/analysis/parameter-values.ts';
import { plainReadText } from '../../src/analysis/plain-read.ts';
import { type Access, type Row, readAll } from '../../src/analysis/read.ts';
import type { TestDatabase } from '../support/neo4j.ts';

export const library = readLibrary();

/** The database as the command reaches it. */
export function accessTo(database: TestDatabase, settings: Partial<Access> = {}): Access {
  return {
    driver: database.driver,
    databaseName: database.connection.databaseName,
    timeoutMs: 20_000,
    signal: new AbortController().signal,
    ...settings,
  };
}

/** The text of a query and its parameters, given as on the command line, as they reach the driver. */
export async function prepared(access: Access, query: LibraryQuery, given: Record<string, string> = {}) {
  const written = new Map(Object.entries(given).map(([name, value]) => [name, { type: undefined, written: value }]));
  const values = await findNodes(access, prepareDeclared(query.parameters, written));
  return { text: plainReadText(query.text), values };
}

/** The rows of a query of the library, dates as text. */
export async function rowsOf(
  access: Access,
  name: string,
  given: Record<string, string> = {},
): Promise<readonly Row[]> {
  const { text, values } = await prepared(access, findQuery(library, name), given);
  const rows = await readAll(access, text, values);
  return rows.map((row) => row.map((value) => (value instanceof Object && 'day' in value ? String(value) : value)));
}
