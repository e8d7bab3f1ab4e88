import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import {
  bigInt,
  date,
  dateTime,
  double,
  duration,
  localDateTime,
  localTime,
  node,
  point,
  text,
  time,
} from '../../src/pothos-plugin-neo4j/model/index.ts';
import GraphPlugin, { relayOptions } from '../../src/pothos-plugin-neo4j/plugin/index.ts';

const values = node('Values', {
  description: 'A value of each type.',
  key: 'slug',
  properties: {
    slug: text('A readable identifier.'),
    integer: bigInt('An integer.'),
    float: double('A number.'),
    day: date('A day.'),
    instant: dateTime('An instant.'),
    local: localDateTime('A local time.'),
    time: time('A time.'),
    localTime: localTime('A local time of day.'),
    length: duration('A length.'),
    place: point('A place.'),
  },
});

const builder = new SchemaBuilder({
  plugins: [RelayPlugin, GraphPlugin],
  relay: relayOptions,
  graph: { run: () => expect.fail('no statement runs here') },
});
builder.graphNode(values, {
  order: { fields: ['slug'], default: [{ field: 'slug', direction: 'ASC' }] },
  fields: (t) => ({
    integer: t.property('integer'),
    float: t.property('float'),
    day: t.property('day'),
    instant: t.property('instant'),
    local: t.property('local'),
    time: t.property('time'),
    localTime: t.property('localTime'),
    length: t.property('length'),
    place: t.property('place'),
  }),
});
builder.queryType({ fields: (t) => ({ values: t.graphConnection(values, { description: 'All values.' }) }) });
const schema = builder.toSchema();

it.each([
  ['integer', '99999999999999999999', '"9223372036854775807"'],
  ['integer', '"many"', '-9223372036854775808'],
  ['float', '"much"', '1.5'],
  ['float', 'true', '"NaN"'],
  ['day', '"2025-13-01"', '"2025-12-01"'],
  ['instant', '2025', '"2025-12-01T10:00:00Z"'],
  ['local', '"noon"', '"2025-12-01T10:00:00"'],
  ['time', '"noon"', '"10:00:00Z"'],
  ['localTime', '"25:00:00"', '"10:00:00"'],
  ['length', 'LONG', '"P1D"'],
  ['place', '{x: "east"}', '{ x: 1, y: 2 }'],
])('%s: says that %s is not valid, and where it is', (field, wrong, right) => {
  const problems = (literal: string) =>
    validate(
      schema,
      parse(`{ values(filter: { ${field}: { ${field === 'place' ? 'eq' : 'in'}: ${literal} } }) { totalCount } }`),
    );
  expect(problems(right)).toEqual([]);
  const [error] = problems(wrong);
  expect(error?.message).toContain(wrong);
  expect(error?.locations).toEqual([{ line: 1, column: 28 + field.length }]);
});
