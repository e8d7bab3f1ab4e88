import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/database/schedule.ts';
import { acquaint, cheap, turn, work } from './scheduling.ts';

describe('an operation of many fields', () => {
  it('never has all places, and has turns with others of the same client', async () => {
    const schedule = createSchedule({ places: 3, dearPlaces: 1, timeoutMs: 1_000 });
    await acquaint(schedule, cheap('x'), 'one');
    const { begun, begin, end } = work();
    const wide = {};
    const running = ['a', 'b', 'c', 'd'].map((name) => begin(schedule, name, cheap('x'), 'one', wide));
    running.push(begin(schedule, 'y', cheap('x'), 'one'), begin(schedule, 'z', cheap('x'), 'one'));
    await turn();
    expect(begun).toEqual(['a', 'b', 'y']);
    end('a');
    await turn();
    expect(begun.at(-1)).not.toBe('d');
    for (const name of ['b', 'y', 'c', 'z', 'd']) {
      await turn();
      end(name);
    }
    await Promise.all(running);
    expect([...begun].sort()).toEqual(['a', 'b', 'c', 'd', 'y', 'z']);
  });
});

describe('a client', () => {
  it('has half of the places at most while others ask, and all of them where nobody else does', async () => {
    const schedule = createSchedule({ places: 4, dearPlaces: 1, timeoutMs: 5_000 });
    await acquaint(schedule, cheap('x'), 'one');
    const { begun, begin, end } = work();
    const first = ['a', 'b', 'c', 'd', 'e'].map((name) => begin(schedule, name, cheap('x'), 'one'));
    await turn();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    for (const name of ['a', 'b', 'c', 'd']) end(name);
    await turn();
    end('e');
    await Promise.all(first);
    await acquaint(schedule, cheap('x'), 'other');
    const second = ['f', 'g', 'h'].map((name) => begin(schedule, name, cheap('x'), 'one'));
    second.push(begin(schedule, 'other', cheap('x')));
    await turn();
    expect(begun.slice(5)).toEqual(['f', 'g', 'other']);
    end('f');
    await turn();
    expect(begun.at(-1)).toBe('h');
    for (const name of ['g', 'h', 'other']) end(name);
    await Promise.all(second);
  });

  it('leaves places to others once its statements take much longer than they were thought to', async () => {
    const schedule = createSchedule({ places: 8, longPlaces: 2, dearPlaces: 1, timeoutMs: 5_000, dearMs: 20 });
    for (const client of ['one', 'other']) await acquaint(schedule, cheap('x'), client);
    const { begun, begin, end } = work();
    const first = ['a', 'b', 'c', 'd'].map((name) => begin(schedule, name, cheap('x'), 'one'));
    // All of them are overdue by now, and go on for longer than a client would be remembered for the first of that.
    await pause(300);
    const long = { text: 'long', cost: { subqueries: 0.5, visits: 0 } };
    const second = [begin(schedule, 'other', long, 'other'), begin(schedule, 'x', cheap('x'), 'other')];
    second.push(...['e', 'f', 'g'].map((name) => begin(schedule, name, cheap('x'), 'one')));
    await turn();
    expect(begun.slice(4)).toEqual(['other', 'x']);
    for (const name of ['a', 'b', 'c', 'd']) end(name);
    await Promise.all(first);
    await turn();
    expect(begun.slice(6)).toEqual(['e']);
    end('other');
    await turn();
    expect(begun.slice(7)).toEqual(['f']);
    for (const name of ['e', 'f', 'g', 'x']) {
      end(name);
      await turn();
    }
    await Promise.all(second);
  });

  it('goes on as ever where nobody else asks', async () => {
    const schedule = createSchedule({ places: 4, longPlaces: 1, dearPlaces: 1, timeoutMs: 5_000, dearMs: 20 });
    await acquaint(schedule, cheap('x'), 'one');
    const { begun, begin, end } = work();
    const running = [begin(schedule, 'a', cheap('x'), 'one')];
    await pause(100);
    running.push(begin(schedule, 'b', cheap('x'), 'one'), begin(schedule, 'c', cheap('x'), 'one'));
    await turn();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const name of begun) end(name);
    await Promise.all(running);
  });

  it('leaves places to others also where it goes away before its statements are over', async () => {
    const schedule = createSchedule({ places: 8, longPlaces: 1, dearPlaces: 1, timeoutMs: 5_000, dearMs: 20 });
    await acquaint(schedule, cheap('x'), 'one');
    const gone = new AbortController();
    const left = schedule(cheap('x'), { client: 'one', operation: {}, signal: gone.signal }, async () => {
      await pause(50);
      gone.abort(new Error('gone'));
      gone.signal.throwIfAborted();
    });
    await expect(left).rejects.toThrow('gone');
    await acquaint(schedule, cheap('x'), 'other');
    const { begun, begin, end } = work();
    const running = ['a', 'b'].map((name) => begin(schedule, name, cheap('x'), 'one'));
    await turn();
    expect(begun).toEqual(['a']);
    end('a');
    await turn();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await Promise.all(running);
  });
});

describe('whoever waits', () => {
  it('is told when the turn does not come in time', async () => {
    const schedule = createSchedule({ places: 1, dearPlaces: 1, timeoutMs: 20 });
    await acquaint(schedule, cheap('x'));
    const { begin, end } = work();
    const running = begin(schedule, 'x', cheap('x'));
    await expect(begin(schedule, 'y', cheap('x'))).rejects.toMatchObject({
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
    end('x');
    await running;
  });

  it('waits no longer than its operation has time for, less what its statement is thought to take', async () => {
    const schedule = createSchedule({ places: 1, dearPlaces: 1, timeoutMs: 10_000, dearMs: 1_000 });
    await acquaint(schedule, cheap('x'));
    await schedule(cheap('slow'), { client: 'acquaintance', operation: {} }, () => pause(80));
    const { begin, end } = work();
    const running = begin(schedule, 'x', cheap('x'));
    const vain = async (text: string, remaining: number) => {
      const since = performance.now();
      const never = schedule(cheap(text), { client: 'one', operation: {}, remaining }, async () => {});
      await expect(never).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
      return performance.now() - since;
    };
    expect(await vain('x', 100)).toBeGreaterThan(90);
    expect(await vain('x', 100)).toBeLessThan(1_000);
    const slow = await vain('slow', 100);
    expect(slow).toBeGreaterThan(48);
    expect(slow).toBeLessThan(1_000);
    expect(await vain('x', 0)).toBeLessThan(1_000);
    end('x');
    await running;
  });

  it('leaves when it goes away, and the place is given to another', async () => {
    const schedule = createSchedule({ places: 1, dearPlaces: 1, timeoutMs: 1_000 });
    await acquaint(schedule, cheap('x'));
    const { begun, begin, end } = work();
    const running = begin(schedule, 'x', cheap('x'));
    const gone = new AbortController();
    const leaving = schedule(cheap('x'), { client: 'gone', operation: {}, signal: gone.signal }, async () => 'never');
    const staying = begin(schedule, 'y', cheap('x'));
    gone.abort(new Error('gone'));
    await expect(leaving).rejects.toThrow('gone');
    end('x');
    await running;
    await turn();
    expect(begun).toEqual(['x', 'y']);
    end('y');
    await staying;
  });

  it('is not kept by work that failed', async () => {
    const schedule = createSchedule({ places: 1, dearPlaces: 1, timeoutMs: 1_000 });
    await expect(
      schedule(cheap('x'), { client: 'one', operation: {} }, async () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    await expect(schedule(cheap('x'), { client: 'one', operation: {} }, async () => 'well')).resolves.toBe('well');
  });
});
