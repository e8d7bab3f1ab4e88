import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyGraph, write } from '../dataset/graph-state.ts';
import { describeWithScratchDatabase, type TestDatabase } from '../support/neo4j.ts';
import { dataStatements, importFolder } from './admin-import.ts';
import { everything, exportedText, exporting, outputFolder, readIn } from './exporting.ts';
import { difference, graphLines } from './graph-lines.ts';
import { blankLists, hostile, hostileLabels, hostileText, parsedGraphml } from './hostile.ts';

/** People too, since a node that is both is to be found. */
const presidencies = { ...everything, labels: ['Presidency', 'Person'] };

const run = (database: TestDatabase, script: string) => write(database, ...dataStatements(script));

describeWithScratchDatabase('what is exported and loaded again', (scratch) => {
  beforeEach(() => emptyGraph(scratch));

  describe('with values that no format likes', () => {
    const filter = { ...everything, labels: hostileLabels };

    it('is the same graph in CSV', async () => {
      await hostile(scratch);
      const before = await graphLines(scratch);
      const folder = join(outputFolder(), 'csv');
      await exporting(scratch, { format: 'csv', output: folder, filter });
      const { delimiter } = JSON.parse(readIn(folder, 'export.json')) as { delimiter: string };
      expect(delimiter).toBe('\u001f');
      expect(readIn(folder, 'README.md')).toContain(`--array-delimiter='U+001F'`);
      await emptyGraph(scratch);
      await importFolder(scratch, folder, delimiter);
      await run(scratch, readIn(folder, 'after-import.cypher'));
      expect(difference(before, await graphLines(scratch))).toEqual({ missing: [], further: [] });
    });

    it('is the same graph by LOAD CSV, but for the backslash that it takes for an escape', async () => {
      await hostile(
        scratch,
        hostileText.filter((text) => !text.includes('\\')),
      );
      const before = await graphLines(scratch);
      const folder = join(outputFolder(), 'csv');
      await exporting(scratch, { format: 'csv', output: folder, filter });
      await emptyGraph(scratch);
      const served = await serve(folder);
      const session = scratch.driver.session();
      try {
        for (const statement of dataStatements(readIn(folder, 'load.cypher'))) {
          await session.run(statement, { folder: served.address });
        }
      } finally {
        await session.close();
        served.close();
      }
      expect(difference(before, await graphLines(scratch))).toEqual({ missing: [], further: [] });
    });

    it('has the same names in GraphML, but for characters that XML forbids', async () => {
      await hostile(scratch);
      const graph = parsedGraphml(await exportedText(scratch, 'graphml', filter));
      const names = graph
        .filterNodes((_, { mainLabel }) => mainLabel === 'Person')
        .map((node) => graph.getNodeAttribute(node, 'name'));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about.
      const inXml = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
      expect(names.toSorted()).toEqual(hostileText.map(inXml).toSorted());
    });

    it('has the same names in JSON-LD', async () => {
      await hostile(scratch);
      const { '@graph': objects } = JSON.parse(await exportedText(scratch, 'jsonld', filter));
      const names = objects.filter((object: { '@type': string[] }) => object['@type'][0] === 'Person');
      expect(names.map(({ name }: { name: string }) => name).toSorted()).toEqual(hostileText.toSorted());
    });
  });

  it('says which record CSV cannot hold', async () => {
    await write(scratch, blankLists);
    const output = join(outputFolder(), 'csv');
    await expect(exporting(scratch, { format: 'csv', output, filter: presidencies })).rejects.toThrow(
      /^themes of presidency-blank is a list of one empty text/,
    );
  });

  it('says which record does not fit the model', async () => {
    await write(scratch, `CREATE (:Presidency:Entity {slug: 'presidency-odd', name: 'Odd', year: 'soon', themes: []})`);
    await expect(exportedText(scratch, 'graphml', presidencies)).rejects.toThrow(
      'year of Presidency presidency-odd is not integer, as the model has it',
    );
    await write(scratch, `MATCH (n {slug: 'presidency-odd'}) SET n.year = 2030, n:Person`);
    await expect(exportedText(scratch, 'graphml', presidencies)).rejects.toThrow(
      'presidency-odd is both a Person and a Presidency',
    );
  });

  it('leaves out what others keep in the graph, and says how much', async () => {
    await write(
      scratch,
      `CREATE (p:Person:Entity:Participant:Studied {slug: 'person-a', name: 'A', category: 'GUEST', rank: 1})
       CREATE (p)<-[:BOOKMARKED]-(:Analyst {name: 'Kim'}), (:Person {name: 'without a slug'})`,
    );
    const lines: string[] = [];
    const folder = join(outputFolder(), 'csv');
    await exporting(scratch, { format: 'csv', output: folder, report: (line) => lines.push(line) });
    expect(lines).toContain('Left out, since the model does not know them: 2 nodes and 1 relationship.');
    expect(readIn(folder, 'nodes/Person.csv')).toBe(
      `"slug:ID(Entity)",":LABEL","name","sortName","caption","description","note","url","wikidataId","confidence","formerSlugs:string[]","alternativeNames:string[]",\
"searchKind","searchNames:string[]","searchKinds","searchPlaces","searchTimes","searchRelated","searchText","searchReasons:string[]","searchWeight:double","searchRank","category"
"person-a","Person;Entity;Participant","A",,,,,,,,,,,,,,,,,,,,"GUEST"
`,
    );
  });

  it('is refused where a load comes between', async () => {
    await write(scratch, `CREATE (:Dataset {name: 'seven', version: 'before', loadedAt: datetime()})`);
    const output = new Writable({
      write: (_chunk, _encoding, done) =>
        void write(scratch, `MATCH (d:Dataset) SET d.version = 'after'`).then(() => done(), done),
    });
    await expect(
      exporting(scratch, { format: 'graphml', output, filter: { ...everything, labels: ['Dataset'] } }),
    ).rejects.toThrow('The graph was loaded anew during the export: run it again.');
  });
});

/** The files of a folder by HTTP, on this machine only. */
async function serve(folder: string): Promise<{ readonly address: string; close(): void }> {
  const server = createServer((request, response) => {
    response.end(readFileSync(join(folder, String(request.url))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}
