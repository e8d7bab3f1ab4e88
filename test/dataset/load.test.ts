import { Neo4jError } from 'neo4j-driver';
import { beforeEach, expect, it } from 'vitest';
import { describeDifference, summarise } from '../../src/dataset/describe.ts';
import { loadDataset, previewLoad } from '../../src/dataset/load.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { emptyGraph, everythingIn, single, write } from './graph-state.ts';
import { load, loading } from './loading.ts';
import { edited, factsFolder, smallFact } from './small-facts.ts';

const summit = 'events/2020/summit.yaml';
const nothing = { created: 0, changed: 0, removed: 0 };

describeWithScratchDatabase('loading facts', (database) => {
  beforeEach(() => emptyGraph(database));

  it('writes everything once, and then nothing', async () => {
    const folder = factsFolder();
    const first = loading(database, folder);
    const result = await loadDataset(first.options);
    expect(result.changed).toBe(true);
    expect(result.nodes).toEqual({ created: 15, changed: 0, removed: 0 });
    expect(first.lines).toContain('Nodes: 15 created, 0 changed, 0 removed.');
    expect(await single(database, 'MATCH (n:Entity) RETURN count(n)')).toBe(15);
    expect(await single(database, 'MATCH ()-[r]->() RETURN count(r)')).toBe(result.relationships.created);
    expect(await single(database, 'MATCH (d:Dataset) RETURN d.version')).toBe(result.version);

    const before = await everythingIn(database);
    const second = loading(database, folder);
    const again = await loadDataset(second.options);
    expect(again).toEqual({ version: result.version, changed: false, nodes: nothing, relationships: nothing });
    expect(second.lines).toEqual([`No change: the graph holds version ${result.version} of the facts.`]);
    expect(await everythingIn(database)).toEqual(before);
  });

  it('changes what has changed, and removes what has left the files', async () => {
    await load(database, factsFolder());
    const later = factsFolder({
      [summit]: smallFact(summit)
        .replace('endDate: 2020-06-03\n', 'endDate: 2020-06-04\n')
        .replace('number: 1\n', 'number: 1\nnote: One day longer.\n')
        .replace(/ {2}- representing: NO[\s\S]*?MEDIUM\n/, ''),
      'people/norway.yaml': smallFact('people/canada.yaml').replaceAll('ann', 'bea').replace('Ann', 'Bea'),
      ...edited('countries.yaml', 'Norway', 'Kingdom of Norway'),
    });
    const { options } = loading(database, later);
    const preview = describeDifference(await previewLoad(options));
    expect(preview).toEqual(
      expect.arrayContaining([
        '~ Summit summit-2020',
        '    endDate: "2020-06-03" -> "2020-06-04"',
        '    note: nothing -> "One day longer."',
        '~ Country country-no',
        '    name: "Norway" -> "Kingdom of Norway"',
        '+ Person person-bea',
        '    searchNames: worked out anew',
        '- ATTENDS part-summit-2020-no (country-no -> summit-2020)',
        '- GUEST_AT country-no/summit-2020 (country-no -> summit-2020)',
      ]),
    );
    const { nodes, relationships } = await load(database, later).catch((error) => {
      throw error;
    });
    // The third is the presidency, whose caption tells the days of its summit; the person is found by the summit.
    expect(nodes).toEqual({ created: 1, changed: 4, removed: 0 });
    expect(preview).toContain('~ 1 more: only what it is found by');
    expect(relationships).toEqual({ created: 2, changed: 0, removed: 2 });
    expect(await single(database, `MATCH (s:Summit) RETURN toString(s.endDate) + ' ' + s.note`)).toBe(
      '2020-06-04 One day longer.',
    );
    expect(await single(database, 'MATCH ()-[a:ATTENDS]->() RETURN count(a)')).toBe(1);

    await load(database, factsFolder());
    expect(await single(database, 'MATCH (s:Summit) RETURN s.note')).toBeNull();
    expect(await single(database, 'MATCH (p:Person) RETURN count(p)')).toBe(1);
  });

  it('begins again where Neo4j ends it since it and another transaction wait for each other', async () => {
    const deadlock = new Neo4jError('deadlock', 'Neo.TransientError.Transaction.DeadlockDetected', '50N05', 'deadlock');
    const { options } = loading(database, factsFolder());
    let attempts = 0;
    const mayReplace = () => {
      attempts += 1;
      if (attempts === 1) throw deadlock;
      return true;
    };
    expect(await loadDataset({ ...options, mayReplace })).toMatchObject({ changed: true });
    expect(attempts).toBe(2);
  });

  it('follows a record to another label and a relationship to other ends', async () => {
    await load(database, factsFolder());
    const { nodes, relationships } = await load(
      database,
      factsFolder({
        ...edited('events/2020/ministers.yaml', 'kind: MINISTERIAL_MEETING', 'kind: SENIOR_OFFICIALS_MEETING'),
        [summit]: smallFact(summit).replace(
          '- representing: NO',
          '- key: part-summit-2020-no\n    person: person-bea\n    representing: NO',
        ),
        'people/norway.yaml': smallFact('people/canada.yaml').replaceAll('ann', 'bea').replace('Ann', 'Bea'),
      }),
    );
    // Two have another caption: what the person is, and what the country was a guest at. Three are found by other words.
    expect(nodes).toEqual({ created: 1, changed: 6, removed: 0 });
    expect(relationships).toEqual({ created: 2, changed: 1, removed: 0 });
    expect(await single(database, `MATCH (n {slug: 'meeting-2020'}) RETURN labels(n)`)).toEqual(
      expect.arrayContaining(['SeniorOfficialsMeeting', 'Event', 'Entity']),
    );
    expect(await single(database, 'MATCH (n:MinisterialMeeting) RETURN count(n)')).toBe(0);
    expect(await single(database, `MATCH (n)-[:ATTENDS {key: 'part-summit-2020-no'}]->() RETURN n.slug`)).toBe(
      'person-bea',
    );
  });

  it('gives a record that is renamed its relationships anew', async () => {
    await load(database, factsFolder());
    const renamed = factsFolder({
      'priorities.yaml': smallFact('priorities.yaml').replace('priority-crime', 'priority-crimes'),
      [summit]: smallFact(summit).replace('priority-crime', 'priority-crimes'),
      'events/2020/ministers.yaml': smallFact('events/2020/ministers.yaml').replaceAll(
        'priority-crime',
        'priority-crimes',
      ),
    });
    const { nodes, relationships } = await load(database, renamed);
    expect(nodes).toEqual({ created: 1, changed: 0, removed: 1 });
    expect(relationships.created).toBe(relationships.removed);
    expect(await single(database, 'MATCH (p:Priority) RETURN collect(p.slug)')).toEqual(['priority-crimes']);
  });

  it('tells what is renamed from what is removed, and a server that runs finds it by both slugs at once', async () => {
    await load(database, factsFolder());
    const product = productOver(database);
    const question = `{
      priority(slug: "priority-crime") { slug formerSlugs }
      events(filter: { priorities: { some: { within: ["priority-crime"] } } }) { totalCount }
    }`;
    const before = await product.ask(question);
    expect(before.data.priority).toEqual({ slug: 'priority-crime', formerSlugs: [] });

    const texts = ['priorities.yaml', summit, 'events/2020/ministers.yaml'] as const;
    const renamed = factsFolder({
      ...Object.fromEntries(
        texts.map((name) => [name, smallFact(name).replaceAll('priority-crime', 'priority-crimes')]),
      ),
      'priorities.yaml': smallFact('priorities.yaml').replace(
        'slug: priority-crime',
        'slug: priority-crimes\n  formerSlugs: [priority-crime, priority-felony]',
      ),
    });
    const told = 'renamed: priority-crime -> priority-crimes';
    const preview = await previewLoad(loading(database, renamed).options);
    const lines = describeDifference(preview);
    expect(lines).toContain('renamed: Priority priority-crime -> priority-crimes');
    expect(lines).not.toContain('- Priority priority-crime');
    expect(summarise(preview)).toMatch(/^Nodes: 1 to add, 0 to change, 1 to remove \(1 of them renamed\)\. Rel/);
    const loaded = loading(database, renamed);
    await loadDataset(loaded.options);
    expect(loaded.lines).toContain(told);

    const after = await product.ask(question);
    expect(after.data).toEqual({
      priority: { slug: 'priority-crimes', formerSlugs: ['priority-crime', 'priority-felony'] },
      events: before.data.events,
    });
    expect(after.extensions.dataVersion).not.toBe(before.extensions.dataVersion);
    expect((await product.data(question)).priority.slug).toBe('priority-crimes');
    expect(product.statements).toHaveLength(2);

    await load(database, factsFolder());
    expect((await product.ask(question)).data).toEqual(before.data);
  });

  it('leaves alone what others keep in the graph', async () => {
    await load(database, factsFolder());
    await write(
      database,
      `MATCH (s:Summit) SET s.rank = 0.5, s:Studied
       CREATE (s)<-[:BOOKMARKED {on: date()}]-(:Analyst {name: 'Kim'})
       CREATE (:Person:Participant:Entity {slug: 'person-mine', name: 'Mine', category: 'GUEST'})-[:ATTENDS {key: 'mine', role: 'PARTICIPANT', status: 'ATTENDED', sources: ['src-news']}]->(s)`,
    );
    const { options, lines } = loading(
      database,
      factsFolder({ ...edited(summit, 'name: Summit', 'name: Summit of 2020') }),
    );
    const { nodes, relationships } = await loadDataset(options);
    // What lies around the summit is found by its name.
    expect([nodes, relationships]).toEqual([{ created: 0, changed: 7, removed: 0 }, nothing]);
    expect(
      await single(
        database,
        `MATCH (:Analyst)-[b:BOOKMARKED]->(s:Summit:Studied {rank: 0.5, name: 'Summit of 2020'})<-[a:ATTENDS {key: 'mine'}]-(p:Person)
         RETURN [b.on IS NOT NULL, p.slug]`,
      ),
    ).toEqual([true, 'person-mine']);
    expect(lines).toContainEqual(
      expect.stringMatching(/^Not from the facts, but against the rules: person-mine has none/),
    );
  });

  it('says what of others goes with a record that goes', async () => {
    await load(database, factsFolder());
    await write(database, `MATCH (c:Country {code: 'NO'}) CREATE (c)<-[:BOOKMARKED]-(:Analyst {name: 'Kim'})`);
    const { options, lines } = loading(
      database,
      factsFolder({
        'countries.yaml': smallFact('countries.yaml').replace(/- slug: country-no[\s\S]*/, ''),
        [summit]: smallFact(summit).replace(/ {2}- representing: NO[\s\S]*?MEDIUM\n/, ''),
      }),
    );
    expect(describeDifference(await previewLoad(options))).toContain('- Country country-no');
    expect((await loadDataset(options)).nodes.removed).toBe(1);
    const told = 'Removed with it: 1 BOOKMARKED of country-no that the facts do not own.';
    expect(lines.filter((line) => line.startsWith('Removed with it'))).toEqual([told, told]);
    expect(await single(database, 'MATCH (a:Analyst) RETURN count(a)')).toBe(1);
  });

  it('mends what was changed by hand', async () => {
    const folder = factsFolder();
    await load(database, folder);
    const before = await everythingIn(database);
    await write(
      database,
      `MATCH (s:Summit) SET s.name = 'Something else' REMOVE s.endDate`,
      `MATCH (:Document {slug: 'doc-2020'})-[r:CONTAINS]->() DELETE r`,
      `MATCH (p:Person) SET p:Organization`,
    );
    const { changed, nodes, relationships } = await load(database, folder);
    expect([changed, nodes, relationships]).toEqual([
      true,
      { created: 0, changed: 2, removed: 0 },
      { created: 1, changed: 0, removed: 0 },
    ]);
    const withoutStamp = (lines: readonly string[]) => lines.filter((line) => !line.includes('loadedAt'));
    expect(withoutStamp(await everythingIn(database))).toEqual(withoutStamp(before));
  });

  it.each<[mistake: string, changes: Record<string, string | null>, message: RegExp]>([
    [
      'an unknown slug',
      edited(summit, 'person-ann', 'person-anne'),
      /summit\.yaml:13:13: .* did you mean "person-ann"/,
    ],
    ['a wrong date', edited(summit, '2020-06-03', '2020-06-31'), /summit\.yaml:7:10: "2020-06-31" is not a date/],
    ['a slug that is taken', { 'events/copy.yaml': smallFact(summit) }, /summit-2020" is already at/],
    [
      'an unknown key',
      edited(summit, 'number', 'numbr'),
      /summit\.yaml:3:1: Unknown key "numbr": did you mean "number"/,
    ],
    [
      'a rule of the graph',
      edited(summit, 'number: 1', 'number: 2'),
      /summit\.yaml:1:7: summit-2020 has the number 2, and is in place 1\. Summits/,
    ],
    [
      'an end before the beginning',
      edited(summit, 'endDate: 2020-06-03', 'endDate: 2020-05-01'),
      /summit\.yaml:7:10: The end, 2020-05-01, is before the beginning/,
    ],
    ['a member without a person', edited(summit, 'person: person-ann\n    ', ''), /summit-2020 has nobody for Canada/],
    [
      'a place too many',
      edited('priorities.yaml', 'sources', 'broader: priority-crime\n  sources'),
      /priorities\.yaml:4:12: "priority-crime" leads back to itself/,
    ],
  ])('refuses %s as a whole, and the graph stays as it was', async (_, changes, message) => {
    await load(database, factsFolder());
    const before = await everythingIn(database);
    const folder = factsFolder({ ...edited('countries.yaml', 'Norway', 'Norge'), ...changes });
    await expect(load(database, folder)).rejects.toThrow(message);
    expect(await everythingIn(database)).toEqual(before);
  });
});
