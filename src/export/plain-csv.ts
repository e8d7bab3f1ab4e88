import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { unlessEmpty, type Value } from './rows.ts';
import { type Column, plainInstant, type Table } from './tables.ts';
import { counting, type WrittenTable } from './written-table.ts';

/**
 * Writes tables into a folder as CSV with plain names for headers: UTF-8, RFC 4180, an empty field for what is absent, and
 * lists as JSON arrays.
 */
export async function writePlainCsv(
  tables: readonly Table[],
  folder: string,
  signal?: AbortSignal,
): Promise<readonly WrittenTable[]> {
  const written: WrittenTable[] = [];
  for (const table of tables) {
    const present = await unlessEmpty(table.rows());
    if (!present) continue;
    const path = `${table.name}.csv`;
    const counted = counting(table, present);
    const lines = async function* () {
      yield table.columns.map(({ name }) => name);
      for await (const row of counted.rows()) yield row.map((value, index) => cell(value, table.columns[index]!));
    };
    const stream = createWriteStream(join(folder, path), { flush: true });
    await pipeline(lines, stringify(), stream, { ...(signal ? { signal } : {}) });
    written.push(counted.written(path));
  }
  return written;
}

function cell(value: Value | undefined, { property }: Column): string | number | null {
  if (value === undefined) return null;
  if (Array.isArray(value)) return JSON.stringify(value);
  if (property.type === 'dateTime') return plainInstant(value);
  return typeof value === 'boolean' ? String(value) : (value as string | number);
}
