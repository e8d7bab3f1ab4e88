import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Admission } from '../../src/server/admission/admission.ts';
import { Places } from '../../src/server/admission/places.ts';

/** Longer than a number of places stands. */
const LATER_MS = 110;

/** A thread that is at work for a part of the time. */
function threadThat(places: number) {
  const thread = { utilization: 0 };
  return { thread, places: new Places(places, () => thread.utilization) };
}

/** Of a thread that is always at work, and a signal that never fires. */
function busyAdmission() {
  const admission = new Admission(
    { operations: 16, waiting: 64, waitMs: 10_000 },
    () => false,
    () => 1,
  );
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return { admission, signal };
}

afterEach(() => void vi.restoreAllMocks());

/** Has so many milliseconds pass at once. */
function advance(milliseconds: number): void {
  const later = performance.now() + milliseconds;
  vi.spyOn(performance, 'now').mockReturnValue(later);
}

function afterRefusals(places: Places, times: number): number[] {
  return Array.from({ length: times }, () => {
    places.noteRefusal();
    advance(LATER_MS);
    return places.number;
  });
}

describe('places', () => {
  it('are fewer where requests are refused by a thread that is always at work, but never fewer than four', () => {
    const { thread, places } = threadThat(16);
    thread.utilization = 1;
    expect(places.number).toBe(16);
    expect(afterRefusals(places, 6)).toEqual([12, 9, 6, 4, 4, 4]);
  });

  it('stay where nobody is refused, or where the thread waits for the database', () => {
    const { thread, places } = threadThat(16);
    thread.utilization = 1;
    advance(LATER_MS);
    expect(places.number).toBe(16);
    thread.utilization = 0.5;
    expect(afterRefusals(places, 2)).toEqual([16, 16]);
  });

  it('are one more at a time as long as the thread waits, up to what is allowed', () => {
    const { thread, places } = threadThat(6);
    thread.utilization = 1;
    expect(afterRefusals(places, 2)).toEqual([4, 4]);
    thread.utilization = 0.85;
    expect(afterRefusals(places, 1)).toEqual([4]);
    thread.utilization = 0.5;
    expect(afterRefusals(places, 4)).toEqual([5, 6, 6, 6]);
  });

  it('are more by one for each time that has passed while nobody asked, and the thread had time', () => {
    const { thread, places } = threadThat(16);
    thread.utilization = 1;
    expect(afterRefusals(places, 4)).toEqual([12, 9, 6, 4]);
    advance(1_050);
    expect(places.number).toBe(4);
    thread.utilization = 0.5;
    advance(350);
    expect(places.number).toBe(7);
    advance(60_000);
    expect(places.number).toBe(16);
  });

  it('are no more than are allowed, where that is less than four', () => {
    const { thread, places } = threadThat(2);
    thread.utilization = 1;
    expect(afterRefusals(places, 2)).toEqual([2, 2]);
  });

  it('that are fewer are places in the queue', async () => {
    const { admission, signal } = busyAdmission();
    /** As many as come, until one is refused: those that run, and those that wait. */
    const fill = async () => {
      const visits = [];
      for (;;) {
        const visit = admission.arrive('a');
        if (visit === undefined) break;
        visits.push(visit);
        visit.enter(signal).catch(() => {});
        await new Promise((resolve) => setImmediate(resolve));
      }
      const { running, waiting } = admission.load;
      for (const visit of visits.toReversed()) visit.leave();
      await pause(LATER_MS);
      return { running, waiting, places: admission.places };
    };
    expect(await fill()).toEqual({ running: 16, waiting: 64, places: 12 });
    expect(await fill()).toEqual({ running: 12, waiting: 68, places: 9 });
    expect(await fill()).toEqual({ running: 9, waiting: 71, places: 6 });
  });

  it('that are fewer keep nobody out for what began when there were more, and takes long', async () => {
    const { admission, signal } = busyAdmission();
    const ask = async (client: string) => {
      const visit = admission.arrive(client);
      let runs = false;
      visit?.enter(signal).then(
        () => {
          runs = true;
        },
        () => {},
      );
      await new Promise((resolve) => setImmediate(resolve));
      return { visit, runs: visit && runs };
    };
    const long = [];
    for (let number = 0; number < 90; number += 1) long.push(await ask('long'));
    expect(admission.load).toMatchObject({ running: 16, waiting: 64 });
    for (let time = 0; time < 5; time += 1) {
      await ask('long');
      await pause(LATER_MS);
    }
    expect(admission.places).toBe(4);
    // Two clients share four places, whatever one of them has.
    const honest = [await ask('honest'), await ask('honest'), await ask('honest')];
    expect(honest.map(({ runs }) => runs)).toEqual([true, true, false]);
    // Each other has one, until as many run beside the long ones as ever would.
    const others = [];
    for (let number = 0; number < 6; number += 1) others.push((await ask(`other ${number}`)).runs);
    expect(others).toEqual([true, true, true, true, false, false]);
    // A place that a long one leaves is nobody's before there are few enough.
    long[0]!.visit!.leave();
    expect(admission.load.running).toBe(21);
    // Nor is there an end of those that take long.
    for (let number = 0; number < 90; number += 1) {
      if (number % 10 === 0) await pause(260);
      await ask(`long ${number}`);
    }
    expect(admission.load.running).toBe(40);
  });

  it('measure the thread of the process by themselves', async () => {
    const places = new Places(16);
    places.noteRefusal();
    for (const until = performance.now() + 150; performance.now() < until; );
    expect(places.number).toBe(12);
    const asked = performance.now();
    await pause(150);
    vi.spyOn(performance, 'now').mockReturnValue(asked + 150);
    expect(places.number).toBe(13);
  });
});
