import { describe, expect, it } from 'vitest';
import type { StatementRunner } from '../../src/server/context.ts';
import type { DataState } from '../../src/server/data-version.ts';
import { between, tinyServer, verdictOf } from './tiny.ts';

const one: DataState = ['one', 1, 10];
const two: DataState = ['two', 2, 10];
const oneAgain: DataState = ['one', 3, 10];
const committing: DataState = ['one', 19, 10];

/** A runner whose statements meet these states, one pair of start and end after the other; the last for all that follow. */
function meeting(...pairs: readonly (readonly [start: DataState, end: DataState])[]) {
  const runs = { count: 0 };
  const runner: StatementRunner = async () => {
    const [start, end] = pairs[Math.min(runs.count, pairs.length - 1)]!;
    runs.count += 1;
    return between([['a'], ['b']], start, end);
  };
  return { runner, runs };
}

describe('the version of the data', () => {
  it('stands in an answer that read one state', async () => {
    const { runner, runs } = meeting([one, one]);
    expect(await tinyServer({ runner }).ask('{ a: ran b: ran }')).toEqual({
      status: 200,
      data: { a: 2, b: 2 },
      extensions: { dataVersion: 'one' },
    });
    expect(runs.count).toBe(2);
  });

  it('stands beside the Cypher, and beside the error of a field', async () => {
    const { runner } = meeting([one, one]);
    const answer = await tinyServer({ runner }).ask('{ ran refused }', {}, { 'x-explain': '1' });
    expect(answer).toMatchObject({ data: { ran: 2, refused: null }, extensions: { dataVersion: 'one' } });
    expect(answer.extensions?.['cypher']).toHaveLength(1);
    expect(verdictOf(answer)).toEqual({ status: 200, codes: ['BAD_USER_INPUT'] });
  });

  it.each<[where: string, query: string, met: DataState, data: object]>([
    ['nothing was read', '{ echo }', one, { echo: 'nothing' }],
    ['the graph bears none', '{ ran }', [null, null, 10], { ran: 2 }],
  ])('is not there where %s', async (_, query, met, data) => {
    const { runner } = meeting([met, met]);
    expect(await tinyServer({ runner }).ask(query)).toEqual({ status: 200, data });
  });
});

describe('an operation', () => {
  it.each<[what: string, pairs: (readonly [DataState, DataState])[]]>([
    ['other versions at its start and its end', [[one, two]]],
    ['one version, with a load and its reverse in between', [[one, oneAgain]]],
    ['a load at its start', [[committing, two]]],
    ['a load from its start to its end', [[committing, committing]]],
  ])('that meets %s is executed once more', async (_, pairs) => {
    const { runner, runs } = meeting(...pairs, [two, two]);
    expect(await tinyServer({ runner }).ask('{ ran }')).toEqual({
      status: 200,
      data: { ran: 2 },
      extensions: { dataVersion: 'two' },
    });
    expect(runs.count).toBe(2);
  });

  it('whose fields read different states is executed once more, every field of it', async () => {
    const { runner, runs } = meeting([one, one], [two, two], [two, two]);
    const { data, extensions } = await tinyServer({ runner }).ask('{ a: ran b: ran }', {}, { 'x-explain': '1' });
    expect([data, extensions?.['dataVersion']]).toEqual([{ a: 2, b: 2 }, 'two']);
    expect(extensions?.['cypher']).toHaveLength(4);
    expect(runs.count).toBe(4);
  });

  it('that meets loads twice is not answered, with a status and a time to come back', async () => {
    const { runner, runs } = meeting([one, two], [one, two], [two, oneAgain], [one, two]);
    const { post } = tinyServer({ runner });
    const response = await post({ query: '{ a: ran b: ran refused }' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringMatching(/Try again/), extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
    expect(runs.count).toBe(4);
  });

  it('is not executed once more when its client has gone away', async () => {
    const leaving = new AbortController();
    const { runner, runs } = meeting([committing, committing]);
    const leavingSoon: StatementRunner = (statement) => {
      setTimeout(() => leaving.abort(), 20);
      return runner(statement);
    };
    const { fetch } = tinyServer({ runner: leavingSoon });
    const asked = fetch('/graphql?query={ran}', { signal: leaving.signal });
    await expect(asked).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(runs.count).toBe(1);
  });

  it('is not answered from a statement that does not tell what it met', async () => {
    const answer = await tinyServer({ runner: async () => [['a']] }).ask('{ ran }');
    expect(verdictOf(answer)).toEqual({ status: 200, codes: ['INTERNAL_SERVER_ERROR'] });
  });
});
