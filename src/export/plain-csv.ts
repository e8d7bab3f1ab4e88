import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Value } from './rows.ts';
import { type Column, plainInstant, type Table } from './tables.ts';
import { type WrittenTable, writeTables } from './written-table.ts';

/**
 * Writes tables into a folder as CSV with plain names for headers: UTF-8, RFC 4180, an empty field for what is absent, and
 * lists as JSON arrays.
 */
export function writePlainCsv(
  tables: readonly Table[],
  folder: string,
  signal?: AbortSignal,
): Promise<readonly WrittenTable[]> {
  return writeTables(tables, folder, 'csv', async ({ columns }, rows, path) => {
    const lines = async function* () {
      yield columns.map(({ name }) => name);
      for await (const row of rows) yield row.map((value, index) => cell(value, columns[index]!));
    };
    const stream = createWriteStream(path, { flush: true });
    await pipeline(lines, stringify(), stream, { ...(signal ? { signal } : {}) });
  });
}

function cell(value: Value | undefined, { property }: Column): string | number | null {
  if (value === undefined) return null;
  if (Array.isArray(value)) return JSON.stringify(value);
  if (property.type === 'dateTime') return plainInstant(value);
  return typeof value === 'boolean' ? String(value) : (value as string | number);
}
