import fc from 'fast-check';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { planStatistics } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import { randomOf } from '../differential/random.ts';
import { copyGraph } from '../differential/stored-graph.ts';
import { writeOperation } from '../differential/write-operation.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';
import { FoundRecords, writeAgain } from '../support/written.ts';
import { prepareFilms, type World, writeWorld } from './films/data.ts';
import { worlds } from './films/generate.ts';
import { sample } from './films/sample.ts';
import { schemaWith } from './visible/schema.ts';
import { admin, seenBy, type Viewer, viewers } from './visible/viewer.ts';

/** The number of random graphs. `VISIBLE_WORLDS` raises it. */
const cases = Number(process.env['VISIBLE_WORLDS'] ?? 1);
const operationsInOneWorld = 6;
const seed = seedOfRun();

const ruled = schemaWith(true);
const plain = schemaWith(false);

/** Graphs that have every kind of node and relationship. */
const full = worlds.filter((world) =>
  [world.films, world.series, world.shorts, world.people, world.studios].every((nodes) => nodes.length > 0),
);

interface Asked {
  readonly source: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

describeWithScratchDatabase('who may see what', (database) => {
  beforeAll(() => prepareFilms(database));

  /** Runs an operation with the executor and without it. Both answers must be the same. */
  async function ask(
    schema: GraphQLSchema,
    viewer: Viewer,
    { document, variables }: Pick<Asked, 'document' | 'variables'>,
  ) {
    const texts: string[] = [];
    const found = new FoundRecords();
    const run = found.from((statement) => {
      texts.push(statement.text);
      return database.run(statement);
    });
    const contextValue = { run, viewer };
    const result = await execute({ schema, document, variableValues: variables, contextValue });
    const written = await writeAgain({ schema, document, variables, context: { viewer }, result, found });
    expect(typeof written === 'object' ? written.wrong : '').toBe('');
    const errors = (result.errors ?? []).map(({ message, path }) => ({ message, path }));
    return { data: structuredClone(result.data), errors, texts };
  }

  async function answer(viewer: Viewer, source: string, variables: Readonly<Record<string, unknown>> = {}) {
    const { data, errors } = await ask(ruled, viewer, { document: parse(source), variables });
    expect(errors).toEqual([]);
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its operation.
    return data as any;
  }

  /** The films that a viewer sees, and the other films. */
  function filmsFor(viewer: Viewer, world: World) {
    const seen = seenBy(viewer, world).films.map(({ slug }) => slug);
    return { seen, unseen: world.films.map(({ slug }) => slug).filter((slug) => !seen.includes(slug)) };
  }

  describe('of a sample', () => {
    const [first, , third] = viewers as [Viewer, Viewer, Viewer];
    const viewer = { ...first, before: 1986, hidden: 'Bob' };
    beforeAll(() => writeWorld(database, sample));

    it('has what is seen and what is not', () => {
      expect(filmsFor(viewer, sample).seen.length).toBeGreaterThan(0);
      expect(filmsFor(viewer, sample).unseen.length).toBeGreaterThan(0);
    });

    it('finds nothing by a key or an id that is not seen', async () => {
      const { seen, unseen } = filmsFor(viewer, sample);
      const slugs = [...seen, ...unseen];
      const ids = slugs.map((slug) => Buffer.from(`Film:${slug}`).toString('base64url'));
      const { nodes } = await answer(viewer, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
      expect(nodes.map((node: object | null) => node !== null)).toEqual(slugs.map((slug) => seen.includes(slug)));
      for (const slug of slugs) {
        const { film, work } = await answer(
          viewer,
          `{ film(slug: ${JSON.stringify(slug)}) { slug } work(slug: ${JSON.stringify(slug)}) { slug } }`,
        );
        expect([film?.slug, work?.slug]).toEqual(seen.includes(slug) ? [slug, slug] : [undefined, undefined]);
      }
    });

    it('looks at whatever Cypher of an author finds, also where that does not', async () => {
      const { seen } = filmsFor(viewer, sample);
      const { shortest, filmsTitled } = await answer(
        viewer,
        '{ shortest { slug } filmsTitled(text: "") { totalCount nodes { slug } countBy(dimension: ACTOR) { count } } }',
      );
      const slugsOf = (found: readonly { readonly slug: string }[]) => found.map(({ slug }) => slug).sort();
      expect(slugsOf(shortest)).toEqual([...seen].sort());
      expect(slugsOf(filmsTitled.nodes)).toEqual([...seen].sort());
      expect(filmsTitled.totalCount).toBe(seen.length);
    });

    it('goes on after a cursor of somebody who sees more', async () => {
      const source =
        'query ($after: String) { films(first: 100, after: $after) { edges { cursor node { slug } } pageInfo { hasPreviousPage } } }';
      const all = (await answer(admin, source)).films.edges;
      const { seen } = filmsFor(viewer, sample);
      for (const [index, { cursor }] of all.entries()) {
        const { edges, pageInfo } = (await answer(viewer, source, { after: cursor })).films;
        const rest = all.slice(index + 1).map(({ node }: { node: { slug: string } }) => node.slug);
        expect(edges.map(({ node }: { node: { slug: string } }) => node.slug)).toEqual(
          rest.filter((slug: string) => seen.includes(slug)),
        );
        expect(pageInfo.hasPreviousPage).toBe(
          all.slice(0, index + 1).some(({ node }: { node: { slug: string } }) => seen.includes(node.slug)),
        );
      }
    });

    it('shares a plan between viewers with conditions of one shape, and with no others', async () => {
      const document = parse('{ films { totalCount nodes { slug cast { totalCount } } } }');
      const own = schemaWith(true);
      const asked = async (who: Viewer) => {
        const { hits } = planStatistics(own);
        const { data, texts } = await ask(own, who, { document, variables: {} });
        // The operation runs twice: with the executor and without it.
        return { data, texts, isKept: planStatistics(own).hits - hits === 2 };
      };
      const one = await asked(viewer);
      const alike = await asked({ ...viewer, before: 1, hidden: 'nobody', stars: 9 });
      const other = await asked(third);
      const all = await asked(admin);
      expect([one, alike, other, all].map(({ isKept }) => isKept)).toEqual([false, true, false, false]);
      expect(alike.texts).toEqual(one.texts);
      expect(new Set([one, other, all].map(({ texts }) => texts.join())).size).toBe(3);
      expect(await asked(viewer)).toEqual({ ...one, isKept: true });
      expect(await asked(admin)).toEqual({ ...all, isKept: true });
      // A viewer who sees everything gets the statement of a schema without rules.
      expect(all.texts).toEqual((await ask(plain, admin, { document, variables: {} })).texts);
      for (const value of ['nobody', '1986', 'Bob']) expect(one.texts.join()).not.toContain(value);
    });
  });

  it('is asked for in Cypher of an author by a helper, of nodes and of whole paths', async () => {
    const viewer: Viewer = { ...viewers[0]!, before: 1986, hidden: 'Bob', stars: 3 };
    const document = parse(`{
      people { nodes { name works partners { name } } }
      films { nodes { slug predecessors { totalCount edges { distance node { slug } } } } }
      beneath: films(filter: { within: ["alien"] }) { totalCount nodes { slug } }
      counted: films {
        countBy(dimension: ACTOR) { key count averageMinutes node { ... on Person { name } } }
        byLanguage: countBy(dimension: LANGUAGE) { key count }
        byStudio: countBy(dimension: STUDIO_NAME) { key count }
        crossTabulation(row: ACTOR, column: FOLLOWS) { count row { key } column { key } }
      }
      studios { nodes { name actors { totalCount nodes { name } } } }
      withoutSeenCast: works(filter: { cast: { none: {} } }) { nodes { slug original { code } languages { code } } }
    }`);
    const chain = ['alien', 'aliens', 'brazil', 'clue'].map((to, index, all) => ({
      from: all[index + 1] ?? 'alien',
      to,
    }));
    const world: World = {
      ...sample,
      // The second of four films is hidden, so no way leads through it.
      films: sample.films.map((film) => (film.slug === 'aliens' ? { ...film, year: 2000 } : { ...film, year: 1980 })),
      follows: chain.slice(0, -1),
    };
    await writeWorld(database, world);
    const found = await ask(ruled, viewer, { document, variables: {} });
    await writeWorld(database, seenBy(viewer, world));
    const expected = await ask(plain, admin, { document, variables: {} });
    expect(found.errors).toEqual([]);
    expect(found.data).toEqual(expected.data);
    const { films } = found.data as {
      films: { nodes: readonly { slug: string; predecessors: { totalCount: number } }[] };
    };
    expect(films.nodes.map(({ slug, predecessors }) => [slug, predecessors.totalCount]).sort()).toEqual([
      ['alien', 0],
      ['brazil', 0],
      ['clue', 1],
    ]);
  }, 60_000);

  /** Compares the answers for each viewer with those of an administrator after the hidden nodes are removed. */
  async function compareWorld(world: World, seedOfWorld: number, count: Count): Promise<void> {
    await writeWorld(database, world);
    const graph = { ...(await copyGraph(database.run)), ranked: '' };
    const operations = Array.from({ length: operationsInOneWorld }, (_, number): Asked => {
      const { source, variables } = writeOperation(randomOf(seedOfWorld + number), plain, graph);
      return { source, variables, document: parse(source) };
    });
    const answers = new Map<Viewer, Awaited<ReturnType<typeof ask>>[]>(viewers.map((viewer) => [viewer, []]));
    // Viewers take turns, so that a viewer finds the kept plans of another.
    for (const operation of operations) {
      for (const viewer of viewers) answers.get(viewer)!.push(await ask(ruled, viewer, operation));
    }
    const all = await Promise.all(operations.map((operation) => ask(plain, admin, operation)));
    for (const [viewer, found] of answers) {
      await writeWorld(database, seenBy(viewer, world));
      for (const [index, operation] of operations.entries()) {
        const { data, errors } = found[index]!;
        // Rules raise the cost, so the operation can exceed the budget.
        if (errors.some(({ message }) => /for too much/.test(message))) continue;
        const expected = await ask(plain, admin, operation);
        const asked = { source: operation.source, variables: operation.variables, viewer };
        expect({ ...asked, data, errors }).toEqual({ ...asked, data: expected.data, errors: expected.errors });
        count.compared += 1;
        if (JSON.stringify(data) !== JSON.stringify(all[index]!.data)) count.changed += 1;
      }
    }
  }

  it(
    `answers random operations as if what is not seen were not there (seed ${seed}, ${cases} worlds)`,
    async () => {
      const count: Count = { compared: 0, changed: 0 };
      for (const [index, world] of fc.sample(full, { seed, numRuns: cases }).entries()) {
        await compareWorld(world, seed + 1000 * index, count);
      }
      const { compared, changed } = count;
      process.stdout.write(`visible: ${compared} answers compared, ${changed} differ from those of who sees all\n`);
      // Otherwise the rules would hide nothing that the operations select.
      expect(changed).toBeGreaterThan(compared * 0.1);
    },
    60_000 + cases * 30_000,
  );
});

interface Count {
  compared: number;
  changed: number;
}
