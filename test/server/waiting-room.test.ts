import { describe, expect, it } from 'vitest';
import { Admission } from '../../src/server/admission/admission.ts';
import { ask, leave, settled, states } from './admitted.ts';

describe('whoever waits for admission', () => {
  it('refuses what waits for too long', async () => {
    const admission = new Admission({ operations: 1, waiting: 5, waitMs: 20 });
    const asked = [ask(admission), ask(admission)];
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await states(asked)).toEqual(['runs', 'SERVICE_UNAVAILABLE']);
    expect(admission.load).toEqual({ arriving: 0, running: 1, waiting: 0, aside: 0 });
  });

  it('forgets a client that goes away', async () => {
    const admission = new Admission({ operations: 1, waiting: 5, waitMs: 10_000 });
    const client = new AbortController();
    const asked = [ask(admission), ask(admission, 'a', client.signal), ask(admission)];
    await settled();
    client.abort();
    leave(asked[0]!);
    expect(await states(asked)).toEqual(['runs', 'gone', 'runs']);
  });

  it('serves the clients that wait in turn', async () => {
    const admission = new Admission({ operations: 1, waiting: 10, waitMs: 10_000 });
    const running = [ask(admission, 'x'), ask(admission, 'y')];
    const flood = Array.from({ length: 4 }, () => ask(admission, 'x'));
    const other = [ask(admission, 'y'), ask(admission, 'y')];
    for (const each of running) leave(each);
    // Both have one that runs now: one place, and one more for who has none.
    expect(await states([...flood, ...other])).toEqual(['runs', 'waits', 'waits', 'waits', 'runs', 'waits']);
    leave(flood[0]!);
    leave(other[0]!);
    expect(await states([...flood, ...other])).toEqual(['runs', 'runs', 'waits', 'waits', 'runs', 'runs']);
  });

  it('has whoever was served wait behind those who were not, however much it has in the queue', async () => {
    const admission = new Admission({ operations: 1, waiting: 10, waitMs: 10_000 });
    const running = [ask(admission, 'x'), ask(admission, 'y')];
    const waiting = ['a', 'a', 'a', 'b', 'b', 'c'].map((client) => ask(admission, client));
    for (const each of running) leave(each);
    expect(await states(waiting)).toEqual(['runs', 'waits', 'waits', 'runs', 'waits', 'waits']);
    leave(waiting[0]!);
    expect(await states(waiting)).toEqual(['runs', 'waits', 'waits', 'runs', 'waits', 'runs']);
  });

  it('keeps places for clients that have none, beside one that takes all', async () => {
    const admission = new Admission({ operations: 4, waiting: 0, waitMs: 10_000 });
    const flood = Array.from({ length: 6 }, () => ask(admission, 'flood'));
    const others = ['b', 'c', 'c', 'd'].map((client) => ask(admission, client));
    expect((await states(flood)).filter((state) => state === 'runs')).toHaveLength(4);
    expect(await states(others)).toEqual(['runs', 'runs', 'refused at the door', 'refused at the door']);
  });

  it('has the last of the longest queue give way to a client with a shorter one', async () => {
    const admission = new Admission({ operations: 1, waiting: 3, waitMs: 10_000 });
    const first = [ask(admission, 'flood'), ask(admission, 'b')];
    const flood = Array.from({ length: 3 }, () => ask(admission, 'flood'));
    const other = ask(admission, 'c');
    expect(await states([...first, ...flood, other])).toEqual([
      'runs',
      'runs',
      'waits',
      'waits',
      'SERVICE_UNAVAILABLE',
      'waits',
    ]);
  });

  it('takes a burst, and shortens a queue in which everybody waits long', async () => {
    const admission = new Admission({ operations: 2, waiting: 50, waitMs: 10_000 });
    const burst = Array.from({ length: 20 }, () => ask(admission));
    expect((await states(burst)).filter((state) => state === 'waits')).toHaveLength(18);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await states([ask(admission)])).toEqual(['refused at the door']);
    for (const each of burst) leave(each);
    expect((await states(Array.from({ length: 20 }, () => ask(admission)))).at(-1)).toBe('waits');
  });

  it('leaves a queue as long as it is where nobody waits long in it', async () => {
    const admission = new Admission({ operations: 2, waiting: 50, waitMs: 10_000 });
    // Two run and eight wait, for four turns of some five milliseconds; a short queue would hold four.
    const asked = Array.from({ length: 10 }, () => ask(admission));
    const end = performance.now() + 250;
    while (performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 4));
      for (const each of asked.splice(0, 2)) leave(each);
      asked.push(ask(admission), ask(admission));
    }
    expect(new Set(await states(asked))).toEqual(new Set(['runs', 'waits']));
  });

  it('has a short queue at once where the whole process is late', async () => {
    const admission = new Admission({ operations: 1, waiting: 50, waitMs: 10_000 }, () => true);
    const asked = Array.from({ length: 4 }, () => ask(admission));
    expect(await states(asked)).toEqual(['runs', 'waits', 'waits', 'refused at the door']);
  });

  it('has the shortest queue where more is refused than is let in, and the long one again once that is over', async () => {
    const admission = new Admission({ operations: 4, waiting: 20, waitMs: 10_000 });
    const first = Array.from({ length: 100 }, () => ask(admission));
    expect((await states(first)).filter((state) => state === 'waits')).toHaveLength(20);
    await new Promise((resolve) => setTimeout(resolve, 260));
    for (const each of first) leave(each);
    const second = Array.from({ length: 10 }, () => ask(admission));
    expect((await states(second)).filter((state) => state === 'waits')).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 260));
    for (const each of second) leave(each);
    const third = Array.from({ length: 10 }, () => ask(admission));
    expect((await states(third)).filter((state) => state === 'waits')).toHaveLength(6);
  });

  it('has a long queue where fewer are refused than are let in: who asks again finds room', async () => {
    const admission = new Admission({ operations: 4, waiting: 20, waitMs: 10_000 });
    const first = Array.from({ length: 40 }, () => ask(admission));
    expect((await states(first)).filter((state) => state === 'refused at the door')).toHaveLength(16);
    await new Promise((resolve) => setTimeout(resolve, 260));
    for (const each of first) leave(each);
    const second = Array.from({ length: 24 }, () => ask(admission));
    expect(await states(second)).not.toContain('refused at the door');
  });

  it('gives each client its share of the queue under overload, so that nobody waits and is refused then', async () => {
    const admission = new Admission({ operations: 4, waiting: 20, waitMs: 10_000 }, () => true);
    const running = Array.from({ length: 4 }, (_, index) => ask(admission, `running ${index}`));
    const some = Array.from({ length: 4 }, () => ask(admission, 'a'));
    expect(await states(some)).toEqual(['runs', 'waits', 'refused at the door', 'refused at the door']);
    const others = Array.from({ length: 7 }, (_, index) => ask(admission, `other ${index}`));
    expect(await states([...running, ...some.slice(0, 2), ...others])).not.toContain('SERVICE_UNAVAILABLE');
    expect(admission.load.waiting).toBeGreaterThan(1);
  });

  it('remembers nobody who has left', async () => {
    const admission = new Admission({ operations: 1, waiting: 1, waitMs: 10_000 });
    const asked = Array.from({ length: 100 }, (_, index) => ask(admission, `client ${index}`));
    await settled();
    for (const each of asked) leave(each);
    expect(admission.load).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
    expect(admission.clients).toBe(0);
  });
});
