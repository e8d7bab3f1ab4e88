import { afterEach, expect, it, vi } from 'vitest';
import { Arrivals } from '../../src/server/admission/arrivals.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

afterEach(() => vi.restoreAllMocks());

/** Requests that take fifteen milliseconds each, by the clock of the test, and what was let in, in order. */
function arriving() {
  let now = 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const arrivals = new Arrivals();
  const letIn: string[] = [];
  const add = (client: string, times = 1) => {
    for (let time = 0; time < times; time += 1) {
      arrivals.add(client, () => {
        now += 15;
        letIn.push(client);
        void Promise.resolve().then(() => letIn.push('.'));
      });
    }
  };
  const taken = () => letIn.splice(0).join('');
  return { arrivals, add, taken };
}

it('requests are let in at once while there is time in the turn of the event loop, and client by client in the next turns', async () => {
  const { arrivals, add, taken } = arriving();
  add('a', 10);
  add('b', 2);
  expect(taken()).toBe('aaaa');
  expect(arrivals.waiting).toBe(8);
  await nextTurn();
  // What each of them continues runs before the next.
  expect(taken()).toBe('....a.b.a.b.');
  add('c');
  expect(taken()).toBe('');
  await nextTurn();
  expect(taken()).toBe('a.c.a.a.');
  await nextTurn();
  expect(taken()).toBe('a.');
  expect(arrivals.waiting).toBe(0);
  add('b');
  expect(taken()).toBe('b');
});

it('each turn has time for some, whatever the turn before has taken', async () => {
  const { add, taken } = arriving();
  for (let turn = 0; turn < 3; turn += 1) {
    add('a', 4);
    expect(taken()).toBe('aaaa');
    await nextTurn();
    expect(taken()).toBe('....');
  }
});
