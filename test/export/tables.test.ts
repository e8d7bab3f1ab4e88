import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { internalNames } from '../../src/dataset/catalog.ts';
import type { Filter } from '../../src/export/filter.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { findPython, runProgram } from '../support/python.ts';
import { everything, exportedText, exporting, outputFolder, readIn } from './exporting.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly filled: number;
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly rows: number;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly primaryKey?: string;
    readonly foreignKeys?: readonly { fields: string; reference: { resource: string; fields: string } }[];
  };
}

const folder = mkdtempSync(join(tmpdir(), 'seven-graph-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packageIn = (of: string) => JSON.parse(readIn(join(folder, of), 'datapackage.json')) as { resources: Resource[] };
const readTable = ({ path }: Resource): Record<string, string>[] =>
  parse(readIn(join(folder, 'tables'), path), { columns: true });

/** What a cell of CSV says, in the values that Parquet has. */
function valueOfCell(cell: string, type: string): unknown {
  if (cell === '') return undefined;
  if (type === 'integer') return BigInt(cell);
  if (type === 'number') return Number(cell);
  if (type === 'boolean') return cell === 'true';
  if (type === 'array') return JSON.parse(cell);
  return type === 'date' || type === 'datetime' ? new Date(cell).getTime() : cell;
}

const forms: Readonly<Record<string, RegExp>> = { integer: /^-?\d+$/, date: /^\d{4}-\d\d-\d\d$/, array: /^\[.*\]$/ };

/** The cells of a column that are not what the package says of it. */
function brokenPromises({ name, type, constraints = {} }: Field, rows: readonly Record<string, string>[]) {
  return rows
    .map((row) => row[name]!)
    .filter((cell) => {
      if (cell === '') return constraints.required === true;
      return constraints.enum?.includes(cell) === false || forms[type]?.test(cell) === false;
    });
}

const comparable = (value: unknown): unknown => (value instanceof Date ? value.getTime() : (value ?? undefined));

describeWithDatabase('tables', (database) => {
  beforeAll(async () => {
    for (const format of ['tables', 'parquet'] as const) {
      await exporting(database, { format, output: join(folder, format) });
    }
  }, 60_000);

  it('hold every node and relationship of the graph once, with the columns that the package describes', async () => {
    const { resources } = packageIn('tables');
    const { records } = await database.driver.executeQuery(
      'RETURN COUNT { (n) WHERE n.slug IS NOT NULL OR n:Dataset } + COUNT { ()-[]->() } AS all',
    );
    expect(resources.reduce((sum, { rows }) => sum + rows, 0)).toBe(records[0]?.get('all'));
    for (const resource of resources) {
      const [header, ...rows] = parse(readIn(join(folder, 'tables'), resource.path)) as string[][];
      expect(header, resource.path).toEqual(resource.schema.fields.map(({ name }) => name));
      expect(rows, resource.path).toHaveLength(resource.rows);
      expect(resource.schema.fields.filter(({ description }) => !description)).toEqual([]);
      // What only serves an index is no fact.
      expect(header!.filter((name) => internalNames.has(name))).toEqual([]);
    }
  });

  it('keep the keys, words and types that the package promises', () => {
    const { resources } = packageIn('tables');
    const keys = new Map(resources.map((resource) => [resource.name, readTable(resource).map((row) => row['slug'])]));
    expect(new Set(keys.get('event')).size).toBe(keys.get('event')!.length);
    for (const resource of resources) {
      const rows = readTable(resource);
      for (const field of resource.schema.fields) expect(brokenPromises(field, rows), field.name).toEqual([]);
      for (const { fields, reference } of resource.schema.foreignKeys ?? []) {
        const known = new Set(keys.get(reference.resource));
        expect(
          rows.filter((row) => !known.has(row[fields])),
          `${resource.name}.${fields}`,
        ).toEqual([]);
      }
    }
    const attends = resources.find(({ name }) => name === 'attends');
    expect(attends?.schema.foreignKeys).toEqual([{ fields: 'to', reference: { resource: 'event', fields: 'slug' } }]);
  });

  it('have the columns of the model in every part of the graph, and say what no row fills', async () => {
    const { resources } = packageIn('tables');
    for (const resource of resources) {
      const rows = readTable(resource);
      const guide = readIn(join(folder, 'tables'), 'README.md').split('\n');
      const line = guide.find((each) => each.startsWith(`- \`${resource.path}\``));
      const filled = ({ name }: Field) => rows.filter((row) => !['', '[]'].includes(row[name]!)).length;
      expect(resource.schema.fields.map((field) => [field.name, field.filled])).toEqual(
        resource.schema.fields.map((field) => [field.name, filled(field)]),
      );
      const empty = resource.schema.fields.filter((field) => filled(field) === 0).map(({ name }) => `\`${name}\``);
      expect(line?.split(' Empty in all rows: ')[1]).toBe(empty.length === 0 ? undefined : `${empty.join(', ')}.`);
    }
    expect(packageIn('parquet').resources.map(({ schema }) => schema.fields)).toEqual(
      resources.map(({ schema }) => schema.fields),
    );
    const output = outputFolder();
    await exporting(database, { format: 'tables', output, filter: { ...everything, labels: ['Priority'] } });
    const header = (of: string) => readIn(of, 'Priority.csv').split('\n')[0];
    expect(header(output)).toBe(header(join(folder, 'tables')));
  });

  it('are the same in Parquet, with types', async () => {
    const inCsv = new Map(packageIn('tables').resources.map((resource) => [resource.name, resource]));
    for (const { name, path } of packageIn('parquet').resources) {
      const csv = inCsv.get(name)!;
      const file = await asyncBufferFromFile(join(folder, 'parquet', path));
      const rows = await parquetReadObjects({ file });
      const expected = readTable(csv);
      expect(rows, path).toHaveLength(expected.length);
      for (const [index, row] of rows.entries()) {
        for (const { name: column, type } of csv.schema.fields) {
          const said = valueOfCell(expected[index]![column]!, type);
          // An empty text and an absent one are told apart in Parquet alone.
          if (said === undefined && row[column] === '') continue;
          expect(comparable(row[column]), `${path} ${column}`).toEqual(said);
        }
      }
    }
  });

  it('say where they come from, in Parquet in each file', async () => {
    const metadata = await parquetMetadataAsync(await asyncBufferFromFile(join(folder, 'parquet/Event.parquet')));
    const origin = metadata.key_value_metadata?.find(({ key }) => key === 'origin')?.value;
    expect(origin).toMatch(/version [0-9a-f]{12}[\s\S]*CC BY 4.0[\s\S]*G7 Research Group/);
  });

  it('never lose licence and attribution, whatever part of the graph and format it is', async () => {
    const filter: Filter = { ...everything, labels: ['Priority'] };
    const texts = {
      graphml: await exportedText(database, 'graphml', filter),
      jsonld: await exportedText(database, 'jsonld', filter),
    };
    const output = outputFolder();
    for (const format of ['csv', 'tables', 'parquet'] as const) {
      await exporting(database, { format, output: join(output, format), filter });
      expect(JSON.parse(readIn(join(output, format), 'export.json'))).toMatchObject({ licence: 'CC BY 4.0' });
      Object.assign(texts, { [format]: readIn(join(output, format), 'README.md') });
    }
    for (const [format, text] of Object.entries(texts)) {
      expect(text, format).toContain('CC BY 4.0');
      expect(text, format).toContain('issue areas, identifiers and scores of commitments from the G7 Research Group.');
      expect(text, format).toMatch(/\b[0-9a-f]{12}\b/);
    }
    expect(readdirSync(join(output, 'tables')).toSorted()).toEqual(
      ['BROADER.csv', 'Priority.csv', 'README.md', 'datapackage.json', 'export.json'].toSorted(),
    );
    expect(readIn(join(output, 'tables'), 'README.md')).not.toContain('import pandas');
  });

  describe('the code beside them', () => {
    const codeIn = (format: 'tables' | 'parquet', language: string): string =>
      new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readIn(join(folder, format), 'README.md'))![1]!;
    const run = async (path: string, format: 'tables' | 'parquet', code: string) => {
      const script = join(folder, format, '.snippet');
      writeFileSync(script, code);
      const outcome = await runProgram(path, [script], { cwd: join(folder, format) });
      expect(outcome.errors).toBe('');
      return outcome.output;
    };
    /** How often somebody attended in 2025, told another way. */
    const expected = async () => {
      const text = 'MATCH ()-[r:ATTENDS]->(e:Event {year: 2025}) RETURN count(r) AS number';
      return (await database.driver.executeQuery(text)).records[0]?.get('number') as number;
    };

    for (const format of ['tables', 'parquet'] as const) {
      const python = findPython(format === 'tables' ? ['pandas'] : ['pandas', 'pyarrow']);
      const duckdb = findPython(['duckdb']);
      it.skipIf('missing' in python)(
        `opens ${format} with pandas${'missing' in python ? `: ${python.missing}` : ''}`,
        async () => {
          const output = await run('path' in python ? python.path : '', format, codeIn(format, 'python'));
          expect(output).toMatch(new RegExp(`^2025 +${await expected()}$`, 'm'));
        },
      );
      it.skipIf('missing' in duckdb)(
        `opens ${format} with DuckDB${'missing' in duckdb ? `: ${duckdb.missing}` : ''}`,
        async () => {
          const code = `import duckdb\nfor row in duckdb.sql("""${codeIn(format, 'sql')}""").fetchall(): print(*row)`;
          const output = await run('path' in duckdb ? duckdb.path : '', format, code);
          expect(output).toMatch(new RegExp(`^2025 ${await expected()}$`, 'm'));
        },
      );
    }

    const hasR = findR();
    it.skipIf(!hasR)(`opens tables with R${hasR ? '' : ': there is no Rscript'}`, async () => {
      const output = await run('Rscript', 'tables', codeIn('tables', 'r'));
      expect(output.replaceAll(/\s+/g, ' ')).toContain(` ${await expected()} `);
    });
  });
});

function findR(): boolean {
  return (process.env['PATH'] ?? '').split(':').some((directory) => {
    try {
      return readFileSync(join(directory, 'Rscript')).length > 0;
    } catch {
      return false;
    }
  });
}
