import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CastingContext, parse } from 'csv-parse';
import neo4j from 'neo4j-driver';
import type { TestDatabase } from '../support/neo4j.ts';

/** What a column is, by its header: a property of some type, or one of the columns with a role. */
interface Column {
  readonly property: string | undefined;
  readonly role: 'ID' | 'LABEL' | 'START_ID' | 'END_ID' | 'TYPE' | undefined;
  /** The group of identifiers, of a column that holds one. */
  readonly group: string;
  readonly convert: (text: string) => unknown;
}

const HEADER = /^(?<name>[^:]*)(?::(?<what>[A-Za-z_]+)(?<list>\[\])?(?:\((?<group>[^)]*)\))?)?$/;

const converters: Readonly<Record<string, (text: string) => unknown>> = {
  string: (text) => text,
  long: (text) => neo4j.int(text),
  double: Number,
  boolean: (text) => text === 'true',
  date: (text) => neo4j.types.Date.fromStandardDate(new Date(`${text}T00:00:00`)),
  datetime: (text) => new Instant(text),
};

/** An instant, made by the database from its text. */
class Instant {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function columnOf(header: string, delimiter: string): Column {
  const { name, what = 'string', list, group = '' } = HEADER.exec(header)?.groups ?? {};
  const role = /^(ID|LABEL|START_ID|END_ID|TYPE)$/.test(what) ? (what as Column['role']) : undefined;
  const convert = role ? (text: string) => text : converters[what];
  if (!convert) throw new Error(`The header ${header} has an unknown type.`);
  const items = (text: string) => (text === '' ? undefined : text.split(delimiter).map(convert));
  return { property: name === '' ? undefined : name, role, group, convert: list ? items : convert };
}

interface Row {
  readonly properties: Record<string, unknown>;
  /** The columns with a role, by it; identifiers with their group. */
  readonly roles: Partial<Record<NonNullable<Column['role']>, string>>;
}

/** Nothing is absent, two quotes are an empty text. */
const cell = (text: string, { quoting }: CastingContext): string | null => (text === '' && !quoting ? null : text);

async function* readRows(file: string, delimiter: string): AsyncGenerator<Row> {
  let columns: readonly Column[] | undefined;
  for await (const line of createReadStream(file).pipe(parse({ cast: cell }))) {
    const cells = line as (string | null)[];
    if (!columns) {
      columns = cells.map((header) => columnOf(String(header), delimiter));
      continue;
    }
    const row: Row = { properties: {}, roles: {} };
    columns.forEach(({ property, role, group, convert }, index) => {
      const text = cells[index];
      if (text === null || text === undefined) return;
      if (role) row.roles[role] = role.endsWith('ID') ? `${group} ${text}` : text;
      const value = property ? convert(text) : undefined;
      if (property && value !== undefined) row.properties[property] = value;
    });
    yield row;
  }
}

/** Loads a folder of CSV into an empty database, reading it as \`neo4j-admin database import\` is documented to. */
export async function importFolder(database: TestDatabase, folder: string, delimiter = ';'): Promise<void> {
  const session = database.driver.session();
  const ids = new Map<string, string>();
  const files = (below: string) => readdirSync(join(folder, below)).map((name) => join(folder, below, name));
  try {
    for (const file of files('nodes')) {
      for await (const rows of inBatches(readRows(file, delimiter))) {
        const { records } = await session.run(
          `UNWIND $rows AS row CREATE (n:$(row.labels)) SET n = row.properties
           FOREACH (name IN keys(row.instants) | SET n[name] = datetime(row.instants[name])) RETURN elementId(n)`,
          {
            rows: rows.map(({ properties, roles }) => ({
              ...split(properties),
              labels: roles.LABEL?.split(delimiter),
            })),
          },
        );
        for (const [index, { roles }] of rows.entries()) ids.set(String(roles.ID), String(records[index]?.get(0)));
      }
    }
    for (const file of files('relationships')) {
      for await (const rows of inBatches(readRows(file, delimiter))) {
        await session.run(
          `UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.from MATCH (b) WHERE elementId(b) = row.to
           CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties`,
          {
            rows: rows.map(({ properties, roles }) => ({
              properties,
              type: roles.TYPE,
              from: ids.get(String(roles.START_ID)),
              to: ids.get(String(roles.END_ID)),
            })),
          },
        );
      }
    }
  } finally {
    await session.close();
  }
}

function split(all: Record<string, unknown>) {
  const isInstant = ([, value]: [string, unknown]) => value instanceof Instant;
  const entries = Object.entries(all);
  return {
    properties: Object.fromEntries(entries.filter((entry) => !isInstant(entry))),
    instants: Object.fromEntries(entries.filter(isInstant).map(([name, value]) => [name, (value as Instant).text])),
  };
}

async function* inBatches<T>(items: AsyncIterable<T>, size = 2_000): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The statements of a script that are about data; those about constraints and indexes are the same as the loader's. */
export const dataStatements = (script: string): readonly string[] =>
  script
    .split(/;\n/)
    .map((text) => text.replace(/^\/\/.*$/gm, '').trim())
    .filter((text) => text !== '' && !/^(CREATE (CONSTRAINT|INDEX)|CALL db\.awaitIndexes)/.test(text));
