import { describe, expect, it } from 'vitest';
import { type ErrorCode, publicError } from '../../src/errors.ts';
import type { StatementRunner } from '../../src/server/execution/execution.ts';
import { answerOf, tinyServer, verdictOf } from './tiny.ts';

const failing =
  (...codes: readonly ErrorCode[]): StatementRunner =>
  async () => {
    const code = codes.length > 1 ? (codes as ErrorCode[]).shift() : codes[0];
    throw publicError(code!, 'The database is away.');
  };

const mediaTypes = ['application/json', 'application/graphql-response+json'] as const;

describe('an answer in which every root field failed for a cause of the server', () => {
  it.each(
    mediaTypes.flatMap((accept) => [
      [accept, 'SERVICE_UNAVAILABLE', 503, '1'] as const,
      [accept, 'TIMEOUT', 504, null] as const,
      [accept, 'INTERNAL_SERVER_ERROR', 500, null] as const,
    ]),
  )(
    'has no data where the client accepts %s and the cause is %s: the status is %i',
    async (accept, code, status, later) => {
      const { fetch } = tinyServer({ runner: failing(code) });
      for (const query of ['{ran}', '{__typename a:ran b:ran}', '{ran wait{ran}}']) {
        const response = await fetch(`/graphql?query=${query}`, { headers: { accept } });
        expect(response.headers.get('retry-after')).toBe(later);
        expect(response.headers.get('content-type')).toContain(accept);
        const answer = await answerOf(response);
        expect(answer).not.toHaveProperty('data');
        expect(new Set(verdictOf(answer).codes)).toEqual(new Set([code]));
        expect(answer.status).toBe(status);
        expect(JSON.stringify(answer)).not.toContain('http');
      }
    },
  );

  it('has the status of what may pass where the causes differ', async () => {
    const ask = (...codes: ErrorCode[]) => tinyServer({ runner: failing(...codes) }).ask('{ a: ran b: ran c: ran }');
    expect((await ask('INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT')).status).toBe(503);
    expect((await ask('INTERNAL_SERVER_ERROR', 'TIMEOUT', 'INTERNAL_SERVER_ERROR')).status).toBe(504);
  });

  it('tells which field failed, and in the log what was hidden', async () => {
    const { ask, log } = tinyServer();
    const { errors } = await ask('{ a: broken b: uncoded }');
    expect(errors).toMatchObject([{ path: ['a'] }, { path: ['b'] }]);
    expect(log.entries.filter((entry) => entry.startsWith('error'))).toHaveLength(2);
  });
});

describe('an answer keeps its data', () => {
  const unavailable = failing('SERVICE_UNAVAILABLE');

  it.each([
    ['where a field was answered', '{ ran echo }', { ran: null, echo: 'nothing' }],
    ['where a field was refused for what was asked', '{ ran refused }', { ran: null, refused: null }],
    ['where what failed lies deeper', '{ self { ran } }', { self: { ran: null } }],
    ['where nothing was asked for but the name of the type', '{ __typename }', { __typename: 'Query' }],
  ])('%s', async (_where, query, data) => {
    expect(await tinyServer({ runner: unavailable }).ask(query)).toMatchObject({ status: 200, data });
  });

  it('where a null is what was found', async () => {
    const runner: StatementRunner = async () => [];
    expect(await tinyServer({ runner }).ask('{ nothing broken }')).toMatchObject({
      status: 200,
      data: { nothing: null, broken: null },
    });
  });
});
