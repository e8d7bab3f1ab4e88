import { expect, it } from 'vitest';
import { type LoadOptions, loadDataset, previewLoad } from '../../src/dataset/load.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { everythingIn } from './graph-state.ts';
import { againstRules, misspelt, untrue } from './mistakes.ts';
import { edited, factsFolder } from './small-facts.ts';

/** The long run tries all mistakes, the ordinary one every twelfth: each is loaded twice. */
const everyNth = process.env['MISTAKES'] === 'all' ? 1 : 12;

const messageOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    ({ message }: Error) => message,
  );

describeWithScratchDatabase('a dry run and a load', (database) => {
  const optionsFor = (folder: string): LoadOptions => ({
    driver: database.driver,
    databaseName: database.connection.databaseName,
    folder,
    report: () => {},
  });

  it('refuse the same with the same message, and nothing is loaded', { timeout: 240_000 }, async () => {
    await loadDataset(optionsFor(factsFolder()));
    const before = await everythingIn(database);
    const mistakes = [...untrue, ...againstRules, ...misspelt.map((changes) => [changes, '.yaml:'] as const)];
    expect(mistakes.length).toBeGreaterThanOrEqual(50);
    for (const [changes, message] of mistakes.filter((_, index) => index % everyNth === 0)) {
      const options = optionsFor(factsFolder(changes));
      const refusal = await messageOf(previewLoad(options));
      expect(refusal).toContain(message);
      expect(refusal).toMatch(/^(One|\d+) mistakes? in the facts; nothing is loaded\.(\n[\w/.-]+\.yaml:\d+:\d+: .*)+$/);
      expect(await messageOf(loadDataset(options))).toBe(refusal);
    }
    expect(await everythingIn(database)).toEqual(before);
  });

  it('find the same to do, and only the load does it', async () => {
    const before = await everythingIn(database);
    const options = optionsFor(factsFolder(edited('countries.yaml', 'Norway', 'Kingdom of Norway')));
    const { version, changes, nodes } = await previewLoad(options);
    // The country, and its place, which is found by the country's name.
    expect([changes, nodes.changed.length]).toEqual([true, 2]);
    expect(await everythingIn(database)).toEqual(before);
    expect(await loadDataset(options)).toMatchObject({ version, changed: true, nodes: { changed: 2 } });
    expect((await previewLoad(options)).changes).toBe(false);
  });
});
