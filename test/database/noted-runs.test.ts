import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createSchedule, type Schedule, type ScheduledStatement } from '../../src/database/schedule.ts';
import { publicError } from '../../src/errors.ts';

const cheap = (text: string): ScheduledStatement => ({ text, cost: { subqueries: 1, visits: 0 } });

describe('a run that tells little of its statement', () => {
  const ask = (schedule: Schedule, statement: ScheduledStatement, run: () => Promise<unknown>, signal?: AbortSignal) =>
    schedule(statement, { client: 'one', operation: {}, signal }, run);
  const fail = (error: Error) => async () => {
    throw error;
  };
  /** What it is taken for when it is asked the next time. */
  async function kindOf(schedule: ReturnType<typeof createSchedule>, statement: ScheduledStatement) {
    let running: Readonly<Record<string, number>> = {};
    await ask(schedule, statement, async () => {
      running = schedule.load().running;
    });
    return Object.keys(running).filter((kind) => running[kind] === 1);
  }
  /** A schedule that knows a statement to be dear. */
  async function withDear(): Promise<ReturnType<typeof createSchedule>> {
    const schedule = createSchedule({ places: 8, dearPlaces: 1, timeoutMs: 1_000, dearMs: 25 });
    for (let times = 0; times < 2; times += 1) await ask(schedule, cheap('dear'), () => pause(60));
    return schedule;
  }

  it('makes none quick where it failed', async () => {
    const schedule = await withDear();
    await expect(ask(schedule, cheap('dear'), fail(new Error('away')))).rejects.toThrow('away');
    expect(await kindOf(schedule, cheap('dear'))).toEqual(['dear']);
  });

  it('makes none quick where whoever asked went away', async () => {
    const schedule = await withDear();
    const gone = new AbortController();
    const ended = ask(schedule, cheap('dear'), () => once(gone.signal, 'abort'), gone.signal);
    gone.abort();
    await ended;
    const alsoGone = new AbortController();
    const late = publicError('TIMEOUT', 'late');
    const endedLate = ask(
      schedule,
      cheap('new'),
      () => {
        alsoGone.abort(late);
        return Promise.reject(late);
      },
      alsoGone.signal,
    );
    await expect(endedLate).rejects.toBe(late);
    expect(await kindOf(schedule, cheap('dear'))).toEqual(['dear']);
    expect(await kindOf(schedule, cheap('new'))).toEqual(['unseen']);
  });

  it('does not make one known that failed: the database may not have planned it', async () => {
    const schedule = createSchedule({ places: 8, dearPlaces: 1, timeoutMs: 1_000 });
    await expect(ask(schedule, cheap('x'), fail(new Error('away')))).rejects.toThrow('away');
    expect(await kindOf(schedule, cheap('x'))).toEqual(['unseen']);
  });

  it('makes one dear that ran until its time-out, and never a dear one quick', async () => {
    const schedule = await withDear();
    const timeout = publicError('TIMEOUT', 'too long');
    await expect(ask(schedule, cheap('dear'), fail(timeout))).rejects.toBe(timeout);
    expect(await kindOf(schedule, cheap('dear'))).toEqual(['dear']);
    const endless = () => pause(200).then(fail(timeout));
    await expect(ask(schedule, cheap('endless'), endless)).rejects.toBe(timeout);
    expect(await kindOf(schedule, cheap('endless'))).toEqual(['dear']);
  });
});
