import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { exporting, outputFolder } from '../export/exporting.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { findPython, runProgram } from '../support/python.ts';

const python = findPython(['pandas', 'matplotlib', 'networkx']);
const why = 'missing' in python ? ` (skipped: ${python.missing})` : '';

it('the notebook is kept without results, which would age', () => {
  const { cells, nbformat } = JSON.parse(readFileSync('cypher/notebook.ipynb', 'utf8')) as {
    nbformat: number;
    cells: { cell_type: string; outputs?: unknown[]; execution_count?: number | null }[];
  };
  expect(nbformat).toBe(4);
  const code = cells.filter((cell) => cell.cell_type === 'code');
  expect(code.length).toBeGreaterThan(5);
  expect(code.filter(({ outputs, execution_count }) => outputs?.length !== 0 || execution_count !== null)).toEqual([]);
});

describeWithDatabase('the notebook', (database) => {
  it.skipIf('missing' in python)(
    `leads from nothing to two plots, with the numbers of the graph${why}`,
    async () => {
      const folder = outputFolder();
      const tables = join(folder, 'tables');
      await exporting(database, { format: 'tables', output: tables });
      const { status, output, errors } = await runProgram(
        'path' in python ? python.path : '',
        [resolve('test/analysis/run_notebook.py'), resolve('cypher/notebook.ipynb'), folder],
        { cwd: folder, environment: { SEVEN_TABLES: tables, MPLCONFIGDIR: folder } },
      );
      expect(status, errors).toBe(0);
      const found = JSON.parse(output);
      expect(found.plots).toHaveLength(2);
      for (const size of found.plots) expect(size).toBeGreaterThan(10_000);

      const means = await database.driver.executeQuery(
        'MATCH (a:Assessment)-[:SCORES]->(m:Member) RETURN m.code AS code, avg(a.score) AS mean, count(*) AS count',
      );
      expect(Object.keys(found.means)).toHaveLength(means.records.length);
      for (const record of means.records) {
        expect(found.means[record.get('code')]).toBeCloseTo(record.get('mean'), 9);
        expect(found.counts[record.get('code')]).toBe(record.get('count'));
      }
      const pairs = await database.driver.executeQuery(
        `MATCH (one:Person)-[a:ATTENDS]->(s:Summit {status: 'HELD'})<-[b:ATTENDS]-(other:Person)
       WHERE one.slug < other.slug AND a.status = 'ATTENDED' AND b.status = 'ATTENDED'
         AND a.role IN ['HOST', 'MEMBER_LEADER', 'EU_REPRESENTATIVE']
         AND b.role IN ['HOST', 'MEMBER_LEADER', 'EU_REPRESENTATIVE']
       WITH one, other, count(DISTINCT s) AS summits
       RETURN count(*) AS pairs, max(summits) AS most`,
      );
      expect({ pairs: found.pairs, most: found.most }).toEqual(pairs.records[0]?.toObject());
    },
    120_000,
  );
});
