import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { createSchedule, type Schedule } from '../../src/database/schedule.ts';
import { CurrentState } from '../../src/server/current-state.ts';
import type { DataStates } from '../../src/server/data-version.ts';
import type { StatementRunner } from '../../src/server/execution.ts';
import { type ThroughDoor, throughDoor } from './through-door.ts';
import { tinyServer } from './tiny.ts';

const LIMIT_MS = 300;
/** What comes beside a statement, and what a busy machine adds. */
const BESIDE_MS = 500 + 1_500;

const opened: ThroughDoor[] = [];
afterEach(() => Promise.all(opened.splice(0).map((server) => server.close(0))));

/** Ends as the runner does: when the statement has had its time. */
const silent: StatementRunner = (_statement, { timeoutMs = LIMIT_MS } = {}) =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error('silence')), Math.min(timeoutMs, LIMIT_MS)));

/** Looks at the data: the first so many are answered, each with another state, and then none ever again. */
function looksThatEnd(answered: number): DataStates {
  let looks = 0;
  return {
    look: () => {
      looks += 1;
      if (looks > answered) return new Promise(() => {});
      return Promise.resolve({ state: [`v${looks}`, 0, 1], bookmark: `b${looks}` });
    },
    isBeingWritten: () => false,
  };
}

async function serve(states?: DataStates, runner?: StatementRunner, schedule?: Schedule) {
  const { server } = tinyServer({
    ...(schedule && { schedule }),
    queryTimeoutMs: LIMIT_MS,
    ...(states && { currentState: new CurrentState(states) }),
    ...(runner && { runner }),
  });
  const opening = await throughDoor(server);
  opened.push(opening);
  return async () => {
    const started = performance.now();
    const { status, body } = await opening.ask({ body: '{"query":"{ ran }"}' });
    expect(performance.now() - started).toBeLessThan(LIMIT_MS + BESIDE_MS);
    const { data, errors } = JSON.parse(body);
    return { status, data, code: errors?.[0]?.extensions?.code };
  };
}

const refused = { status: 504, data: undefined, code: 'TIMEOUT' };

it('an operation whose look before never ends is refused in time', async () => {
  const ask = await serve(looksThatEnd(0));
  expect(await ask()).toEqual(refused);
  // Whoever finds the same look under way waits no longer; the document is known by now.
  expect(await ask()).toEqual(refused);
});

it('an operation whose look after never ends is refused in time, and so is one that is executed once more', async () => {
  for (const answered of [1, 2]) {
    const ask = await serve(looksThatEnd(answered), async (_statement, options) => {
      options?.onBookmark?.(`moved ${Math.random()}`);
      return [['a']];
    });
    expect(await ask()).toEqual(refused);
    expect(await ask()).toEqual(refused);
  }
});

it('an operation waits no longer for several statements and looks than for one', async () => {
  const ask = await serve(looksThatEnd(1), silent);
  expect(await ask()).toMatchObject({ data: undefined });
  expect(await ask()).toMatchObject({ data: undefined });
});

it('what an operation waits for its turn is lacking to its statement, on both ways', async () => {
  const given: number[] = [];
  const held = LIMIT_MS / 2;
  const runner: StatementRunner = async (_statement, { timeoutMs = Number.NaN } = {}) => {
    given.push(timeoutMs);
    await pause(held);
    return [['a']];
  };
  const schedule = createSchedule({ places: 1, dearPlaces: 1, timeoutMs: LIMIT_MS });
  const ask = await serve(undefined, runner, schedule);
  for (const way of ['executor', 'direct']) {
    const answers = await Promise.all([ask(), ask()]);
    expect(answers, way).toEqual([
      { status: 200, data: { ran: 1 }, code: undefined },
      { status: 200, data: { ran: 1 }, code: undefined },
    ]);
    const [first = Number.NaN, second = Number.NaN] = given.splice(0);
    // They came one after the other, by much less.
    expect(first - second, way).toBeGreaterThan(held / 2);
  }
});

it('what an operation waits for its place is lacking to its statement, on both ways', async () => {
  const given: number[] = [];
  const held = LIMIT_MS / 2;
  const runner: StatementRunner = async (_statement, { timeoutMs = Number.NaN } = {}) => {
    given.push(timeoutMs);
    await pause(held);
    return [['a']];
  };
  const { server } = tinyServer({ queryTimeoutMs: LIMIT_MS, runner });
  const opening = await throughDoor(server, (way) => way, { admission: { operations: 1, waiting: 4, waitMs: 5_000 } });
  opened.push(opening);
  for (const way of ['executor', 'direct']) {
    const bodies = ['{"query":"{ ran }"}', '{"query":"{ again: ran }"}'];
    // One client has two of the places that are kept for those who have less than their share.
    await Promise.all([...bodies, '{"query":"{ last: ran }"}'].map((body) => opening.ask({ body })));
    const times = given.splice(0);
    expect(Math.max(...times) - Math.min(...times), way).toBeGreaterThan(held / 2);
  }
});
