import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { model as g7 } from '../../src/model/g7.ts';
import { askOf } from '../../src/pothos-plugin-neo4j/introspect/ask.ts';
import { driftOf } from '../../src/pothos-plugin-neo4j/introspect/drift.ts';
import { readDatabase } from '../../src/pothos-plugin-neo4j/introspect/read.ts';
import { type GraphModel, isA, type NodeModel } from '../../src/pothos-plugin-neo4j/model/index.ts';
import { prepareFilms, writeWorld } from '../plugin/films/data.ts';
import { films } from '../plugin/films/model.ts';
import { sample } from '../plugin/films/sample.ts';
import { writeShop } from '../shop/generate.ts';
import { shop } from '../shop/model.ts';
import { MARKER } from '../support/claim.ts';
import { describeWithDatabase, describeWithScratchDatabase, type TestDatabase } from '../support/neo4j.ts';
import { questionsOf } from './everything.ts';
import { hostileDatabases } from './hostile.ts';
import { ask, WrittenFolders } from './written.ts';

/** The most lists of each schema that are queried, since planning the statements takes long. */
const asked = process.env['LONG'] === 'on' ? 300 : 3;

const folders = new WrittenFolders();
afterAll(() => folders.remove());

/** Compares the labels and relationships of a written model with those of the model that the data were made for. */
function compare(written: GraphModel, known: GraphModel) {
  const labels = (model: GraphModel) => model.nodes.map(({ label, abstract, key }) => ({ label, abstract, key }));
  const byLabel = (one: { label: string }, other: { label: string }) => (one.label < other.label ? -1 : 1);
  expect([...labels(written)].sort(byLabel)).toEqual([...labels(known)].sort(byLabel));
  expect(written.relationships.map(({ type }) => type).sort()).toEqual(
    [...new Set(known.relationships.map(({ type }) => type))].sort(),
  );
}

const named = ({ nodes }: GraphModel, label: string): NodeModel => nodes.find((node) => node.label === label)!;

/** Checks that the query which the command prints has an answer without errors, with a page within a page. */
async function answersFirstQuery(name: string, database: TestDatabase, lines: readonly string[]): Promise<void> {
  const [, query] = lines.at(-1)!.split('\n\n');
  const [list] = Object.values(await ask(await folders.schema(name), database, query!)) as [
    { nodes: Record<string, unknown>[] },
  ];
  expect(Object.values(list.nodes[0]!)).toContainEqual(expect.objectContaining({ totalCount: expect.any(Number) }));
}

/** Checks that a written schema has as many nodes and relationships as the database, and that nothing has drifted. */
async function answersEverything(name: string, database: TestDatabase): Promise<void> {
  const schema = await folders.schema(name);
  const { model } = await folders.model(name);
  const questions = questionsOf(schema);
  expect(questions.size).toBe(model.nodes.length);
  const { records } = await database.driver.executeQuery(
    'MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS count',
  );
  const counts = new Map(records.map((record) => [record.get('label'), Number(record.get('count'))]));
  for (const [label, { field, question }] of [...questions].slice(0, asked)) {
    const { totalCount, nodes } = (await ask(schema, database, question))[field];
    const count = counts.get(model.nodes.find((node) => node.name === label)!.label);
    expect([label, totalCount, nodes.length]).toEqual([label, count, Math.min(3, totalCount)]);
  }
  expect((await folders.introspect(name, database)).done).toEqual({ kind: 'compared', drift: [] });
}

describeWithDatabase('introspection of the Group of Seven', (database) => {
  beforeAll(() => folders.introspect('g7', database));

  it('finds the labels, keys and relationships that the model has', async () => {
    const { model } = await folders.model('g7');
    compare({ ...model, nodes: model.nodes.filter(({ label }) => label !== MARKER) }, g7);
    for (const known of g7.nodes) {
      const found = named(model, known.label);
      const above = g7.nodes.filter((other) => isA(known, other)).map(({ label }) => label);
      expect(model.nodes.filter((other) => isA(found, other)).map(({ label }) => label)).toEqual(
        expect.arrayContaining(above),
      );
    }
    for (const known of g7.relationships) {
      const found = model.relationships.find(({ type }) => type === known.type)!;
      for (const end of ['from', 'to'] as const) {
        expect([known.type, isA(named(g7, found[end].label), named(g7, known[end].label))]).toEqual([known.type, true]);
      }
    }
  });

  it('writes a schema that answers a nested page', async () => {
    const schema = await folders.schema('g7');
    const { presidency } = await ask(
      schema,
      database,
      `{ presidency(slug: "presidency-2025") {
          year
          organizesEvents(first: 2, orderBy: [{ field: START_DATE }]) {
            totalCount
            nodes { __typename name takesPlaceInPlace { name } addressesPriorities(first: 1) { edges { emphasis node { name } } } }
          }
      } }`,
    );
    expect(presidency.year).toBe(2025);
    expect(presidency.organizesEvents.totalCount).toBeGreaterThan(2);
    expect(presidency.organizesEvents.nodes).toHaveLength(2);
    expect(presidency.organizesEvents.nodes[0].takesPlaceInPlace.name).toEqual(expect.any(String));
  });
});

describeWithScratchDatabase('introspection', (database) => {
  const run = (text: string) => database.driver.executeQuery(text);

  describe('of films', () => {
    beforeAll(async () => {
      await prepareFilms(database);
      await writeWorld(database, sample);
      await folders.introspect('films', database);
    });

    it('finds the labels, keys and relationships that the model has, and what of them is indexed', async () => {
      const { model } = await folders.model('films');
      compare(model, films);
      const work = named(model, 'Work');
      expect(work.orders).toEqual(['addedAt', 'title']);
      expect(named(model, 'Studio').unique).toEqual(['registration']);
      expect(named(model, 'Film').parents).toEqual([work]);
      expect(named(model, 'Film').keyLabel).toBe('Work');
      const [actedIn, follows] = ['ACTED_IN', 'FOLLOWS'].map(
        (type) => model.relationships.find((one) => one.type === type)!,
      );
      expect(actedIn).toMatchObject({ from: { label: 'Person' }, to: { label: 'Work' }, repeats: true });
      expect(follows!.atMostOne).toBe('both');
    });

    it('answers whatever is there', () => answersEverything('films', database));

    it('tells what has drifted, and overwrites nothing unasked', async () => {
      const before = folders.text('films', 'model.ts');
      await run("MATCH (p:Person) WITH p ORDER BY p.slug LIMIT 1 SET p.name = null, p.nickname = 'x'");
      await run('MATCH (f:Film) WITH f ORDER BY f.slug LIMIT 1 SET f.minutes = toString(f.minutes)');
      await run("MATCH (s:Studio) WITH s LIMIT 1 CREATE (s)-[:OWNS]->(:Cinema {slug: 'c'})");
      await run('MATCH (s:Studio), (l:Language) WITH s, l LIMIT 1 CREATE (s)-[:PRODUCED]->(l)');
      await run('MATCH ()-[r:FOLLOWS]->() DELETE r');
      const { done, lines } = await folders.introspect('films', database);
      expect(folders.text('films', 'model.ts')).toBe(before);
      expect(done).toEqual({ kind: 'compared', drift: lines.slice(0, -1) });
      const people = sample.people.length;
      expect(lines.map((line) => line.replace(folders.path('films'), ''))).toEqual([
        'New label Cinema, on 1 node.',
        expect.stringMatching(
          /^Film.minutes is integer in the model. Its values have several types: INTEGER in \d+, STRING in 1.$/,
        ),
        `Person.name is required in the model, and 1 of ${people} lack it.`,
        `New property Person.nickname, on 1 of ${people}: text.`,
        'New relationship type OWNS, 1 relationship.',
        'There is no relationship of the type FOLLOWS any more.',
        'PRODUCED leads from Studio to Language, which the model does not name: 1 relationship.',
        '7 differences between /model.ts and the database.',
      ]);
      await folders.introspect('films', database, { overwrite: true });
      expect(folders.text('films', 'model.ts')).not.toBe(before);
    });
  });

  describe('of a shop that was written without any convention', () => {
    let lines: readonly string[];
    beforeAll(async () => {
      await run('MATCH (n) DETACH DELETE n');
      await writeShop(database.driver, 1, 0.02);
      lines = (await folders.introspect('shop', database)).lines;
    });

    it('prints a first query', () => answersFirstQuery('shop', database, lines));

    it('leaves nothing out, and answers whatever is there', async () => {
      expect((await folders.model('shop')).leftOut).toEqual([]);
      await answersEverything('shop', database);
    });

    it('finds in a model that was written by hand what it leaves out, whatever it calls the rest', async () => {
      const drift = driftOf(shop, [], await readDatabase(askOf(database.driver, undefined, 60_000), 100_000));
      expect(drift.map((line) => line.replaceAll(/\d+/g, '#'))).toEqual([
        'New label Discontinued, on # nodes.',
        'Label Party is on # nodes without a label that has it as a parent in the model: Party.',
        'New property Employee.call_at, on # of #: time.',
        'New property Employee.e-mail, on # of #: text.',
        'New property Employee.home, on # of #: point.',
        'New property Employee.lastName, on # of #: text.',
        'New property Employee.phone_numbers, on # of #: a list of bigInt.',
        'New property Employee.points, on # of #: bigInt.',
        'supplies leads from Party to Product, which the model does not name: # relationships.',
      ]);
    });

    it('tells of values that a model no longer holds: wide numbers, other times', async () => {
      await run(
        'MATCH (n:Product) WITH n LIMIT 1 SET n.stock = 4000000000, n.`unit price` = 0.0 / 0.0, n.created_at = datetime()',
      );
      await run('MATCH (n:Store) WITH n LIMIT 1 SET n.spot = [1, 2]');
      const { lines } = await folders.introspect('shop', database);
      expect(lines.slice(0, -1).map((line) => line.replaceAll(/\d+/g, '#'))).toEqual([
        'Product.created_at is localDateTime in the model. Its values have several types: LOCAL DATETIME in #, ZONED DATETIME in #.',
        'Product.stock is integer in the model, and bigInt in the database.',
        'Product.unit price is float in the model, and double in the database.',
        'Store.spot is point in the model. It is a list in # of # cases, and a single value in the others.',
      ]);
    });
  });

  describe.each(hostileDatabases)('of $name', ({ name, statements, leftOut, files = [] }) => {
    beforeAll(async () => {
      await run('MATCH (n) DETACH DELETE n');
      for (const statement of statements) await run(statement);
      await folders.introspect(name, database);
    });

    it('writes what builds and answers', async () => {
      expect((await folders.model(name)).leftOut).toEqual([...leftOut].sort());
      for (const [file, part] of files) expect(folders.text(name, file)).toContain(part);
      await answersEverything(name, database);
    });
  });

  it('reads a sample of what is large, and takes for certain only what an index tells', async () => {
    await run('MATCH (n) DETACH DELETE n');
    await run('CREATE CONSTRAINT thing_id FOR (n:Thing) REQUIRE n.id IS UNIQUE');
    await run(
      "UNWIND range(1, 2000) AS i CREATE (:Thing {id: 'thing-' + i, size: i})-[:BESIDE]->(:Box {id: 'box-' + i})",
    );
    await run("MATCH (a:Thing {id: 'thing-1'}), (b:Box) WITH a, b LIMIT 1 CREATE (a)-[:BESIDE]->(b)");
    const { lines } = await folders.introspect('large', database, { sample: 200 });
    expect(lines).toContain('Large labels and types were read by a sample of about 200 each. --sample changes that.');
    const { model, leftOut } = await folders.model('large');
    // Only a sample of the boxes was read. It does not prove that a property is unique, so the key is the element id.
    expect(model.nodes.map(({ label, properties, key }) => [label, properties[key]!.isElementId])).toEqual([
      ['Box', true],
      ['Thing', false],
    ]);
    expect(named(model, 'Thing').properties['id']!.required).toBe(true);
    expect(named(model, 'Thing').properties['size']!.required).toBe(false);
    expect(leftOut).toEqual([]);
    await run('DROP CONSTRAINT thing_id');
  });

  it('is formatted, and compiles by the strictest settings', () => {
    for (const name of ['films', 'shop', ...hostileDatabases.map((one) => one.name)]) {
      for (const file of ['model.ts', 'schema.ts'] as const)
        expect(folders.formatted(name, file)).toBe(folders.text(name, file));
    }
    expect(folders.typeErrors()).toBe('');
  });
});
