import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  type Schedule,
  type ScheduledStatement,
  type StandAside,
} from '../../src/database/schedule.ts';
import { acquaint, cheap, dear, turn, work } from './scheduling.ts';

describe('a statement that is dear', () => {
  it('does not keep cheap ones waiting, however many of its kind there are', async () => {
    const schedule = createSchedule({ places: 2, dearPlaces: 1, timeoutMs: 1_000 });
    const { begun, begin, end } = work();
    const running = ['a', 'b', 'c'].map((name) => begin(schedule, name, dear(name)));
    running.push(begin(schedule, 'x', cheap('x')));
    await turn();
    expect(begun).toEqual(['a', 'x']);
    for (const name of ['x', 'a', 'b', 'c']) {
      end(name);
      await turn();
    }
    await Promise.all(running);
    expect(begun).toEqual(['a', 'x', 'b', 'c']);
  });

  it('is refused where many of the same client wait already, while others ask', async () => {
    const schedule = createSchedule({ places: 2, dearPlaces: 1, timeoutMs: 1_000, dearWaiting: 2 });
    const { begin, end } = work();
    await acquaint(schedule, cheap('x'), 'other');
    const running = ['a', 'b', 'c'].map((name) => begin(schedule, name, dear(name), 'one'));
    await expect(begin(schedule, 'd', dear('d'), 'one')).rejects.toMatchObject({
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
    const other = begin(schedule, 'e', dear('e'), 'other');
    for (const name of ['a', 'b', 'e', 'c']) {
      end(name);
      await turn();
    }
    await Promise.all([...running, other]);
  });

  it('is not refused so soon while nobody else asks and all will be there in time, as of many behind one address', async () => {
    const schedule = createSchedule({ places: 2, dearPlaces: 1, timeoutMs: 1_000, dearMs: 5, dearWaiting: 2 });
    const refusedOf = async (statementOf: (text: string) => ScheduledStatement) => {
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
      const ask = (name: string) => schedule(statementOf(name), { client: 'one', operation: {} }, () => pause(5));
      const answers = await Promise.allSettled(names.map(ask));
      return answers.filter(({ status }) => status === 'rejected').length;
    };
    // One runs, and three times two wait; of what takes long, two.
    expect(await refusedOf((text) => cheap(text))).toBe(1);
    expect(await refusedOf((text) => dear(`dear ${text}`))).toBe(5);
  });

  it('is not refused for what waits of its own operation', async () => {
    const schedule = createSchedule({ places: 1, dearPlaces: 1, timeoutMs: 1_000, dearWaiting: 2 });
    await acquaint(schedule, cheap('x'), 'other');
    const ask = (operation: object, index: number) =>
      schedule(dear(String(index)), { client: 'one', operation }, () => pause(5));
    const operations = [{}, {}];
    const many = (place: number) =>
      Promise.allSettled(Array.from({ length: 6 }, (_, index) => ask(operations[place]!, 10 * place + index)));
    const answers = await Promise.all([many(0), many(1)]);
    const refused = answers.map((of) => of.filter(({ status }) => status === 'rejected').length);
    expect(refused).toEqual([0, 6]);
  });

  it('is not refused where it was planned a moment ago, however many ask it at once: it may be quick', async () => {
    const schedule = createSchedule({ places: 1, dearPlaces: 1, timeoutMs: 1_000, dearMs: 5, dearWaiting: 2 });
    const planned = { text: 'planned', cost: { subqueries: 0, visits: 0 } };
    await schedule(planned, { client: 'one', operation: {} }, () => pause(60));
    const ask = () => schedule(planned, { client: 'one', operation: {} }, () => pause(20));
    await Promise.all(Array.from({ length: 6 }, ask));
    // Now it is known to be dear.
    await acquaint(schedule, cheap('x'), 'other');
    const answers = await Promise.allSettled(Array.from({ length: 6 }, ask));
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(3);
  });

  it('has its operation stand aside while it waits, and come back when its turn has come', async () => {
    const schedule = createSchedule({ places: 2, dearPlaces: 1, timeoutMs: 1_000 });
    const { begin, end } = work();
    const running = begin(schedule, 'a', dear('a'));
    const told: string[] = [];
    const standAside = () => {
      told.push('aside');
      return () => told.push('back');
    };
    const later = schedule(dear('b'), { client: 'b', operation: {}, standAside: standAside as never }, async () => {
      told.push('runs');
    });
    await turn();
    expect(told).toEqual(['aside']);
    end('a');
    await Promise.all([running, later]);
    expect(told).toEqual(['aside', 'back', 'runs']);
  });

  it('is refused where its operation may not stand aside, and where it gives way to another', async () => {
    const schedule = createSchedule({ places: 2, dearPlaces: 1, timeoutMs: 1_000 });
    const { begin, end } = work();
    const running = begin(schedule, 'a', dear('a'));
    const ask = (standAside: StandAside) =>
      schedule(dear('b'), { client: 'b', operation: {}, standAside }, async () => {});
    const refusal = { extensions: { code: 'SERVICE_UNAVAILABLE' }, message: expect.stringMatching(/^Too many/) };
    await expect(ask(() => undefined)).rejects.toMatchObject(refusal);
    const told: string[] = [];
    const asked = ask((giveWay) => {
      setTimeout(giveWay, 5);
      return () => told.push('back');
    });
    await expect(asked).rejects.toMatchObject(refusal);
    expect([told, schedule.load().waiting['dear']]).toEqual([['back'], 0]);
    end('a');
    await running;
  });

  it('is refused at once where what goes before it takes longer than it may wait, and goes before what is due later', async () => {
    const schedule = createSchedule({ places: 2, dearPlaces: 1, timeoutMs: 400, dearMs: 5 });
    const planned = (text: string) => ({ text, cost: { subqueries: 0, visits: 0 } });
    // Planned at first; then it is known what it takes.
    for (let time = 0; time < 2; time += 1) {
      await schedule(planned('long'), { client: 'x', operation: {} }, () => pause(90));
    }
    const ask = (client: string) => schedule(planned('long'), { client, operation: {} }, () => pause(20));
    const first = Array.from({ length: 5 }, () => ask('a'));
    const began = performance.now();
    await expect(ask('a')).rejects.toMatchObject({
      extensions: { code: 'SERVICE_UNAVAILABLE' },
      message: expect.stringMatching(/^The database has too much to do: this would wait/),
    });
    expect(performance.now() - began).toBeLessThan(50);
    await expect(ask('b')).resolves.toBeUndefined();
    await Promise.all(first);
  });

  it('has turns with those of other clients, the shorter of one client first', async () => {
    const schedule = createSchedule({ places: 2, dearPlaces: 1, timeoutMs: 1_000 });
    const { begun, begin, end } = work();
    const long = (text: string) => ({ text, cost: { subqueries: 70, visits: 0 } });
    const running = [
      begin(schedule, 'first', dear('first'), 'one'),
      begin(schedule, 'long', long('long'), 'one'),
      begin(schedule, 'short', dear('short'), 'one'),
      begin(schedule, 'other', long('other'), 'other'),
    ];
    for (const name of ['first', 'short', 'other', 'long']) {
      await turn();
      expect(begun.at(-1)).toBe(name);
      end(name);
    }
    await Promise.all(running);
  });

  it('is known by its time, whatever was thought of it', async () => {
    const schedule = createSchedule({ places: 1, dearPlaces: 1, timeoutMs: 1_000, dearMs: 5 });
    const slow = { text: 'slow', cost: { subqueries: 0, visits: 0 } };
    await schedule(slow, { client: 'one', operation: {} }, () => pause(60));
    const { begun, begin, end } = work();
    const running = [
      begin(schedule, 'slow', slow),
      begin(schedule, 'x', { text: 'x', cost: { subqueries: 0, visits: 0 } }),
    ];
    await turn();
    expect(begun).toEqual(['slow', 'x']);
    end('slow');
    end('x');
    await Promise.all(running);
  });
});

describe('a statement that nobody has asked before', () => {
  it('is planned alone among those of its client, and leaves a place to what is known', async () => {
    const schedule = createSchedule({ places: 3, dearPlaces: 1, timeoutMs: 1_000 });
    await acquaint(schedule, cheap('known'));
    const { begun, begin, end } = work();
    const running = [
      ...['a', 'b'].map((name) => begin(schedule, name, cheap(name), 'one')),
      ...['c', 'd', 'e'].map((name) => begin(schedule, name, cheap(name))),
      begin(schedule, 'known', cheap('known'), 'one'),
    ];
    await turn();
    expect(begun).toEqual(['a', 'c', 'known']);
    for (const name of ['known', 'a', 'c', 'd', 'b', 'e']) {
      end(name);
      await turn();
    }
    await Promise.all(running);
  });

  it('has its operation stand aside while it waits, and is refused where that may not', async () => {
    const schedule = createSchedule({ places: 3, dearPlaces: 1, timeoutMs: 1_000 });
    const { begun, begin, end } = work();
    const running = begin(schedule, 'a', cheap('a'), 'one');
    const told: string[] = [];
    const ask = (standAside: StandAside) =>
      schedule(cheap('b'), { client: 'one', operation: {}, standAside }, async () => {});
    const waiting = ask(() => {
      told.push('aside');
      return () => told.push('back');
    });
    await expect(ask(() => undefined)).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
    expect(told).toEqual(['aside']);
    end('a');
    await Promise.all([running, waiting]);
    expect([begun, told]).toEqual([['a'], ['aside', 'back']]);
  });

  it.each([1, 2])('has its turn also where others never end to ask what is known, with places: %i', async (places) => {
    const schedule = createSchedule({ places, dearPlaces: 1, timeoutMs: 1_000 });
    const known = cheap('known');
    await acquaint(schedule, known);
    let isOver = false;
    let begun = 0;
    const busy = async (client: string) => {
      while (!isOver) {
        begun += 1;
        await schedule(known, { client, operation: {} }, () => pause(2));
      }
    };
    const crowd = ['one', 'two', 'three'].flatMap((client) => Array.from({ length: 4 }, () => busy(client)));
    await pause(10);
    const begunBefore = begun;
    // Several, of several: not only the first has it, and what is known goes on beside them.
    const askNew = async (client: string) => {
      for (const text of ['a', 'b', 'c']) await schedule(cheap(`${client} ${text}`), { client, operation: {} }, turn);
    };
    await Promise.all([askNew('other'), askNew('another')]);
    expect(begun).toBeGreaterThan(begunBefore + 5);
    isOver = true;
    await Promise.all(crowd);
  });

  it('does not wait for operations of others that have begun, however much these have to ask', async () => {
    const schedule = createSchedule({ places: 2, dearPlaces: 1, timeoutMs: 1_000 });
    const { begun, begin, end } = work();
    const long = (text: string): ScheduledStatement => ({ text, cost: { subqueries: 2, visits: 0 } });
    const crowd = ['one', 'two', 'three', 'four'].flatMap((client) => {
      const operation = {};
      return Array.from({ length: 5 }, (_, at) => {
        const name = `${client} ${at}`;
        return begin(schedule, name, long(name), client, operation);
      });
    });
    await turn();
    const ended = new Set<string>();
    const endAll = async () => {
      for (const name of begun.filter((one) => !ended.has(one))) {
        ended.add(name);
        end(name);
        await turn();
      }
    };
    // Each of the four has begun by then.
    while (ended.size < 8) await endAll();
    const other = begin(schedule, 'other', long('other'));
    while (!begun.includes('other')) await endAll();
    expect(ended.size).toBeLessThan(15);
    while (ended.size < 21) await endAll();
    await Promise.all([...crowd, other]);
  });

  it('leaves its place where it takes longer than it was thought to', async () => {
    const schedule = createSchedule({ places: 1, dearPlaces: 1, timeoutMs: 1_000, dearMs: 20 });
    const { begun, begin, end } = work();
    await acquaint(schedule, cheap('next'));
    const running = [begin(schedule, 'slow', cheap('slow')), begin(schedule, 'next', cheap('next'))];
    await turn();
    expect(begun).toEqual(['slow']);
    await pause(100);
    expect(begun).toEqual(['slow', 'next']);
    end('slow');
    end('next');
    await Promise.all(running);
  });
});

describe('a statement that is long', () => {
  const long = (text: string): ScheduledStatement => ({ text, cost: { subqueries: 2, visits: 0 } });

  it('has half of the places at most, and its operation stands aside meanwhile', async () => {
    const schedule = createSchedule({ places: 4, dearPlaces: 1, timeoutMs: 1_000 });
    await acquaint(schedule, cheap('x'));
    const { begun, begin, end } = work();
    const running = ['a', 'b'].map((name) => begin(schedule, name, long(name)));
    let isAside = false;
    const standAside = () => {
      isAside = true;
      return () => {
        isAside = false;
      };
    };
    const third = schedule(long('c'), { client: 'c', operation: {}, standAside }, async () => isAside);
    running.push(begin(schedule, 'x', cheap('x')), begin(schedule, 'y', cheap('x')));
    await turn();
    expect(begun).toEqual(['a', 'b', 'x', 'y']);
    expect(isAside).toBe(true);
    end('a');
    expect(await third).toBe(false);
    for (const name of ['b', 'x', 'y']) end(name);
    await Promise.all(running);
  });

  it('keeps others of its kind waiting also where it has left its place', async () => {
    const schedule = createSchedule({ places: 2, dearPlaces: 1, timeoutMs: 1_000, dearMs: 20 });
    const { begun, begin, end } = work();
    await acquaint(schedule, cheap('x'));
    const known: ScheduledStatement = { text: 'known', cost: { subqueries: 0, visits: 0 } };
    const running = [begin(schedule, 'a', known)];
    await pause(100);
    running.push(begin(schedule, 'b', { text: 'long', cost: { subqueries: 1, visits: 0 } }));
    running.push(begin(schedule, 'x', cheap('x')));
    await turn();
    expect(begun).toEqual(['a', 'x']);
    for (const name of ['a', 'x', 'b']) {
      end(name);
      await turn();
    }
    await Promise.all(running);
  });
});

describe('a statement whose records are large', () => {
  const size = () => 200_000;
  const acquainted = async (schedule: Schedule, ...texts: readonly string[]) => {
    for (const text of texts) await schedule(cheap(text), { client: 'c', operation: {}, size }, async () => {});
  };

  it('runs while no other such one does, however quick both are', async () => {
    const schedule = createSchedule({ places: 4, dearPlaces: 1, timeoutMs: 1_000 });
    await acquainted(schedule, 'a', 'b');
    await acquaint(schedule, cheap('x'));
    const { begun, begin, end } = work();
    const running = ['a', 'b', 'x'].map((name) => begin(schedule, name, cheap(name)));
    await turn();
    expect(begun).toEqual(['a', 'x']);
    end('a');
    await turn();
    expect(begun).toEqual(['a', 'x', 'b']);
    for (const name of ['x', 'b']) end(name);
    await Promise.all(running);
  });

  it('keeps others of its kind waiting for a while only', async () => {
    const schedule = createSchedule({ places: 4, dearPlaces: 1, timeoutMs: 1_000, dearMs: 20 });
    await acquainted(schedule, 'a', 'b');
    const { begun, begin, end } = work();
    const running = ['a', 'b'].map((name) => begin(schedule, name, cheap(name)));
    await pause(100);
    expect(begun).toEqual(['a']);
    await pause(200);
    expect(begun).toEqual(['a', 'b']);
    for (const name of ['a', 'b']) end(name);
    await Promise.all(running);
  });
});
