import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { createSchedule } from '../../src/database/schedule.ts';
import { CurrentState } from '../../src/server/data/current-state.ts';
import type { DataStates } from '../../src/server/data/data-version.ts';
import type { StatementRunner } from '../../src/server/execution/execution.ts';
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

async function serve(states: DataStates, runner?: StatementRunner) {
  const { server } = tinyServer({
    queryTimeoutMs: LIMIT_MS,
    currentState: new CurrentState(states),
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

/** A runner whose first statement goes on until the test lets it end; the others end at once. Notes what each may take. */
function holding() {
  const given: number[] = [];
  let release = () => {};
  const runner: StatementRunner = async (_statement, { timeoutMs = Number.NaN } = {}) => {
    given.push(timeoutMs);
    if (given.length % 2 === 1) await new Promise<void>((resolve) => (release = resolve));
    return [['a']];
  };
  return { given, runner, release: () => release() };
}

const HELD_MS = 250;
const waits = { timeout: 10_000, interval: 5 };

it('what an operation waits for its turn is lacking to its statement, on both ways', async () => {
  const { given, runner, release } = holding();
  const schedule = createSchedule({ places: 1, dearPlaces: 1, timeoutMs: 10_000, dearMs: 10_000 });
  const { server } = tinyServer({ queryTimeoutMs: 10_000, runner, schedule });
  const opening = await throughDoor(server);
  opened.push(opening);
  const ask = () => opening.ask({ body: '{"query":"{ ran }"}' });
  for (const way of ['executor', 'direct']) {
    const first = ask();
    await expect.poll(() => given.length, waits).toBe(1);
    // Whoever asks the same later than this is no longer given the same answer.
    await pause(450);
    const second = ask();
    await expect.poll(() => Object.values(schedule.load().waiting), waits).toContain(1);
    await pause(HELD_MS);
    release();
    expect([(await first).status, (await second).status], way).toEqual([200, 200]);
    expect(given.splice(0).at(-1), way).toBeLessThan(10_500 - HELD_MS + 5);
  }
});

it('what an operation waits for its place is lacking to its statement, on both ways', async () => {
  const { given, runner, release } = holding();
  const { server } = tinyServer({ queryTimeoutMs: 10_000, runner });
  const admission = { operations: 1, waiting: 4, waitMs: 5_000 };
  const opening = await throughDoor(server, (way) => way, { admission });
  opened.push(opening);
  const ask = (field: string) => opening.ask({ body: `{"query":"{ ${field}: ran }"}` });
  for (const way of ['executor', 'direct']) {
    const first = ask('first');
    await expect.poll(() => given.length, waits).toBe(1);
    const second = ask('second');
    await expect.poll(() => opening.operations().waiting, waits).toBe(1);
    await pause(HELD_MS);
    release();
    expect([(await first).status, (await second).status], way).toEqual([200, 200]);
    expect(given.splice(0).at(-1), way).toBeLessThan(10_500 - HELD_MS + 5);
  }
});

it('what a page has taken already is lacking to the next of its operations, on both ways', async () => {
  const given: number[] = [];
  const runner: StatementRunner = async (_statement, { timeoutMs = Number.NaN } = {}) => {
    given.push(timeoutMs);
    return [['a']];
  };
  const { server } = tinyServer({ queryTimeoutMs: 10_000, runner });
  const headers = { 'content-type': 'application/json' };
  for (const [number, way] of ['executor', 'direct'].entries()) {
    const body = '{"query":"{ ran }"}';
    // Those who ask the same a moment later are given the same answer.
    await pause(450 * number);
    const request = new Request('http://seven.test/graphql', { method: 'POST', headers, body });
    expect((await server.fetchHere(request, { since: performance.now() - 4_000 })).status, way).toBe(200);
    expect(given.at(-1), way).toBeLessThanOrEqual(6_500);
    expect(given, way).toHaveLength(number + 1);
  }
});
