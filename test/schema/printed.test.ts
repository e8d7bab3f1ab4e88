import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { model } from '../../src/model/g7.ts';
import { constraintsOf, indexesOf } from '../../src/pothos-plugin-neo4j/model/cypher.ts';
import { printedFiles } from '../../src/print.ts';
import { describeWithDatabase } from '../support/neo4j.ts';

const files = Object.entries(await printedFiles());

describe('files that are printed from the code', () => {
  it.each(files)('%s is up to date: else run `npm run print`', (path, content) => {
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(content);
  });
});

describeWithDatabase('the constraints and indexes', (database) => {
  it('of the loaded graph are those of the model', async () => {
    const text = "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name ORDER BY name";
    const { records } = await database.driver.executeQuery(
      text,
      {},
      { database: database.connection.databaseName ?? '' },
    );
    const found = records.map((record) => record.get('name'));
    const declared = [...constraintsOf(model), ...indexesOf(model)].map(({ name }) => name).sort();
    expect(found).toEqual(declared);
  });
});
