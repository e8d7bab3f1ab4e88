import { buildSchema, GraphQLError, type OperationDefinitionNode, parse, validate } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { badUserInput } from '../../src/errors.ts';
import { locationsOf, parseDocument } from '../../src/server/limits/error-locations.ts';
import { toldErrors } from '../../src/server/limits/told-errors.ts';
import { errorsOfLargeVariables } from '../../src/server/limits/variable-errors.ts';
import { tinyServer, verdictOf } from './tiny.ts';

const { ask, post, fetch } = tinyServer();
/** What all errors of an answer may take, and the last one that tells of the others. */
const mostBytes = 64_500;

const asking = 'query ($filter: Filter) { echo(filter: $filter) }';
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 1]));
const aliased = (count: number, field: string) => Array.from({ length: count }, (_, index) => `a${index}: ${field}`);

describe('what a client has sent fills no answer with errors:', () => {
  it.each<[string, string, object]>([
    ['8,000 keys that a filter does not have', asking, { variables: { filter: keys(8_000) } }],
    ['quotes beside such keys', asking, { variables: { filter: { ...keys(60), name: '"'.repeat(48_000) } } }],
    ['signs that JSON escapes', asking, { variables: { filter: { ...keys(60), name: '\u0001'.repeat(15_000) } } }],
    ['a key as long as the request', asking, { variables: { filter: { ['k'.repeat(90_000)]: 1 } } }],
    ['a long text of another type', '($no: Int) { ran(times: $no) }', { variables: { no: 'x'.repeat(90_000) } }],
    ['a text that is written where another type is', `{ ran(times: "${'x'.repeat(90_000)}") }`, {}],
    ['a text where none may stand', `{ ran "${'x'.repeat(90_000)}" }`, {}],
    ['the name of an operation that is not there', 'query A { ran }', { operationName: 'n'.repeat(90_000) }],
    ['a parameter that there is not', '{ ran }', { ['p'.repeat(90_000)]: 1 }],
    [
      'a text that a resolver repeats, in its words and beside them',
      `query ($text: String!) { ${aliased(50, 'repeated(text: $text)').join(' ')} }`,
      { variables: { text: 'x'.repeat(90_000) } },
    ],
    [
      'a text of some length, many times',
      `query ($text: String!) { ${aliased(50, 'repeated(text: $text)').join(' ')} }`,
      { variables: { text: '"'.repeat(1_900) } },
    ],
    [
      'paths',
      `{ ${`${'x'.repeat(195)}: self { `.repeat(18)} ${aliased(30, 'refused').join(' ')} ${'}'.repeat(18)} }`,
      {},
    ],
  ])('%s', async (_name, document, more) => {
    const query = document.startsWith('(') ? `query ${document}` : document;
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const text = await (await post({ query, ...more }, { accept })).text();
      const { errors } = JSON.parse(text);
      expect(errors.length).toBeGreaterThan(0);
      // What else there is are nulls.
      expect(text.length).toBeLessThan(mostBytes + 10_000);
      expect(Buffer.byteLength(JSON.stringify(errors))).toBeLessThan(mostBytes);
    }
  });

  it('an address as long as it may be', async () => {
    const response = await fetch(`/graphql?query={ran}&operationName=${'n'.repeat(15_000)}`);
    expect((await response.text()).length).toBeLessThan(3_000);
  });
});

describe('an ordinary mistake is told as it is', () => {
  it('where there are a hundred', async () => {
    const { errors = [] } = await ask(`{ ${Array.from({ length: 120 }, (_, index) => `field${index}`).join(' ')} }`);
    expect(errors.slice(0, 100).map(({ message }) => message)).toEqual(
      Array.from({ length: 100 }, (_, index) => `Cannot query field "field${index}" on type "Query".`),
    );
    expect(errors.slice(100).map(({ message }) => message)).toEqual([expect.stringContaining('Too many')]);
  });

  it('where it is one of few in large variables', async () => {
    const and = [...Array.from({ length: 900 }, () => ({ name: 'somebody'.repeat(8) })), { name: 1 }, { nome: 'x' }];
    const { errors = [] } = await ask(asking, { variables: { filter: { and } } });
    expect(errors.map(({ message }) => message)).toEqual([
      'Variable "$filter" got invalid value 1 at "filter.and[900].name"; String cannot represent a non string value: 1',
      expect.stringContaining(
        'at "filter.and[901]"; Field "nome" is not defined by type "Filter". Did you mean "name"?',
      ),
    ]);
  });

  it('with its beginning and its end where it is long', async () => {
    const { errors = [] } = await ask(asking, { variables: { filter: { name: 'x'.repeat(50_000), nome: 1 } } });
    const [message = ''] = errors.map((error) => error.message);
    expect(errors).toHaveLength(1);
    expect(message).toMatch(/^Variable "\$filter" got invalid value \{ name: "xxx/);
    expect(message).toMatch(/xxx … \(\d+ letters are left out here\) … xxx/);
    expect(message).toMatch(/x", nome: 1 }; Field "nome" is not defined by type "Filter". Did you mean "name"\?$/);
  });

  it('without its value where too many would repeat that', async () => {
    const { errors = [] } = await ask(asking, { variables: { filter: { and: [{}, keys(5_000)] } } });
    expect(errors.map(({ message }) => message)).toEqual([
      ...Array.from(
        { length: 10 },
        (_, index) =>
          `Variable "$filter" got an invalid value at "filter.and[1]"; Field "key${index}" is not defined by type "Filter".`,
      ),
      'Too many errors processing variables, error limit reached. Execution aborted.',
    ]);
    expect(new Set(verdictOf({ status: 400, errors }).codes)).toEqual(new Set(['BAD_USER_INPUT']));
    expect(errors[0]).toMatchObject({ locations: [{ line: 1, column: 8 }] });
  });
});

describe('errors beyond what they may take', () => {
  const many = Array.from({ length: 500 }, (_, index) => badUserInput(`${index} ${'é'.repeat(500)}`));
  const told = (errors: readonly GraphQLError[]) => {
    const word = vi.fn((error: GraphQLError) => error);
    const result = toldErrors(errors, word);
    const written = JSON.parse(result.stringify({ errors: result.errors })).errors;
    return { made: word.mock.calls.length, result, written };
  };

  it('are counted by the last, and nothing is made of them', () => {
    const { made, result, written } = told(many);
    expect(written).toHaveLength(result.errors.length);
    expect(made).toBe(written.length);
    expect(written.at(-1)).toEqual({
      message: `${500 - written.length + 1} more errors are not told: those of one answer take at most 64000 bytes.`,
      extensions: { measure: 'errors', limit: 64_000, code: 'LIMIT_EXCEEDED' },
    });
    expect(Buffer.byteLength(JSON.stringify(written))).toBeLessThan(mostBytes);
  });

  it('do not change the status of an answer', async () => {
    const query = `query ($text: String!) { ran ${aliased(50, 'repeated(text: $text)').join(' ')} }`;
    const answer = await ask(query, { variables: { text: 'x'.repeat(2_000) } });
    expect(answer).toMatchObject({ status: 200, data: { ran: 2, a0: null, a49: null } });
    expect(answer.errors?.at(-1)).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED', measure: 'errors' } });
  });

  it('are no more than one where the first alone takes so much', () => {
    const path = Array.from({ length: 1_000 }, () => 'x'.repeat(100));
    expect(told([new GraphQLError('It is long.', { path }), ...many]).written).toHaveLength(2);
  });

  it('leave no half of a letter where a message is cut', () => {
    for (const start of ['', 'x']) {
      const [{ message }] = told([badUserInput(`${start}${'🟦'.repeat(5_000)}`)]).written;
      expect(message).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
      expect(message.length).toBeLessThan(2_100);
    }
  });

  it('leave out what one tells beside its code, where that is large', () => {
    const { written } = told([
      badUserInput('No.', { slugs: ['x'.repeat(20_000)] }),
      badUserInput('No.', { slugs: ['a'] }),
    ]);
    expect(written.map(({ extensions }: { extensions: object }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT' },
      { slugs: ['a'], code: 'BAD_USER_INPUT' },
    ]);
  });
});

describe('the errors of large variables', () => {
  const schema = buildSchema(
    'input Filter { name: String and: [Filter!] } type Query { echo(filter: Filter, no: Int): Int }',
  );
  const errorsOf = (document: string, given: Record<string, unknown>) => {
    const [operation] = parse(document).definitions as [OperationDefinitionNode];
    return errorsOfLargeVariables(schema, operation, given)?.map(({ message }) => message);
  };
  const both = 'query ($filter: Filter, $no: Int!, $other: Int = 1) { echo(filter: $filter, no: $no) }';
  const large = { ...keys(3), name: 'x'.repeat(90_000) };

  it('are told of every variable', () => {
    expect(errorsOf(both, { filter: large })).toEqual([
      ...[0, 1, 2].map(
        (index) => `Variable "$filter" got an invalid value; Field "key${index}" is not defined by type "Filter".`,
      ),
      'Variable "$no" of required type "Int!" was not provided.',
    ]);
    expect(errorsOf(both, { filter: large, no: 'x' })?.at(-1)).toContain('Variable "$no" got an invalid value; Int');
  });

  it('are left to an executor where they are small, or none', () => {
    const many = { and: Array.from({ length: 3_000 }, () => ({ no: 1 })) };
    for (const filter of [keys(60), { name: 'x'.repeat(90_000) }, { ...keys(1), name: 'x'.repeat(90_000) }, many]) {
      expect(errorsOf(both, { filter })).toBeUndefined();
      expect(errorsOf(both, { filter, no: 1 })).toBeUndefined();
    }
  });
});

describe('the place of an error', () => {
  const schema = buildSchema('type Query { ran(times: Int): Int self: Query }');

  it.each([
    ['\n'.repeat(5), '{ a b c }'],
    ['\r\n\r\n \r', '{ a\r\n b\r  c }'],
    ['\ufeff# said\n', '{ ran(times: "x")\n\t self { q } }'],
    ['', 'query ($a: Int) { ran(times: """\n é \r\n """) b }'],
    ['{ ...f ...f } fragment f on Query', '{ ran(times: 1) ran(times: 2) ...f ...g }'],
  ])('is that of graphql-js: %j %j', (before, after) => {
    const text = before + after;
    const locations = validate(schema, parse(text)).map((error) => error.locations);
    expect(locations.length).toBeGreaterThan(0);
    expect(validate(schema, parseDocument(text)).map(locationsOf)).toEqual(locations);
  });

  it.each([
    ['in the document', `{ ${Array.from({ length: 100 }, (_, index) => `f${index}`).join(' ')} }`],
    ['in resolvers', `{ ${aliased(50, 'refused').join(' ')} }`],
    ['in variables', `query (${Array.from({ length: 50 }, (_, index) => `$v${index}: Int!`).join(' ')}) { ran }`],
  ])('is not looked for in the text, for each error anew: %s', async (_name, document) => {
    const lines = 1_000;
    // With it graphql-js goes from line to line.
    const reading = vi.spyOn(RegExp.prototype, 'exec');
    const { errors = [] } = await ask('\n'.repeat(lines) + document);
    const steps = reading.mock.calls.filter(([text]) => text.startsWith('\n\n')).length;
    reading.mockRestore();
    expect(errors.length).toBeGreaterThanOrEqual(50);
    expect(errors[0]).toMatchObject({ locations: [{ line: lines + 1 }] });
    expect(steps).toBeLessThan(lines);
  });

  it('is one of forty at most', async () => {
    const { errors = [] } = await ask(`{ ${'refused '.repeat(300)} }`);
    expect(errors).toHaveLength(1);
    expect((errors[0] as { locations?: object[] }).locations).toHaveLength(40);
  });
});
