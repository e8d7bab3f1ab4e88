import { execute, getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { beginOperation } from '../../src/pothos-plugin-neo4j/plugin/direct.ts';
import { schema } from '../../src/schema/schema.ts';
import type { StatementRunner } from '../../src/server/execution/execution.ts';
import { AnswerMeter } from '../../src/server/limits/answer-meter.ts';
import { defaultLimits } from '../../src/server/limits/limits.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { tinyServer, verdictOf } from './tiny.ts';

const refused = { status: 400, codes: ['LIMIT_EXCEEDED'] };
const aliases = (count: number, field: string) =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ')} }`;

describe('an answer that is too large', () => {
  it('is refused whole, with the number', async () => {
    const { ask } = tinyServer({ answerLimitBytes: 10_000 });
    const answer = await ask(aliases(3, `echo(text: "${'x'.repeat(5_000)}")`));
    expect(answer).toEqual({
      status: 400,
      errors: [
        {
          message:
            'The answer is larger than 10000 bytes, the most that are allowed. Ask for smaller pages, or in several requests.',
          extensions: { code: 'LIMIT_EXCEEDED', measure: 'answer', limit: 10_000 },
        },
      ],
    });
    expect(verdictOf(await ask(aliases(1, `echo(text: "${'x'.repeat(5_000)}")`)))).toEqual({ status: 200, codes: [] });
  });

  it.each([
    ['by one value under many aliases', aliases(50, `echo(text: "${'x'.repeat(1_000)}")`)],
    ['by the length of an alias', `{ ${'x'.repeat(11_000)}: echo }`],
    ['by introspection', getIntrospectionQuery()],
    ['by the names of types', aliases(1_000, '__typename')],
  ])('is refused where it becomes so %s', async (_how, query) => {
    const { ask } = tinyServer({
      answerLimitBytes: 10_000,
      limits: { ...defaultLimits, aliases: 1_000, tokens: 5_000 },
    });
    expect(verdictOf(await ask(query))).toEqual(refused);
  });

  it('counts errors, which are made though few of them are told', async () => {
    const { ask } = tinyServer({ answerLimitBytes: 10_000 });
    expect(verdictOf(await ask(aliases(20, 'refused')))).toEqual(refused);
  });

  it.each([
    ['a directive', 'query($no: Boolean = true) { ', 'self { echo @include(if: $no) }', { no: null }],
    [
      'a directive in a fragment',
      'fragment A on Query { slug: echo ...{ echo @skip(if: $no) } } query($no: Boolean = true) { ',
      'self { ...A }',
      { no: null },
    ],
    ['an argument', 'query($no: String = "a") { ', 'self { repeated(text: $no) }', { no: null }],
    ['an item of a list', 'query($no: String = "a") { ', 'self { echo(names: [$no]) }', { no: null }],
    [
      'an argument of introspection',
      'query($no: Boolean = true) { ',
      '__schema { types { a: fields { name @include(if: $no) } } }',
      { no: null },
    ],
  ])(
    'counts errors that an executor makes before it asks anybody: a null in %s',
    async (_where, head, field, variables) => {
      const { ask } = tinyServer({ answerLimitBytes: 10_000 });
      const times = (count: number) => `${head}${aliases(count, field).slice(1)}`;
      expect(verdictOf(await ask(times(20), { variables }))).toEqual(refused);
      const little = await tinyServer().ask(times(2), { variables });
      expect(little.status).toBe(200);
      expect(little.errors?.length).toBeGreaterThan(0);
    },
  );

  it('counts no errors where a null may stand', async () => {
    const { ask } = tinyServer({ answerLimitBytes: 10_000 });
    const query = `query($no: String = "a") ${aliases(40, 'self { echo(text: $no) }')}`;
    expect(verdictOf(await ask(query, { variables: { no: null } }))).toEqual({ status: 200, codes: [] });
  });

  it('leaves nothing behind that fails unheard, which would end the process', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => void unheard.push(reason);
    process.on('unhandledRejection', hear);
    const large = (size: number) => `echo(text: "${'x'.repeat(size)}")`;
    try {
      const { ask } = tinyServer({ answerLimitBytes: 10_000 });
      // What is beneath `later` waits for another turn of the event loop, and is too large as well.
      const query = `{ first: self { echo } busy later: selfForSure { ${large(9_000)} } too: ${large(11_000)} last: echo }`;
      expect(verdictOf(await ask(query))).toEqual(refused);
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      process.off('unhandledRejection', hear);
    }
    expect(unheard).toEqual([]);
  });

  it('ends the statements that still run for it', async () => {
    const ended: unknown[] = [];
    const runner: StatementRunner = async (_statement, options) => {
      if (options?.operationName === 'Large' && ended.length === 0) {
        options.signal?.addEventListener('abort', () => ended.push(options.signal?.reason.extensions.code));
        await new Promise((resolve) => setTimeout(resolve, 20));
        for (let count = 0; count < 100; count += 1) options.onRecord?.(['x'.repeat(1_000)]);
      }
      return [];
    };
    const { ask } = tinyServer({ runner, answerLimitBytes: 10_000 });
    expect(verdictOf(await ask('query Large { ran }'))).toEqual(refused);
    expect(ended).toEqual(['LIMIT_EXCEEDED']);
  });
});

it('lets others have their turn while a large answer is made', async () => {
  const { ask } = tinyServer({ limits: { ...defaultLimits, fields: 1_000_000, aliases: 1_000_000 } });
  const ten = (inner: string) => Array.from({ length: 10 }, (_, index) => `a${index}: self { ${inner} }`).join(' ');
  // So much that a fast machine, too, is at work for several times what one may hold the event loop.
  const leaves = Array.from({ length: 6 }, (_, index) => `b${index}: echo`).join(' ');
  const query = `{ ${ten('...A')} } fragment A on Query { ${ten('...B')} } fragment B on Query { ${ten('...C')} } fragment C on Query { ${ten(`echo ${leaves}`)} }`;
  let turns = 0;
  let isMade = false;
  const turn = () => {
    turns += 1;
    if (!isMade) setImmediate(turn);
  };
  setImmediate(turn);
  const answer = await ask(query);
  isMade = true;
  expect(answer.data).toMatchObject({ a9: { a9: { a9: { a9: { echo: 'nothing' } } } } });
  expect(turns).toBeGreaterThan(3);
});

describeWithDatabase('an answer that is written', (database) => {
  it.each(readExamples().map(({ query, variables }) => [/\w+(?= |\()/.exec(query)?.[0], query, variables] as const))(
    'measures as much as one that is executed: %s',
    async (_name, query, variables) => {
      // A server counts the fields of its schema, which all share.
      const { server } = productOver(database);
      expect(server).toBeDefined();
      const limit = 100_000_000;
      const answer = new AnswerMeter(limit, new AbortController().signal);
      const document = parse(query);
      const variableValues = JSON.parse(variables ?? '{}') as Record<string, unknown>;
      const { errors } = await execute({
        schema,
        document,
        variableValues,
        contextValue: { run: database.run, answer },
      });
      expect(errors).toBeUndefined();
      const begun = beginOperation({ schema, document, variableValues, contextValue: { run: database.run } });
      if (begun === undefined || begun.isRefused) throw new Error('It was not begun.');
      await begun.records();
      const { size } = await begun.write(limit);
      expect([answer.hasRoomFor(limit - size), answer.hasRoomFor(limit - size + 1)]).toEqual([true, false]);
    },
  );
});

describeWithDatabase('records that come from the database', (database) => {
  it('are given away one by one, and end the statement where they are too many', async () => {
    let seen = 0;
    const onRecord = () => {
      seen += 1;
      if (seen === 3) throw new RangeError('Enough.');
    };
    const text = 'UNWIND range(1, 1000000) AS number RETURN number';
    await expect(database.run({ text, parameters: {} }, { onRecord })).rejects.toThrow('Enough.');
    expect(seen).toBeLessThan(100_000);
    expect(await database.run({ text: 'RETURN 1', parameters: {} })).toEqual([[1]]);
  });
});
