import neo4j from 'neo4j-driver';
import { expect, it } from 'vitest';
import { constraintViolation } from '../../src/pothos-plugin-neo4j/runner/index.ts';

const code = 'Neo.ClientError.Schema.ConstraintValidationFailed';
const told = (message: string, of = code) =>
  constraintViolation(new neo4j.Neo4jError(message, of, '50N42', 'An error of the database.'));

// Only Neo4j Enterprise has constraints on existence and on types, and no test starts it.
it.each([
  ["Node(1) already exists with label `Cu st` and property `mail` = 'a'", 'unique', 'Cu st', 'mail'],
  ["Relationship(0) already exists with type `KNOWS` and properties `a` = 1, `b` = 'c'", 'unique', 'KNOWS', 'a'],
  ['Node(0) with label `Movie` must have the property `title`', 'existence', 'Movie', 'title'],
  ['Node(0) with label `Movie` must have the properties (`a`, `b`)', 'existence', 'Movie', 'a'],
  ['Relationship(4) with type `OF` must have the property `key`', 'existence', 'OF', 'key'],
  ['Node(0) with label `Movie` must have the property `title` with value type `STRING`', 'type', 'Movie', 'title'],
  ['Cannot delete node<2>, because it still has relationships. To delete …', 'relationships', undefined, undefined],
  ['Something that nobody has seen yet', 'other', undefined, undefined],
])('%s', (message, kind, label, property) => {
  const expected = { kind, ...(label && { label }), ...(property && { property }) };
  expect(told(message)).toEqual(expected);
});

it('takes no value for a name', () => {
  const value = "x` and property `admin` = '";
  expect(told(`Node(1) already exists with label \`User\` and property \`mail\` = '${value}'`)).toEqual({
    kind: 'unique',
    label: 'User',
    property: 'mail',
  });
});

it('is nothing for other errors', () => {
  expect(
    told('Node(1) already exists with label `A` and property `b` = 1', 'Neo.ClientError.Statement.X'),
  ).toBeUndefined();
  expect(constraintViolation(new Error('Node(1) already exists'))).toBeUndefined();
});
