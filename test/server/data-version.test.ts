import { describe, expect, it } from 'vitest';
import { FORMER_SLUGS } from '../../src/dataset/former-slugs.ts';
import { dataState } from '../../src/dataset/readers.ts';
import { CurrentKeys } from '../../src/server/current-keys.ts';
import type { DataState } from '../../src/server/data-version.ts';
import type { StatementRunner } from '../../src/server/execution.ts';
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
    expect(verdictOf(answer)).toEqual({ status: 500, codes: ['INTERNAL_SERVER_ERROR'] });
  });
});

describe('an operation that looks something up by a slug', () => {
  /** Statements that meet these versions, one after the other; the former slugs are read at those of the second list. */
  function renaming(
    versions: readonly string[],
    readings: readonly (readonly [version: string, slug: string] | null)[],
  ) {
    const at = (version: string): DataState => [version, 1, 10];
    const count = { runs: 0, readings: 0 };
    const runner: StatementRunner = async () => {
      count.runs += 1;
      return between([['a']], at(versions[Math.min(count.runs, versions.length) - 1]!));
    };
    const reader: StatementRunner = async () => {
      count.readings += 1;
      const reading = readings[Math.min(count.readings, readings.length) - 1];
      if (!reading) throw new Error('The database is gone.');
      return between([['old', reading[1]]], at(reading[0]));
    };
    const currentSlugs = new CurrentKeys({ runner: reader, dataState, statement: FORMER_SLUGS });
    const { ask } = tinyServer({ runner, currentSlugs });
    return { ask: async () => ask('{ slugNow(slug: "old") other: slugNow(slug: "else") }'), currentSlugs, count };
  }

  it('reads no former slugs while the data have the version of those that are known', async () => {
    const { ask, currentSlugs, count } = renaming(['one'], [['one', 'new']]);
    await currentSlugs.read();
    for (let time = 0; time < 3; time += 1) {
      expect((await ask()).data).toEqual({ slugNow: 'new', other: 'else' });
    }
    expect(count).toEqual({ runs: 6, readings: 1 });
  });

  it('is executed once more where the slug leads elsewhere in the data that it read', async () => {
    const { ask, currentSlugs, count } = renaming(
      ['two'],
      [
        ['one', 'new'],
        ['two', 'newer'],
      ],
    );
    await currentSlugs.read();
    expect(await ask()).toMatchObject({ data: { slugNow: 'newer' }, extensions: { dataVersion: 'two' } });
    expect(count).toEqual({ runs: 4, readings: 2 });
  });

  it('is not where other slugs have changed, or none', async () => {
    const { ask, currentSlugs, count } = renaming(
      ['two'],
      [
        ['one', 'new'],
        ['two', 'new'],
      ],
    );
    await currentSlugs.read();
    expect((await ask()).data).toEqual({ slugNow: 'new', other: 'else' });
    expect(count).toEqual({ runs: 2, readings: 2 });
  });

  it('follows data that change between the answer and the reading', async () => {
    const { ask, count } = renaming(['one', 'one', 'two'], [['two', 'new']]);
    expect(await ask()).toMatchObject({ data: { slugNow: 'new' }, extensions: { dataVersion: 'two' } });
    expect(count.runs).toBe(4);
  });

  it('is not answered where nobody can tell what was renamed', async () => {
    const { ask, currentSlugs } = renaming(['two'], [['one', 'new'], null]);
    await currentSlugs.read();
    expect(verdictOf(await ask())).toEqual({ status: 503, codes: ['SERVICE_UNAVAILABLE'] });
  });
});
