import fc from 'fast-check';
import {
  buildSchema,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  getArgumentValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { argumentReader } from '../../src/pothos-plugin-neo4j/plugin/argument-reader.ts';

const schema = buildSchema(`
  scalar Anything
  enum Colour { RED GREEN }
  input Range { from: Int, to: Int! = 9, names: [String!], lists: [[Int]] }
  input One @oneOf { a: Int, b: Range }
  input Filter { and: [Filter!], not: Filter, range: Range, one: One, colour: Colour, colours: [Colour!]! = [RED], any: Anything, required: Boolean! }
  type Query {
    found(filter: Filter, filters: [Filter!], first: Int = 20, last: Int, colour: Colour! = GREEN, any: Anything, range: Range! = { from: 1 }): Int
    needs(range: Range!, names: [String!]!): Int
  }
`);
const fields = schema.getQueryType()!.getFields();
const variableNames = ['a', 'b', 'c'];

/** A value as a document has it: mostly of the type, sometimes not, and a variable in any place. */
function literal(type: GraphQLInputType, depth: number): fc.Arbitrary<string> {
  const variable = fc.constantFrom(...variableNames.map((name) => `$${name}`));
  const other = fc.constantFrom('null', '1', '"text"', 'RED', '[1]', '{ from: 1 }');
  return fc.oneof(
    { weight: 24, arbitrary: ofType(type, depth) },
    { weight: 3, arbitrary: variable },
    { weight: 1, arbitrary: other },
  );
}

function ofType(type: GraphQLInputType, depth: number): fc.Arbitrary<string> {
  if (isNonNullType(type)) return ofType(type.ofType, depth);
  if (isListType(type)) {
    const item = literal(type.ofType, depth - 1);
    const list = fc.array(item, { maxLength: 3 }).map((items) => `[${items.join(' ')}]`);
    return fc.oneof({ weight: 3, arbitrary: list }, { weight: 1, arbitrary: item });
  }
  if (isInputObjectType(type)) {
    if (depth <= 0) return fc.constant('{}');
    const parts = Object.values(type.getFields()).map((field) =>
      fc.option(
        literal(field.type, depth - 1).map((value) => `${field.name}: ${value}`),
        { freq: 1 },
      ),
    );
    return fc.tuple(...parts).map((given) => `{ ${given.filter((part) => part !== null).join(' ')} }`);
  }
  if (isEnumType(type)) return fc.constantFrom('RED', 'GREEN');
  return fc.constantFrom('1', '2', '"text"', 'true', '[$a 1]', '{ from: $b }');
}

const selections = fc.constantFrom(...Object.values(fields)).chain((field) => {
  const parts = field.args.map(({ name, type }) =>
    fc.option(
      literal(type, 3).map((value) => `${name}: ${value}`),
      { freq: 1 },
    ),
  );
  return fc.tuple(...parts).map((given) => {
    const named = given.filter((part) => part !== null);
    return { field, text: `{ ${field.name}${named.length === 0 ? '' : `(${named.join(' ')})`} }` };
  });
});

/** Variables that are absent, null, or anything. */
const variables = fc.dictionary(
  fc.constantFrom(...variableNames),
  fc.constantFrom<unknown>(null, 1, 'text', 'RED', [1], { from: 1 }),
);

function expected(field: GraphQLField<unknown, unknown>, node: FieldNode, values: Record<string, unknown>) {
  try {
    return getArgumentValues(field, node, values);
  } catch {
    return undefined;
  }
}

const plain = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

describe('arguments are read as graphql-js reads them', () => {
  test('whatever the document and the variables say', () => {
    let refused = 0;
    let read = 0;
    fc.assert(
      fc.property(selections, fc.array(variables, { minLength: 1, maxLength: 4 }), ({ field, text }, requests) => {
        const node = selected(text);
        const reader = argumentReader(field, node);
        for (const values of requests) {
          const theirs = expected(field, node, values);
          const ours = reader(values);
          // Texts, since the order of the keys counts: a plan is printed in that order.
          expect(plain(ours), text).toBe(plain(theirs));
          if (theirs === undefined) refused += 1;
          else read += 1;
        }
      }),
      { numRuns: 2_000, seed: 7 },
    );
    expect(Math.min(refused, read)).toBeGreaterThan(500);
  });

  test('a value without variables is read once', () => {
    const reader = argumentReader(fields['found']!, selected('{ found(filter: { required: true }, last: 3) }'));
    expect(reader({})).toBe(reader({ a: 1 }));
    const mixed = argumentReader(fields['found']!, selected('{ found(filter: { required: true }, last: $a) }'));
    const [one, other] = [mixed({ a: 1 }), mixed({ a: 2 })];
    expect([one?.['last'], other?.['last']]).toEqual([1, 2]);
    expect(one?.['filter']).toBe(other?.['filter']);
  });
});

function selected(text: string): FieldNode {
  const [operation] = parse(text).definitions as readonly [OperationDefinitionNode];
  return operation.selectionSet.selections[0] as FieldNode;
}
