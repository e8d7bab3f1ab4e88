import { GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, graphql } from 'graphql';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { node, text } from '../../src/pothos-plugin-neo4j/model/define.ts';
import { explain } from '../compiler/explain.ts';
import { askOver } from '../plugin/films/ask.ts';
import { writeWorld } from '../plugin/films/data.ts';
import * as model from '../plugin/films/model.ts';
import { sample } from '../plugin/films/sample.ts';
import { filmsBuilder, schema } from '../plugin/films/schema.ts';
import type { TestDatabase } from '../support/neo4j.ts';

const occurrences = (text: string, part: RegExp) => text.match(part)?.length ?? 0;

/** Reports of neo4j/graphql and neo4j/neo4j about what is done before the first row is read. */
export function planning(database: TestDatabase): void {
  const { ask } = askOver(database);
  beforeAll(() => writeWorld(database, sample));

  /** The one statement of a request, which does not run. */
  const compiled = async (source: string): Promise<Statement> => {
    const statements: Statement[] = [];
    const contextValue = { run: async (statement: Statement) => statements.push(statement) && [] };
    const { errors } = await graphql({ schema, source, contextValue });
    expect(errors).toBeUndefined();
    expect(statements).toHaveLength(1);
    return statements[0]!;
  };

  /** The lengths of the texts of a growing request grow by the same from step to step, but for the digits of names. */
  const expectLinear = (texts: readonly string[]) => {
    const steps = texts.slice(1).map((some, index) => some.length - texts[index]!.length);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(20);
  };

  it('neo4j/graphql#2059: conditions in conditions, at the root and on a list, are each printed once', async () => {
    const filter = (depth: number): string =>
      depth === 0
        ? 'name: { startsWith: "A" }'
        : `parts: { some: { title: { startsWith: "A" }, cast: { none: { ${filter(depth - 1)} } } } }`;
    const list = (depth: number) => `parts(filter: { cast: { some: { ${filter(depth)} } } }) { nodes { title } }`;
    const source = (depth: number) => `{ people(filter: { ${filter(depth)} }) { nodes { name ${list(depth)} } } }`;
    const texts: string[] = [];
    for (const depth of [1, 2, 3, 4]) {
      const { text } = await compiled(source(depth));
      // Two for each level of either filter, and the one that the second begins with.
      expect(occurrences(text, /EXISTS \{/g)).toBe(4 * depth + 1);
      texts.push(text);
    }
    expectLinear(texts);
    expect((await ask(source(3))).errors).toEqual([]);
  });

  it('neo4j/graphql#2032: relations in relations as a condition are planned and answered, where there are no data too', async () => {
    const filter = (depth: number): string =>
      depth === 0 ? 'title: { eq: "Nothing" }' : `follows: { ${filter(depth - 1)} }`;
    const { data, errors, statements } = await ask(`{ films(filter: { ${filter(9)} }) { totalCount nodes { slug } } }`);
    expect({ data, errors }).toEqual({ data: { films: { totalCount: 0, nodes: [] } }, errors: [] });
    expect(statements).toHaveLength(1);
  });

  it('neo4j/graphql#2059: what the database would plan for too long is refused before it runs', async () => {
    const filter = (depth: number): string =>
      depth === 0 ? 'title: { eq: "x" }' : `follows: { ${filter(depth - 1)} }`;
    const { data, errors, statements } = await ask(`{ films(filter: { ${filter(90)} }) { totalCount } }`);
    expect(data).toEqual({ films: null });
    expect(errors).toMatchObject([{ code: 'LIMIT_EXCEEDED', path: ['films'] }]);
    expect(statements).toEqual([]);
  });

  it('neo4j/neo4j#10153: lists in lists grow by one subquery a level, and the database plans eight levels', async () => {
    const list = (depth: number): string =>
      depth === 0
        ? 'nodes { title }'
        : `nodes { cast(first: 1) { nodes { name parts(first: 1) { ${list(depth - 1)} } } } }`;
    const texts: string[] = [];
    for (const depth of [1, 2, 3, 4]) {
      const { text } = await compiled(`{ works(first: 1) { ${list(depth)} } }`);
      expect(occurrences(text, /COLLECT \{|RETURN collect\(/g)).toBe(2 * depth);
      texts.push(text);
    }
    expectLinear(texts);
    expect((await explain(database, await compiled(`{ works(first: 1) { ${list(4)} } }`))).warnings).toEqual([]);
  });

  it('neo4j/graphql#5061: a list or a look-up of an interface is one match by its own label, and no union', async () => {
    for (const source of [
      '{ works(first: 3, filter: { title: { eq: "Alien" } }) { nodes { slug title } } }',
      '{ work(slug: "alien") { slug title ... on Film { minutes } ... on Series { seasons } } }',
    ]) {
      const { text } = await compiled(source);
      expect(text).not.toContain('UNION');
      expect(text.match(/MATCH \([^)]*\)/g)).toEqual([expect.stringMatching(/^MATCH \(n0:Work( \{slug: \$p0\})?\)$/)]);
    }
  });

  it('neo4j/graphql#6555: a list that is asked for neither its number nor its flags counts nothing and reads no row more', async () => {
    const { text, parameters } = await compiled('{ films(first: 2) { edges { node { title } } } }');
    expect(text).not.toMatch(/COUNT|count/);
    expect(Object.values(parameters).map(({ value }) => value)).toEqual([2]);
  });

  it('neo4j/graphql#3304: a request costs no more where the schema has many more types', async () => {
    const [few, many] = [await workOf(0), await workOf(200)];
    expect(many.text).toBe(few.text);
    expect(many.calls).toEqual(few.calls);
  });
}

/** Answers one request over a schema with so many types beside those it is about; counts what of the schema is looked at. */
async function workOf(others: number) {
  const grown = schemaWith(others);
  const source = `{ works(first: 2) { nodes { __typename title ... on Film { minutes } ... on Node { id } cast(first: 1) { edges { node { name } } } } } }`;
  const texts: string[] = [];
  const contextValue = { run: async ({ text }: { text: string }) => texts.push(text) && [] };
  // The first request may prepare what later ones use.
  await graphql({ schema: grown, source, contextValue });
  const spies = [
    vi.spyOn(GraphQLObjectType.prototype, 'getFields'),
    vi.spyOn(GraphQLInterfaceType.prototype, 'getFields'),
    vi.spyOn(GraphQLSchema.prototype, 'getType'),
    vi.spyOn(GraphQLSchema.prototype, 'getTypeMap'),
    vi.spyOn(GraphQLSchema.prototype, 'getPossibleTypes'),
    vi.spyOn(GraphQLSchema.prototype, 'isSubType'),
  ];
  try {
    const { errors } = await graphql({ schema: grown, source, contextValue });
    expect(errors).toBeUndefined();
    return { text: texts.at(-1), calls: spies.map(({ mock }) => mock.calls.length) };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

function schemaWith(others: number): GraphQLSchema {
  const builder = filmsBuilder();
  const byTitle = { fields: ['title'], default: [{ field: 'title', direction: 'ASC' }] } as const;
  const byName = { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] } as const;
  builder.graphInterface(model.work, {
    order: byTitle,
    fields: (t) => ({
      title: t.property('title'),
      cast: t.relatedConnection(model.actedIn, { description: 'Who acts in it.' }),
    }),
  });
  builder.graphNode(model.film, { order: byTitle, fields: (t) => ({ minutes: t.property('minutes') }) });
  builder.graphNode(model.person, { order: byName, fields: (t) => ({ name: t.property('name') }) });
  for (let index = 0; index < others; index += 1) {
    const properties = { slug: text('A readable identifier.'), name: text('A name.') };
    const other = node(`Other${index}`, { description: 'Something else.', key: 'slug', properties });
    builder.graphNode(other, { order: byName, fields: (t) => ({ name: t.property('name') }) });
    builder.queryFields((t) => ({ [`others${index}`]: t.graphConnection(other, { description: 'All of them.' }) }));
  }
  builder.queryFields((t) => ({ works: t.graphConnection(model.work, { description: 'All works.' }) }));
  return builder.toSchema();
}
