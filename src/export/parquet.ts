import type { SchemaElement } from 'hyparquet';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { type FactType, factTypeOf } from '../model/fact-type.ts';
import type { PropertyType } from '../pothos-plugin-neo4j/model/index.ts';
import { describeOrigin, type Origin } from './origin.ts';
import type { Scalar, Value } from './rows.ts';
import { type Column, plainInstant, type Table, type TableRow } from './tables.ts';
import { type WrittenTable, writeTables } from './written-table.ts';

/** Rows that are in memory at a time. */
const ROWS_AT_ONCE = 5_000;

/**
 * Writes tables into a folder as Parquet, compressed by Snappy: columns have their types, days are DATE, instants TIMESTAMP
 * in UTC, lists LIST. Where the data come from stands in the metadata of each file.
 */
export function writeParquet(
  tables: readonly Table[],
  folder: string,
  origin: Origin,
  signal?: AbortSignal,
): Promise<readonly WrittenTable[]> {
  return writeTables(tables, folder, 'parquet', (table, rows, path) => writeTable(table, rows, path, origin, signal));
}

async function writeTable(
  { columns, description }: Table,
  rows: AsyncIterable<TableRow>,
  path: string,
  origin: Origin,
  signal: AbortSignal | undefined,
): Promise<void> {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaOf(columns),
    createdBy: 'seven-graph',
    kvMetadata: [
      { key: 'description', value: description },
      { key: 'origin', value: describeOrigin(origin).join('\n') },
    ],
  });
  let batch: TableRow[] = [];
  const flush = () => {
    const columnData = columns.map((column, index) => ({
      name: column.name,
      data: batch.map((row) => cellOf(row[index], column)),
    }));
    writer.write({ columnData, rowGroupSize: ROWS_AT_ONCE });
    batch = [];
  };
  for await (const row of rows) {
    signal?.throwIfAborted();
    batch.push(row);
    if (batch.length === ROWS_AT_ONCE) flush();
  }
  if (batch.length > 0) flush();
  writer.finish();
}

const types: Readonly<Record<FactType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  float: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  dateTime: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  const root: SchemaElement = { name: 'root', num_children: columns.length };
  return [root, ...columns.flatMap(elementsOf)];
}

function elementsOf({ name, property: { type, list } }: Column): readonly SchemaElement[] {
  // What the model requires, an older graph may lack.
  if (!list) return [{ name, repetition_type: 'OPTIONAL', ...types[factTypeOf({ type })] }];
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', ...types[factTypeOf({ type })] },
  ];
}

function cellOf(value: Value | undefined, { property: { type, list } }: Column): unknown {
  if (value === undefined) return null;
  return list ? (value as readonly Scalar[]).map((item) => scalarOf(item, type)) : scalarOf(value as Scalar, type);
}

function scalarOf(value: Scalar, type: PropertyType): unknown {
  if (type === 'integer') return BigInt(value);
  return type === 'date' || type === 'dateTime' ? new Date(plainInstant(value)) : value;
}
