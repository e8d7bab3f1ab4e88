import { describe, expect, it } from 'vitest';
import { FORMER_SLUGS } from '../../src/dataset/former-slugs.ts';
import { CurrentKeys } from '../../src/server/data/current-keys.ts';
import { CurrentState } from '../../src/server/data/current-state.ts';
import type { DataState, DataStates } from '../../src/server/data/data-version.ts';
import type { StatementRunner } from '../../src/server/execution/execution.ts';
import { tinyServer, verdictOf } from './tiny.ts';

const one: DataState = ['one', 1, 10];
const two: DataState = ['two', 2, 10];
const oneAgain: DataState = ['one', 3, 10];
const committing: DataState = ['one', 19, 10];

const isBeingWritten: DataStates['isBeingWritten'] = ([, readableFrom, now]) => (readableFrom ?? now) > now;

/**
 * A database that has a state at first, and others from within the statements that run, one after the other. Whatever is
 * committed moves the bookmark on, also where the state stays the same.
 */
function changing(first: DataState, ...within: readonly (DataState | undefined)[]) {
  const graph = { state: first, transaction: 1 };
  const seen = { runs: 0, looks: 0, waitedFor: [] as (readonly string[] | undefined)[] };
  const commit = (state: DataState) => {
    graph.state = state;
    graph.transaction += 1;
  };
  const bookmark = () => `transaction ${graph.transaction}`;
  const runner: StatementRunner = async (_statement, options) => {
    const change = within[seen.runs];
    if (change !== undefined) commit(change);
    seen.runs += 1;
    seen.waitedFor.push(options?.bookmarks);
    options?.onBookmark?.(bookmark());
    return [['a'], ['b']];
  };
  const look: DataStates['look'] = async () => {
    seen.looks += 1;
    return { state: graph.state, bookmark: bookmark() };
  };
  const over = (states: Partial<DataStates> = {}, run = runner) =>
    tinyServer({ runner: run, currentState: new CurrentState({ look, isBeingWritten, ...states }) });
  return { ...over(), over, seen, runner, look, commit };
}

describe('the version of the data', () => {
  it('stands in an answer that read one state', async () => {
    const { ask, seen } = changing(one);
    expect(await ask('{ a: ran b: ran }')).toEqual({
      status: 200,
      data: { a: 2, b: 2 },
      extensions: { dataVersion: 'one' },
    });
    expect(seen.runs).toBe(2);
  });

  it('stands beside the Cypher, and beside the error of a field', async () => {
    const answer = await changing(one).ask('{ ran refused }', {}, { 'x-explain': '1' });
    expect(answer).toMatchObject({ data: { ran: 2, refused: null }, extensions: { dataVersion: 'one' } });
    expect(answer.extensions?.['cypher']).toHaveLength(1);
    expect(verdictOf(answer)).toEqual({ status: 200, codes: ['BAD_USER_INPUT'] });
  });

  it.each<[where: string, query: string, met: DataState, data: object]>([
    ['nothing was read', '{ echo }', one, { echo: 'nothing' }],
    ['the graph bears none', '{ ran }', [null, null, 10], { ran: 2 }],
  ])('is not there where %s', async (_, query, met, data) => {
    expect(await changing(met).ask(query)).toEqual({ status: 200, data });
  });

  it('is not there where no statement succeeded', async () => {
    const answer = await changing(one)
      .over({}, () => Promise.reject(new Error('Gone.')))
      .ask('{ ran echo }');
    expect(answer).not.toHaveProperty('extensions');
  });
});

describe('a look at the data', () => {
  it('stands for all statements that end with its bookmark', async () => {
    const { ask, seen } = changing(one);
    for (let time = 0; time < 5; time += 1) expect((await ask('{ a: ran b: ran }')).data).toEqual({ a: 2, b: 2 });
    // Before the first statement, and after it: only the second knows that its bookmark is that of its state.
    expect(seen).toMatchObject({ runs: 10, looks: 2 });
  });

  it('is taken once more after a transaction of somebody else, and nothing is executed again', async () => {
    const { ask, seen } = changing(one, undefined, one, one, undefined);
    for (let time = 0; time < 4; time += 1) expect((await ask('{ ran }')).data).toEqual({ ran: 2 });
    expect(seen).toMatchObject({ runs: 4, looks: 4 });
  });

  it('is taken after every operation where statements tell no bookmark', async () => {
    const { over, runner, seen } = changing(one);
    const { ask } = over({}, (statement) => runner(statement));
    for (let time = 0; time < 3; time += 1) expect((await ask('{ ran }')).data).toEqual({ ran: 2 });
    expect(seen).toMatchObject({ runs: 3, looks: 4 });
  });

  it('does not vouch for a bookmark that may be younger than what it found', async () => {
    const { over, commit, runner, seen } = changing(one);
    let looks = 0;
    // A load is committed behind the reading of the first look, and before its end.
    const look: DataStates['look'] = async () => {
      looks += 1;
      if (looks > 1) return { state: two, bookmark: 'transaction 2' };
      commit(two);
      return { state: one, bookmark: 'transaction 2' };
    };
    const answer = await over({ look }, runner).ask('{ ran }');
    expect(answer.extensions).toEqual({ dataVersion: 'two' });
    expect(seen.runs).toBe(2);
  });

  it('is taken once for all who wait for it', async () => {
    const { ask, commit, seen } = changing(one);
    await ask('{ ran }');
    commit(one);
    await Promise.all(Array.from({ length: 20 }, () => ask('{ ran }')));
    expect(seen.looks).toBeLessThanOrEqual(4);
  });

  it('is what statements wait for where one server may be behind another, and is forgotten where that fails', async () => {
    const { over, look, seen } = changing(one);
    const looks: (readonly string[])[] = [];
    let isGone = false;
    const states: Partial<DataStates> = {
      isAlone: async () => false,
      look: async (after) => {
        looks.push(after);
        if (isGone) throw new Error('Never heard of that bookmark.');
        return look(after);
      },
    };
    const { ask } = over(states);
    await ask('{ ran }');
    expect(seen.waitedFor).toEqual([['transaction 1']]);
    expect(looks).toEqual([[], ['transaction 1']]);
    isGone = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await ask('{ ran }');
    isGone = false;
    await ask('{ ran }');
    expect(looks.slice(2)).toContainEqual([]);
    expect((await ask('{ ran }')).extensions).toEqual({ dataVersion: 'one' });
  });
});

describe('an operation', () => {
  it.each<[what: string, first: DataState, within: DataState, later: DataState]>([
    ['other versions at its start and its end', one, two, two],
    ['one version, with a load and its reverse in between', one, oneAgain, oneAgain],
    ['a load at its start', committing, two, two],
    ['a load at its end', one, committing, two],
  ])('that meets %s is executed once more', async (_, first, within, later) => {
    const { ask, commit, seen } = changing(first, within);
    setTimeout(() => commit(later), 100);
    expect(await ask('{ ran }')).toEqual({ status: 200, data: { ran: 2 }, extensions: { dataVersion: later[0] } });
    expect(seen.runs).toBe(2);
  });

  it('whose fields read different states is executed once more, every field of it', async () => {
    const { ask, seen } = changing(one, undefined, two);
    const { data, extensions } = await ask('{ a: ran b: ran }', {}, { 'x-explain': '1' });
    expect([data, extensions?.['dataVersion']]).toEqual([{ a: 2, b: 2 }, 'two']);
    expect(extensions?.['cypher']).toHaveLength(4);
    expect(seen.runs).toBe(4);
  });

  it('that meets loads twice is not answered, with a status and a time to come back', async () => {
    const { post, seen } = changing(one, undefined, two, undefined, oneAgain);
    const response = await post({ query: '{ a: ran b: ran refused }' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringMatching(/Try again/), extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
    expect(seen.runs).toBe(4);
  });

  it('is not executed once more when its client has gone away', async () => {
    const leaving = new AbortController();
    const { over, runner, seen } = changing(committing);
    const leavingSoon: StatementRunner = (...asked) => {
      setTimeout(() => leaving.abort(), 20);
      return runner(...asked);
    };
    const asked = over({}, leavingSoon).fetch('/graphql?query={ran}', { signal: leaving.signal });
    await expect(asked).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen.runs).toBe(1);
  });

  it('is not answered where nobody can tell what it met', async () => {
    const { over } = changing(one);
    let looks = 0;
    const look: DataStates['look'] = async () => {
      looks += 1;
      if (looks > 1) throw new Error('The database is gone.');
      return { state: one };
    };
    expect(verdictOf(await over({ look }).ask('{ ran }'))).toEqual({ status: 503, codes: ['SERVICE_UNAVAILABLE'] });
  });
});

describe('an operation that looks something up by a slug', () => {
  /** A graph in which something was renamed: its version, and where the former slug leads; null where nobody can tell. */
  function renaming(version: string, slug: string) {
    const graph = { version, slug: slug as string | null };
    const count = { runs: 0, readings: 0 };
    const load = (newVersion: string, newSlug: string | null) =>
      Object.assign(graph, { version: newVersion, slug: newSlug });
    const states: DataStates = { look: async () => ({ state: [graph.version, 1, 10] }), isBeingWritten };
    const runner: StatementRunner = async () => {
      count.runs += 1;
      return [['a']];
    };
    const before = { reading: () => {} };
    const reader: StatementRunner = async () => {
      count.readings += 1;
      if (graph.slug === null) throw new Error('The database is gone.');
      return [['old', graph.slug]];
    };
    const look: DataStates['look'] = async (after) => {
      before.reading();
      return states.look(after);
    };
    const currentState = new CurrentState({ ...states, look });
    const currentSlugs = new CurrentKeys({ runner: reader, currentState, statement: FORMER_SLUGS });
    const { ask } = tinyServer({ runner, currentSlugs, currentState: new CurrentState(states) });
    return {
      ask: () => ask('{ slugNow(slug: "old") other: slugNow(slug: "else") }'),
      currentSlugs,
      count,
      load,
      before,
    };
  }

  it('reads no former slugs while the data have the version of those that are known', async () => {
    const { ask, currentSlugs, count } = renaming('one', 'new');
    await currentSlugs.read();
    for (let time = 0; time < 3; time += 1) {
      expect((await ask()).data).toEqual({ slugNow: 'new', other: 'else' });
    }
    expect(count).toEqual({ runs: 6, readings: 1 });
  });

  it('is executed once more where the slug leads elsewhere in the data that it read', async () => {
    const { ask, currentSlugs, count, load } = renaming('one', 'new');
    await currentSlugs.read();
    load('two', 'newer');
    expect(await ask()).toMatchObject({ data: { slugNow: 'newer' }, extensions: { dataVersion: 'two' } });
    expect(count.runs).toBe(4);
  });

  it('is not where other slugs have changed, or none', async () => {
    const { ask, currentSlugs, count, load } = renaming('one', 'new');
    await currentSlugs.read();
    load('two', 'new');
    expect((await ask()).data).toEqual({ slugNow: 'new', other: 'else' });
    expect(count.runs).toBe(2);
  });

  it('follows data that change between the answer and the reading', async () => {
    const { ask, count, load, before } = renaming('one', 'new');
    before.reading = () => load('two', 'newer');
    expect(await ask()).toMatchObject({ data: { slugNow: 'newer' }, extensions: { dataVersion: 'two' } });
    expect(count.runs).toBe(4);
  });

  it('is not answered where nobody can tell what was renamed', async () => {
    const { ask, currentSlugs, load } = renaming('one', 'new');
    await currentSlugs.read();
    load('two', null);
    expect(verdictOf(await ask())).toEqual({ status: 503, codes: ['SERVICE_UNAVAILABLE'] });
  });
});
