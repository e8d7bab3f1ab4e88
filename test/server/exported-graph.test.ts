import { asyncBufferFromUrl, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import { exportGraph } from '../../src/export/export.ts';
import { wholeGraph } from '../../src/export/filter.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { serve } from './serve-exports.ts';

describeWithDatabase('the export of the graph over HTTP', (database) => {
  it('is what the command writes', async () => {
    const { driver } = database;
    const { databaseName } = database.connection;
    const read = async () =>
      (await driver.executeQuery('MATCH (d:Dataset) RETURN d.version AS version')).records[0]?.get('version') as string;
    const { address, fetch } = await serve({
      readVersion: read,
      write: (format, version, output) =>
        exportGraph({
          driver,
          databaseName,
          format,
          version,
          output,
          filter: wholeGraph,
          force: false,
          report: () => {},
        }),
    });
    const { resources } = await (await fetch('/export/parquet/datapackage.json')).json();
    const { path, rows } = resources.find(({ name }: { name: string }) => name === 'event');
    const file = await asyncBufferFromUrl({ url: `${address}/export/parquet/${path}` });
    const events = await parquetReadObjects({ file, columns: ['slug', 'year'] });
    expect(events).toHaveLength(rows);
    expect(events).toContainEqual({ slug: 'summit-2025-kananaskis', year: 2025n });
  });
});
