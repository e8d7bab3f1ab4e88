import fc from 'fast-check';
import { buildSchema, getVariableValues, type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { variableReader } from '../../src/pothos-plugin-neo4j/plugin/variable-reader.ts';

const schema = buildSchema(`
  scalar Anything
  enum Colour { RED GREEN }
  input Range { from: Int, to: Int! = 9, names: [String!] }
  input One @oneOf { a: Int, b: Range }
  type Query { found: Int }
`);

const types = [
  'Int',
  'Int!',
  '[Int!]',
  '[Int]!',
  'Colour',
  'Range',
  'Range!',
  '[Range!]',
  'One',
  'Anything',
  'Query',
  'Unknown',
];
const names = ['a', 'b', 'constructor', '__proto__'];
const literals = ['1', 'null', '[1 2]', 'RED', '{ from: 1 }', '{ a: 1 }', '"text"'];

const definitions = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      type: fc.constantFrom(...types),
      otherwise: fc.option(fc.constantFrom(...literals)),
    }),
    { selector: ({ name }) => name, maxLength: 3 },
  )
  .map((all) =>
    all.map(({ name, type, otherwise }) => `$${name}: ${type}${otherwise === null ? '' : ` = ${otherwise}`}`),
  );

const values = fc.constantFrom<unknown>(
  null,
  1,
  1.5,
  'RED',
  'text',
  [1],
  [1, null],
  { from: 1 },
  { a: 1 },
  { a: 1, b: null },
  {
    from: 'x',
  },
);

const given = fc
  .array(fc.tuple(fc.constantFrom(...names, 'other'), values), { maxLength: 4 })
  .map((entries) => Object.fromEntries(entries) as Record<string, unknown>);

test('variables are read as graphql-js reads them, and refused where it refuses them', () => {
  fc.assert(
    fc.property(definitions, given, (defined, variables) => {
      const text = `query ${defined.length === 0 ? '' : `(${defined.join(', ')})`} { found }`;
      const operation = parse(text).definitions[0] as OperationDefinitionNode;
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
      expect(variableReader(schema, operation)(variables)).toEqual(coerced);
    }),
    { numRuns: 2_000 },
  );
});
