import neo4j from 'neo4j-driver';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDriver } from '../../src/database/driver.ts';
import { decide, type EnsureOptions, ensureFacts, type LoadPolicy, requireFacts } from '../../src/dataset/ensure.ts';
import { loadDataset, previewLoad } from '../../src/dataset/load.ts';
import { readDataset } from '../../src/dataset/read.ts';
import { NotAllowed } from '../../src/dataset/rights.ts';
import { describeWithScratchDatabase, type TestDatabase } from '../support/neo4j.ts';
import { watchedDriver } from '../support/watched-driver.ts';
import { wireTo } from '../support/wire.ts';
import { emptyGraph, everythingIn, single, write } from './graph-state.ts';
import { edited, factsFolder } from './small-facts.ts';

const summit = 'events/2020/summit.yaml';

describe('what is done about a graph', () => {
  const nothing = { version: undefined, inputs: undefined, superseded: [], states: [], mark: undefined };
  const empty = { ...nothing, isEmpty: true };
  const foreign = { ...nothing, isEmpty: false };
  const same = { ...empty, version: 'v2', inputs: 'here', superseded: ['old'], isEmpty: false };
  const older = { ...empty, version: 'v1', inputs: 'old', superseded: [], isEmpty: false };
  const newer = { ...empty, version: 'v3', inputs: 'new', superseded: ['old', 'here'], isEmpty: false };
  const [first, second] = [
    { name: 'release 2020.1', version: 'v2' },
    { name: 'release 2020.2', version: 'v3' },
  ];
  /** It never held the files at hand. */
  const released = { ...newer, superseded: [], states: [first, second] };
  const afterwards = { ...released, version: 'v4' };
  const here = { inputs: 'here', states: [first], version: 'v2' };

  it.each<[policy: LoadPolicy, isOwn: boolean, loads: readonly object[]]>([
    ['auto', true, [empty, foreign, older]],
    ['auto', false, [empty]],
    ['always', true, [empty, foreign, older]],
    ['always', false, [empty, foreign, older]],
    ['never', true, []],
    ['never', false, []],
  ])('with %s, in a Neo4j of its own: %s', (policy, isOwn, loads) => {
    const loading = [empty, foreign, same, older, newer, released, afterwards].filter(
      (held) => decide(held, here, { policy, isOwn }).load,
    );
    expect(loading).toEqual(loads);
  });

  it.each([
    [empty, /no facts in the graph.*LOAD_FACTS.*npm run load/],
    [same, /^The facts are loaded: version v2\.$/],
    [older, /holds version v1 of the facts, loaded from other files.*npm run load/],
    [newer, /holds version v3 of the facts, which replaced those of these files.*To go back: npm run load/],
    [released, /holds version v3 of the facts, which know release 2020\.2, that these files do not know yet: it stays/],
  ])('is said in one line, with what else could be done', (held, line) => {
    expect(decide(held, here, { policy: 'never', isOwn: true }).line).toMatch(line);
  });

  it.each([
    ['before the newest release', [first], 'v1', false],
    ['that are an earlier release', [first, second], 'v2', false],
    ['that are the newest release, where the graph holds what came after it', [first, second], 'v3', false],
    ['after the newest release', [first, second], 'v5', true],
    [
      'after a newer state that the graph does not know',
      [first, second, { name: 'version v6', version: 'v6' }],
      'v7',
      true,
    ],
    // Before it is published, a release may be written anew.
    ['after a release that was written anew', [first, { ...second, version: 'v8' }], 'v9', true],
  ])('for files %s', (_name, states, version, loads) => {
    const files = { inputs: 'here', states, version };
    const { load } = decide({ ...released, version: 'v4' }, files, { policy: 'auto', isOwn: true });
    expect(load).toBe(loads);
  });
});

/** A database, as a process that starts on it has it. */
function starting(database: TestDatabase, folder: string, over: Partial<EnsureOptions> = {}) {
  const lines: string[] = [];
  const report = (line: string) => void lines.push(line);
  const { driver, connection } = database;
  const options = {
    driver,
    databaseName: connection.databaseName,
    folder,
    report,
    policy: 'auto',
    isOwn: true,
  } as const;
  return { lines, ensure: () => ensureFacts({ ...options, ...over }), load: () => loadDataset(options) };
}

/** A driver whose sessions can only read: Neo4j refuses everything else, as it does to a user without the right. */
const readingOnly = ({ driver }: TestDatabase): TestDatabase['driver'] =>
  new Proxy(driver, {
    get(target, name) {
      if (name !== 'session') return Reflect.get(target, name);
      return (given: Parameters<typeof target.session>[0]) =>
        target.session({ ...given, defaultAccessMode: neo4j.session.READ });
    },
  });

describeWithScratchDatabase('a process that starts', (database) => {
  beforeEach(() => emptyGraph(database));
  const changed = () => factsFolder(edited(summit, 'name: Summit', 'name: The summit'));

  it('loads into a Neo4j of its own only what is not there', async () => {
    const folder = factsFolder();
    const first = starting(database, folder);
    const { version, loaded } = await first.ensure();
    expect(loaded).toBe(true);
    expect(first.lines[0]).toBe('There are no facts in the graph yet: loading them.');

    const second = starting(database, folder);
    expect(await second.ensure()).toEqual({ version, loaded: false });
    expect(second.lines).toEqual([`The facts are loaded: version ${version}.`]);

    const third = starting(database, changed());
    expect((await third.ensure()).loaded).toBe(true);
    expect(third.lines[0]).toBe(
      `The graph holds version ${version} of the facts, and the files have changed since: loading them.`,
    );

    const remark = starting(database, factsFolder(edited(summit, 'name: Summit', '# A remark.\nname: The summit')));
    expect((await remark.ensure()).loaded).toBe(false);
  });

  it('with older facts changes nothing, whatever its policy; a person can go back', async () => {
    const folder = factsFolder();
    await starting(database, folder).load();
    const newer = await starting(database, changed()).load();
    await starting(database, factsFolder(edited(summit, 'name: Summit', '# Moved.\nname: The summit'))).load();
    const before = await everythingIn(database);
    for (const policy of ['auto', 'always'] as const) {
      const { ensure, lines } = starting(database, folder, { policy });
      expect(await ensure()).toEqual({ version: newer.version, loaded: false });
      expect(lines).toEqual([expect.stringMatching(/which replaced those of these files: it stays/)]);
    }
    expect(await everythingIn(database)).toEqual(before);

    const back = starting(database, folder);
    expect((await back.load()).changed).toBe(true);
    expect(back.lines[0]).toMatch(/, which replaced those of these files: it goes back\.$/);
    expect((await starting(database, changed()).ensure()).loaded).toBe(false);
  });

  it('with the facts of an earlier release changes nothing, also where the graph never held them', async () => {
    const folder = factsFolder();
    const earlier = { name: 'release 2020.1', version: (await readDataset(folder)).version };
    const states = [{ name: 'version another', version: 'another' }, earlier];
    const { driver, connection } = database;
    const report = () => {};
    const { version } = await loadDataset({
      ...{ driver, databaseName: connection.databaseName, folder: changed(), report },
      states,
    });
    const before = await everythingIn(database);
    for (const [known, why] of [
      [[earlier], 'which know version another, that these files do not know yet'],
      [states, 'which come after release 2020.1, that these files are'],
    ] as const) {
      const { ensure, lines } = starting(database, folder, { states: known });
      expect(await ensure()).toEqual({ version, loaded: false });
      expect(lines).toEqual([expect.stringContaining(`${why}: it stays`)]);
    }
    expect(await everythingIn(database)).toEqual(before);

    const newer = factsFolder(edited(summit, 'name: Summit', 'name: The new summit'));
    expect((await starting(database, newer, { states }).ensure()).loaded).toBe(true);
  });

  it('does not replace what another has loaded while it waited', async () => {
    await starting(database, factsFolder()).load();
    const { driver } = database;
    const other = starting(database, changed());
    /** Between the look at the graph and the load that it leads to. */
    const meanwhile = watchedDriver(driver, (transaction, config) => {
      const run = transaction.run.bind(transaction);
      let isFirst = config?.metadata !== undefined;
      transaction.run = (async (...statement: Parameters<typeof run>) => {
        if (isFirst) {
          isFirst = false;
          await other.load();
        }
        return run(...statement);
      }) as unknown as typeof transaction.run;
    });
    const third = factsFolder(edited(summit, 'name: Summit', 'name: Another summit'));
    const { ensure } = starting(database, third, { driver: meanwhile });
    expect((await ensure()).loaded).toBe(false);
    expect(await single(database, "MATCH (s {slug: 'summit-2020'}) RETURN s.name")).toBe('The summit');
  });

  it('at the address of somebody else only reads, unless the graph is empty', async () => {
    const folder = factsFolder();
    await write(database, "CREATE (:Diary {name: 'Mine'})");
    const driver = readingOnly(database);
    const beside = starting(database, folder, { driver, isOwn: false });
    expect(await beside.ensure()).toEqual({ version: undefined, loaded: false });
    expect(beside.lines).toEqual([expect.stringMatching(/no facts, and other data.*npm run load/)]);

    const { version } = await starting(database, folder).load();
    const other = starting(database, changed(), { driver, isOwn: false });
    expect(await other.ensure()).toEqual({ version, loaded: false });
    expect(other.lines).toHaveLength(1);

    await emptyGraph(database);
    expect((await starting(database, folder, { isOwn: false }).ensure()).loaded).toBe(true);
  });

  it('ends where the database has gone silent, in time or when it is told to', async () => {
    const wire = await wireTo(database.connection.uri);
    const driver = createDriver({ ...database.connection, uri: wire.uri });
    const folder = factsFolder();
    const first = wire.hangAt('DatasetManifest', 1);
    const late = starting(database, folder, { driver, readingMs: 100 });
    await expect(late.ensure()).rejects.toThrow('Neo4j has not said within 0.1 s which facts it holds. See whether');
    await first;
    wire.flow();

    const silent = wire.hangAt('DatasetManifest', 1);
    const stopping = new AbortController();
    const stopped = expect(starting(database, folder, { driver, signal: stopping.signal }).ensure()).rejects.toThrow(
      'Enough',
    );
    await silent;
    stopping.abort(new Error('Enough.'));
    await stopped;
    await wire.end();
    await driver.close();
  });

  it('waits for the facts where its user may only read, and finds them when they come', async () => {
    const folder = factsFolder();
    const driver = readingOnly(database);
    const { ensure, lines } = starting(database, folder, { driver, isOwn: false });
    expect(await ensure()).toEqual({ version: undefined, loaded: false });
    expect(lines.at(-1)).toMatch(/This user may only read: .*npm run load/);
    await expect(requireFacts(database.run)).rejects.toThrow('holds no facts yet');

    // What an operator has asked for in words is not passed over.
    await expect(starting(database, folder, { driver, isOwn: false, policy: 'always' }).ensure()).rejects.toThrow(
      /^Neo4j lets nobody write there, or not this user\. A load needs .* Nothing was changed\./,
    );
    // So does a load by hand, once it comes to writing.
    await expect(loadDataset({ driver, databaseName: undefined, folder, report: () => {} })).rejects.toThrow(
      NotAllowed,
    );
    await expect(previewLoad({ driver, databaseName: undefined, folder, report: () => {} })).rejects.toThrow(
      NotAllowed,
    );

    await starting(database, folder).load();
    await requireFacts(database.run);
  });
});
