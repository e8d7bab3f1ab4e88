import { join } from 'node:path';
import type { Value } from './rows.ts';
import { unlessEmpty } from './rows.ts';
import type { Table, TableRow } from './tables.ts';

/** A table that stands in a folder. */
export interface WrittenTable {
  readonly table: Table;
  /** Below the folder. */
  readonly path: string;
  readonly rows: number;
  /** How many rows have something in each column, in the order of the columns. */
  readonly filled: readonly number[];
}

/** Counts the rows of a table, and what they hold, on their way into a file. */
function counting(table: Table, rows: AsyncIterable<TableRow>) {
  const filled = table.columns.map(() => 0);
  let count = 0;
  return {
    rows: async function* (): AsyncGenerator<TableRow> {
      for await (const row of rows) {
        count += 1;
        for (const [index, value] of row.entries()) if (hasSomething(value)) filled[index]! += 1;
        yield row;
      }
    },
    written: (path: string): WrittenTable => ({ table, path, rows: count, filled }),
  };
}

const hasSomething = (value: Value | undefined): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Writes each table that has rows into a file of its own in a folder, by `write`, and tells of what was written. */
export async function writeTables(
  tables: readonly Table[],
  folder: string,
  extension: string,
  write: (table: Table, rows: AsyncIterable<TableRow>, path: string) => Promise<void>,
): Promise<readonly WrittenTable[]> {
  const written: WrittenTable[] = [];
  for (const table of tables) {
    const present = await unlessEmpty(table.rows());
    if (!present) continue;
    const path = `${table.name}.${extension}`;
    const counted = counting(table, present);
    await write(table, counted.rows(), join(folder, path));
    written.push(counted.written(path));
  }
  return written;
}
