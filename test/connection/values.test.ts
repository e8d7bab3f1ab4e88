import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import fc from 'fast-check';
import { graphql } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunStatement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import GraphPlugin from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import { relayOptions } from '../../src/pothos-plugin-neo4j/plugin/relay-options.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';
import { box, item, kinds, type NamedValue, numbered, type Places, prepareItems, writeItems } from './values.ts';

/** `PAGE_CASES` makes a run longer. */
const cases = Math.ceil(Number(process.env['PAGE_CASES'] ?? 15) / 10);
const seed = seedOfRun();

interface Types {
  Context: { readonly run: RunStatement };
  Scalars: { Date: { Input: string; Output: string }; DateTime: { Input: string; Output: string } };
}

const schema = (() => {
  const builder = new SchemaBuilder<Types>({
    plugins: [RelayPlugin, GraphPlugin],
    relay: relayOptions as never,
    graph: { run: (context) => context.run },
  });
  for (const name of ['Date', 'DateTime'] as const) builder.scalarType(name, { serialize: String });
  const names = Object.entries(item.properties).flatMap(([name, { internal }]) => (internal ? [] : [name]));
  builder.graphNode(item, {
    order: { fields: names, default: [{ field: 'text', direction: 'ASC' }] },
    fields: (t) => Object.fromEntries(names.map((name) => [name, t.property(name)])),
  });
  builder.graphNode(box, {
    order: { fields: ['slug'], default: [] },
    fields: (t) => ({
      slug: t.property('slug'),
      items: t.relatedConnection(kinds.holds, { description: 'What is in it.' }),
    }),
  });
  builder.graphNode(numbered, {
    order: { fields: ['number'], default: [{ field: 'number', direction: 'ASC' }] },
    fields: () => ({}),
  });
  builder.queryType({
    fields: (t) => ({
      numbered: t.graphConnection(numbered, { description: 'All that is numbered.' }),
      box: t.graphLookup(box, { by: 'slug', description: 'One box.' }),
      items: t.graphConnection(item, { description: 'All items.' }),
    }),
  });
  return builder.toSchema();
})();

const enumName = (name: string) => name.replace(/(?<=[a-z])([A-Z])/g, '_$1').toUpperCase();

describeWithScratchDatabase('values of every type', (database) => {
  beforeAll(() => prepareItems(database));

  const ask = async (source: string, variableValues: Readonly<Record<string, unknown>>) => {
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue: { run: database.run } });
    expect(errors).toBeUndefined();
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question.
    return structuredClone(data) as any;
  };

  /** One question to the list of all, and one to that of the box, in which all of them lie. */
  const sources = (declared: string, args: string, selection: string) => [
    `query (${declared}) { items(${args}) { ${selection} } }`,
    `query (${declared}) { box(slug: "box") { items(${args}) { ${selection} } } }`,
  ];

  /** Walks a list page by page from one end to the other. */
  async function walk(source: string, isBackward: boolean, size: number, orderBy: unknown): Promise<string[]> {
    const [sized, bound, edge, flag] = isBackward
      ? (['last', 'before', 'startCursor', 'hasPreviousPage'] as const)
      : (['first', 'after', 'endCursor', 'hasNextPage'] as const);
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const data = await ask(source, { [sized]: size, [bound]: cursor, orderBy });
      const { nodes, pageInfo } = data.items ?? data.box.items;
      pages.push(nodes.map(({ slug }: { slug: string }) => slug));
      // What is handed out is taken back.
      cursor = pageInfo[flag] ? pageInfo[edge] : null;
    } while (cursor !== null && pages.length < 100);
    return (isBackward ? pages.reverse() : pages).flat();
  }

  const bySlug = (one: Pick<NamedValue, 'slug'>, other: Pick<NamedValue, 'slug'>) => (one.slug < other.slug ? -1 : 1);

  describe('come in pages as they are ordered', () => {
    it.each(kinds.all.map((kind) => [kind.name, kind] as const))(
      `%s (seed ${seed})`,
      { timeout: 3_600_000 },
      async (_, kind) => {
        const drawn = fc.record({
          values: fc.array(kind.values, { minLength: 2, maxLength: 9, size: 'max' }),
          place: fc.constantFrom<keyof Places>('indexed', 'plain', 'maybe'),
          direction: fc.constantFrom('ASC', 'DESC'),
          size: fc.integer({ min: 1, max: 3 }),
          isBackward: fc.boolean(),
        });
        const property = fc.asyncProperty(drawn, async ({ values, place, direction, size, isBackward }) => {
          const items = await writeItems(database, kind, values);
          const name = kind.places[place];
          const sign = direction === 'ASC' ? 1 : -1;
          const valueIn = (of: NamedValue): unknown => (place === 'maybe' && of.isMissing ? null : of.value);
          const expected = [...items]
            .sort((one, other) => {
              const [a, b] = [valueIn(one), valueIn(other)];
              const compared =
                a === null || b === null
                  ? Number(a === null) - Number(b === null)
                  : kind.inOrder(a as never, b as never, place);
              return sign * (compared || bySlug(one, other));
            })
            .map(({ slug }) => slug);
          const orderBy = [{ field: enumName(name), direction }];
          const declared = '$first: Int, $last: Int, $after: String, $before: String, $orderBy: [ItemOrder!]';
          const args = 'first: $first, last: $last, after: $after, before: $before, orderBy: $orderBy';
          const selection = `nodes { slug } pageInfo { ${isBackward ? 'startCursor hasPreviousPage' : 'endCursor hasNextPage'} }`;
          for (const source of sources(declared, args, selection)) {
            expect(await walk(source, isBackward, size, orderBy)).toEqual(expected);
          }
        });
        await fc.assert(property, { seed, numRuns: cases });
      },
    );
  });

  it('are in global ids as they are: integers beyond 2⁵³, and slugs of thousands of letters', async () => {
    const numbers = [2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n), 0n].map(String);
    await database.driver.executeQuery('UNWIND $numbers AS n CREATE (:Numbered {number: toInteger(n)})', { numbers });
    const { nodes } = (await ask('{ numbered { nodes { id } } }', {})).numbered;
    const ids: string[] = nodes.map(({ id }: { id: string }) => id);
    expect(ids.map((id) => Buffer.from(id, 'base64url').toString()).sort()).toEqual(
      numbers.map((number) => `Numbered:${number}`).sort(),
    );
    const unknown = ['Numbered:', 'Numbered:x', 'Numbered:1.5', 'Numbered:9223372036854775808'].map((id) =>
      Buffer.from(id).toString('base64url'),
    );
    const again = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [...ids, ...unknown] });
    expect(again.nodes).toEqual([...nodes, null, null, null, null]);

    const slug = '𠮷'.repeat(2_000);
    await database.driver.executeQuery('CREATE (:Box {slug: $slug})', { slug });
    const { box: made } = await ask('query ($slug: String!) { box(slug: $slug) { id } }', { slug });
    expect(await ask('query ($id: ID!) { node(id: $id) { id ... on Box { slug } } }', made)).toEqual({
      node: { ...made, slug },
    });
  });

  describe('fulfil a condition with an index and without', () => {
    const filtered = kinds.all.filter(({ operand }) => operand !== undefined);
    it.each(filtered.map((kind) => [kind.name, kind] as const))(
      `%s (seed ${seed})`,
      { timeout: 3_600_000 },
      async (_, kind) => {
        const drawn = fc.record({
          values: fc.array(kind.values, { minLength: 1, maxLength: 12, size: 'max' }),
          operands: fc.array(kind.operand!, { minLength: 1, maxLength: 3 }),
          operator: fc.constantFrom('eq', 'in', 'gt', 'gte', 'lt', 'lte'),
        });
        const property = fc.asyncProperty(drawn, async ({ values, operands, operator }) => {
          const items = await writeItems(database, kind, values);
          const compared = (value: never) => operands.map((one) => kind.inFilter(value, one as never));
          const fulfilling = items.filter(({ value }) => {
            const [first, ...others] = compared(value);
            if (operator === 'in') return [first, ...others].includes(0);
            return { eq: first === 0, gt: first! > 0, gte: first! >= 0, lt: first! < 0, lte: first! <= 0 }[operator];
          });
          const expected = Object.fromEntries(
            Object.keys(kind.places).map((place) => {
              const there = fulfilling.filter(({ isMissing }) => place !== 'maybe' || !isMissing);
              return [place, { nodes: there.map(({ slug }) => ({ slug })).sort(bySlug) }];
            }),
          );
          const asked = operator === 'in' ? operands : operands[0];
          const lists = Object.entries(kind.places).map(([place, name]) => {
            return `${place}: items(first: 100, filter: { ${name}: { ${operator}: $asked } }, orderBy: [{ field: SLUG }]) { nodes { slug } }`;
          });
          const type = `${{ text: 'String', name: 'String', integer: 'Int', float: 'Float', date: 'Date', instant: 'DateTime' }[kind.places.indexed]}`;
          const declared = `$asked: ${operator === 'in' ? `[${type}!]` : type}`;
          const source = `query (${declared}) { ${lists.join(' ')} box(slug: "box") { ${lists.join(' ')} } }`;
          const found = await ask(source, { asked });
          expect({ operator, ...found }).toEqual({ operator, ...expected, box: expected });
        });
        await fc.assert(property, { seed, numRuns: cases });
      },
    );
  });
});
