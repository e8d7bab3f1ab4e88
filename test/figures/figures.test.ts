import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accessTo, rowsOf } from '../analysis/run-query.ts';
import { exporting, outputFolder } from '../export/exporting.ts';
import { describeWithDatabase, type TestDatabase } from '../support/neo4j.ts';

/** What the script in Python works out from an export. */
interface Figures {
  /** The answers as the README words them, by the number of the question. */
  readonly readme: Readonly<Record<string, string>>;
  /** Rows of queries of the library, each with the columns that are compared. */
  readonly library: Readonly<Record<string, readonly (readonly unknown[])[]>>;
}

/** The columns of a query that are compared, and whether the script gives its rows in another order. */
const compared: Readonly<Record<string, { readonly columns: readonly number[]; readonly sorted?: true }>> = {
  'leaders-by-summits': { columns: [0, 2, 3] },
  'most-frequent-guests': { columns: [0, 1] },
  'summits-by-host': { columns: [0, 1] },
  'compliance-by-member': { columns: [0, 1, 2], sorted: true },
  'compliance-by-decade': { columns: [0, 1, 2, 3, 5] },
  'compliance-by-issue': { columns: [0, 1, 2, 3, 4], sorted: true },
  'coverage-of-summits': { columns: [0, 2, 3, 4] },
  'organizations-by-decade': { columns: [0, 1, 2], sorted: true },
};

const script = join(import.meta.dirname, 'figures.py');
const python = ['python3', 'python'].find(
  (name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0,
);

const body = (database: TestDatabase) => {
  it('are those of the README and of the library', { timeout: 60_000 }, async () => {
    const folder = join(outputFolder(), 'csv');
    await exporting(database, { format: 'csv', output: folder });
    const options = {
      encoding: 'utf8',
      maxBuffer: 10_000_000,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' },
    } as const;
    const figures = JSON.parse(execFileSync(python!, [script, folder], options)) as Figures;

    const readme = readFileSync('README.md', 'utf8').split('\n');
    expect(Object.keys(figures.readme)).toHaveLength(10);
    for (const [number, answer] of Object.entries(figures.readme)) {
      expect(readme.find((line) => line.includes(`(test/graph/questions/${number}-`))).toContain(answer);
    }
    expect(Object.keys(figures.library)).toEqual(Object.keys(compared));
    for (const [name, { columns, sorted }] of Object.entries(compared)) {
      const rows = (await rowsOf(accessTo(database), name)).map((row) => columns.map((column) => row[column]));
      const expected = figures.library[name]!;
      expect(rows.length, name).toBeGreaterThan(3);
      expect(sorted ? inOrder(rows) : rows, name).toEqual(sorted ? inOrder(expected) : expected);
    }
  });
};

const inOrder = (rows: readonly (readonly unknown[])[]) =>
  rows.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

if (python) describeWithDatabase('figures that another program works out from the export in CSV', body);
else
  describe.skip('figures that another program works out from the export (skipped: no Python 3.9 or later)', () => {});
