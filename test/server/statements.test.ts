import { describe, expect, it } from 'vitest';
import type { StatementRunner } from '../../src/server/execution/execution.ts';
import { tinyServer } from './tiny.ts';

const explained = {
  statement: 'MATCH (n {slug: $p0}) RETURN n.name AS c0 LIMIT $p1',
  parameters: { p0: "it's", p1: 2, p2: [1, 2.5] },
  rows: 2,
  milliseconds: expect.any(Number),
  browser: ":param p0 => 'it\\'s';\n:param p1 => 2;\n:param p2 => [1.0, 2.5];",
};

describe('the Cypher behind an answer', () => {
  const query = '{ ran(times: 2) }';

  it.each([
    ['in the body', { extensions: { explain: true } }, {}],
    ['in a header', {}, { 'x-explain': '1' }],
  ])('is shown where it is asked for %s', async (_where, more, headers) => {
    const answer = await tinyServer().ask(query, more, headers);
    expect(answer).toEqual({ status: 200, data: { ran: 4 }, extensions: { cypher: [explained, explained] } });
  });

  it('is not shown where it is not asked for', async () => {
    expect(await tinyServer().ask(query, { extensions: { explain: 1 } }, { 'x-explain': '0' })).toEqual({
      status: 200,
      data: { ran: 4 },
    });
  });

  it('is not shown where the operator does not allow it', async () => {
    const { ask } = tinyServer({ explain: false });
    const answer = await ask(query, { extensions: { explain: true } }, { 'x-explain': '1' });
    expect(answer).toEqual({ status: 200, data: { ran: 4 } });
  });

  it('is shown beside an error, without what came of it', async () => {
    const runner: StatementRunner = () => Promise.reject(new Error('bolt://10.0.0.7:7687 is gone'));
    const answer = await tinyServer({ runner }).ask('{ ran }', {}, { 'x-explain': '1' });
    expect(answer).toMatchObject({ status: 500, extensions: { cypher: [{ ...explained, rows: 0 }] } });
    expect(JSON.stringify(answer)).not.toContain('10.0.0.7');
  });

  it('is kept apart from that of other requests', async () => {
    const { ask } = tinyServer();
    const answers = await Promise.all(
      [1, 2, 3].map((times) => ask(`{ ran(times: ${times}) }`, {}, { 'x-explain': '1' })),
    );
    const shown = answers.map(({ extensions }) => extensions?.['cypher']);
    expect(shown).toEqual([[explained], [explained, explained], [explained, explained, explained]]);
  });
});

describe('a statement', () => {
  it.each([
    ['the only operation', 'query Meetings { ran }', {}, 'Meetings'],
    ['the operation that is asked for', 'query A { ran } query B { ran }', { operationName: 'B' }, 'B'],
    ['no name', '{ ran }', {}, undefined],
  ])('runs under the name of %s', async (_name, query, more, operationName) => {
    const names: unknown[] = [];
    const runner: StatementRunner = async (_statement, options) => {
      names.push(options?.operationName);
      return [];
    };
    await tinyServer({ runner }).ask(query, more);
    expect(names).toEqual([operationName]);
  });

  it('is not begun when the client has gone away', async () => {
    const leaving = new AbortController();
    let begun = 0;
    const runner: StatementRunner = async () => {
      begun += 1;
      leaving.abort();
      return [];
    };
    const asked = tinyServer({ runner }).fetch('/graphql?query={wait{ran}}', { signal: leaving.signal });
    await expect(asked).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(begun).toBe(1);
  });

  it('ends when the client goes away', async () => {
    const leaving = new AbortController();
    const ended = new Promise<unknown>((resolve) => {
      const runner: StatementRunner = (_statement, options) =>
        new Promise((_, reject) => {
          options?.signal?.addEventListener('abort', () => {
            resolve('ended');
            reject(options.signal?.reason);
          });
          leaving.abort();
        });
      const asked = tinyServer({ runner }).fetch('/graphql?query={ran}', { signal: leaving.signal });
      asked.catch(() => {});
    });
    expect(await ended).toBe('ended');
  });
});
