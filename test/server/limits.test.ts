import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { measureDocument } from '../../src/server/limits/document-limits.ts';
import { defaultLimits } from '../../src/server/limits/limits.ts';
import { answerOf, tinyServer, verdictOf } from './tiny.ts';

const refused = { status: 400, codes: ['LIMIT_EXCEEDED'] };
const roomy = { ...defaultLimits, tokens: 100_000, fields: 100_000 };

/** Each fragment spreads the next one twice: `count` fragments stand for 2 to the power of `count` fields. */
const doubling = (count: number) =>
  `{ ...f0 } ${Array.from({ length: count }, (_, index) => `fragment f${index} on Query { ...f${index + 1} self { ...f${index + 1} } }`).join(' ')} fragment f${count} on Query { ran }`;

describe.each(['*/*', 'application/json', 'application/graphql-response+json'])('deep documents, for %s', (accept) => {
  const { ask } = tinyServer({ limits: roomy });
  it.each([
    ['50,000 braces', '{'.repeat(50_000)],
    ['50,000 brackets', `{ echo(filter: ${'['.repeat(50_000)}`],
    ['50,000 parentheses', '('.repeat(50_000)],
    ['10,000 fields in each other', `${'{self'.repeat(10_000)}{ran}${'}'.repeat(10_000)}`],
    ['10,000 objects in each other', `{ echo(filter: ${'{and:'.repeat(10_000)}`],
  ])('are refused: %s', async (_name, query) => {
    expect(verdictOf(await ask(query, {}, { accept }))).toEqual(refused);
  });
});

describe('deep variables', () => {
  const { post } = tinyServer();
  const send = async (levels: number) => {
    // By hand: JSON.stringify would overflow the stack itself.
    const filter = `${'{"and":['.repeat(levels)}{}${']}'.repeat(levels)}`;
    const query = 'query ($filter: Filter) { echo(filter: $filter) }';
    return answerOf(await post(`{"query":"${query}","variables":{"filter":${filter}}}`));
  };

  it('are refused', async () => {
    expect(verdictOf(await send(9_000))).toEqual(refused);
  });

  it('are taken where a person could have meant them', async () => {
    expect(await send(40)).toEqual({ status: 200, data: { echo: 'nothing' } });
  });
});

describe('variables with many lists and objects', () => {
  const { ask } = tinyServer();
  const query = 'query ($filter: Filter) { echo(filter: $filter) }';
  // The variables hold the filter, its list, and so many more.
  const send = (count: number) =>
    ask(query, { variables: { filter: { and: Array.from({ length: count }, () => ({})) } } });

  it('are refused, also where the document is known', async () => {
    expect(await send(998)).toEqual({ status: 200, data: { echo: 'nothing' } });
    for (const _time of ['first', 'second']) {
      const { status, errors } = await send(999);
      expect({ status, extensions: errors?.[0]?.extensions }).toMatchObject({
        status: 400,
        extensions: { code: 'LIMIT_EXCEEDED', measure: 'objects', limit: 1_000 },
      });
    }
  });

  it('may hold as many plain values as the body has room for', async () => {
    const names = Array.from({ length: 9_000 }, () => 'n');
    const query = 'query ($names: [String!]) { echo(names: $names) }';
    expect(await ask(query, { variables: { names } })).toEqual({ status: 200, data: { echo: 'nothing' } });
  });
});

describe('each limit', () => {
  it.each([
    ['depth', '{ self { self { ran } } }', '{ self { self { self { ran } } } }'],
    [
      'depth',
      '{ ...f } fragment f on Query { self { ... { self { ran } } } }',
      '{ self { ...f } } fragment f on Query { self { self { ran } } }',
    ],
    ['fields', '{ ran self { ran } }', '{ ran self { ran broken } }'],
    ['aliases', '{ a: ran b: ran c: ran }', '{ a: ran b: ran c: ran d: ran }'],
    [
      'aliases',
      '{ ...f } fragment f on Query { a: ran b: ran }',
      '{ ...f self { ...f } } fragment f on Query { a: ran b: ran }',
    ],
    [
      'directives',
      '{ ran @skip(if: false) @include(if: true) ... @skip(if: false) { ran } }',
      'query { ran @skip(if: false) @include(if: true) ... @skip(if: false) { ran @skip(if: false) } }',
    ],
    ['tokens', '{a}', '{a b}'],
    ['tokens', '{a}', '# said before\n{a}'],
    ['tokens', '{a}', '{a} # said after'],
  ])('on %s lets its own measure pass and refuses one more', async (measure, enough, tooMuch) => {
    const { ask } = tinyServer({ limits: { ...roomy, [measure]: 3 } });
    expect(verdictOf(await ask(enough)).codes).not.toContain('LIMIT_EXCEEDED');
    // The second time from the caches.
    for (const _time of ['first', 'second']) expect(verdictOf(await ask(tooMuch))).toEqual(refused);
  });

  it('leaves room for the question that every tool asks first', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { ask } = tinyServer();
    const query = getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true, specifiedByUrl: true });
    expect(verdictOf(await ask(query))).toEqual({ status: 200, codes: [] });
  });
});

describe('names', () => {
  const { ask } = tinyServer();
  it.each([
    ['an operation', (name: string) => `query ${name} { ran }`],
    ['a field', (name: string) => `{ ${name} }`],
    ['an alias', (name: string) => `{ ${name}: ran }`],
    ['a variable', (name: string) => `query ($${name}: Int) { ran(times: $${name}) }`],
    ['a fragment', (name: string) => `{ ...${name} } fragment ${name} on Query { ran }`],
  ])('are as long as anybody means them: that of %s', async (_name, documentWith) => {
    const long = await ask(documentWith('n'.repeat(201)));
    expect(long).toMatchObject({ status: 400, errors: [{ extensions: { code: 'LIMIT_EXCEEDED', measure: 'name' } }] });
    expect(long.errors).toHaveLength(1);
    expect(verdictOf(await ask(documentWith('n'.repeat(200)))).codes).not.toContain('LIMIT_EXCEEDED');
  });
});

describe('fragments', () => {
  it('that double each other are measured in linear time, and refused', async () => {
    const { ask } = tinyServer();
    const started = performance.now();
    const { fields, depth } = measureDocument(parse(doubling(24)));
    expect({ fields: fields > 2 ** 24, depth }).toEqual({ fields: true, depth: 25 });
    const codes = verdictOf(await ask(doubling(24))).codes;
    expect(new Set(codes)).toEqual(new Set(['LIMIT_EXCEEDED']));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('that contain themselves are refused by validation', async () => {
    const { ask } = tinyServer();
    const circle = '{ ...a } fragment a on Query { self { ...b } } fragment b on Query { ...a ...a }';
    const answer = await ask(circle, {}, { accept: 'application/graphql-response+json' });
    expect(verdictOf(answer).status).toBe(400);
    expect(new Set(verdictOf(answer).codes)).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
  });

  it('that nobody defines are refused by validation', async () => {
    const answer = await tinyServer().ask('{ ...missing }');
    expect(verdictOf(answer).codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });
});

it.each([
  ['one field', 'ran ', 1_990],
  ['one field with a selection', 'self { ran } ', 495],
  ['one field that is not there', 'unknown ', 1_990],
])('answers soon to as many tokens as are allowed: %s, again and again', async (_name, part, times) => {
  const started = performance.now();
  await tinyServer().ask(`{ ${part.repeat(times)} }`);
  expect(performance.now() - started).toBeLessThan(2_000);
});
