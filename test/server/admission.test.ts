import { describe, expect, it, vi } from 'vitest';
import { Admission } from '../../src/server/admission/admission.ts';
import type { Visit } from '../../src/server/admission/visit.ts';
import { ask, leave, never, settled, states } from './admitted.ts';

describe('admission', () => {
  it('executes so many at once, has so many wait, and refuses the rest at the door', async () => {
    const admission = new Admission({ operations: 2, waiting: 2, waitMs: 10_000 });
    const asked = Array.from({ length: 5 }, () => ask(admission));
    expect(await states(asked)).toEqual(['runs', 'runs', 'waits', 'waits', 'refused at the door']);
    leave(asked[0]!);
    expect(await states(asked)).toEqual(['runs', 'runs', 'runs', 'waits', 'refused at the door']);
    for (const each of asked) leave(each);
    expect(admission.load).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
  });

  it('lets in who asks for one thing, however many of others arrive in the same turn', async () => {
    const admission = new Admission({ operations: 2, waiting: 4, waitMs: 10_000 });
    const clients = ['a', 'b', 'c'];
    const crowd = Array.from({ length: 60 }, (_, index) => admission.arrive(clients[index % 3]!));
    expect(crowd.filter((visit) => visit !== undefined).length).toBe(6);
    const single = ask(admission, 'single');
    expect(single.visit).toBeDefined();
    expect(await states([single])).toEqual(['runs']);
    for (const visit of [...crowd, single.visit]) visit?.leave();
    expect(admission.load).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
  });

  it('lets in no endless crowd of those who ask for one thing', () => {
    const admission = new Admission({ operations: 2, waiting: 4, waitMs: 10_000 });
    const crowd = Array.from({ length: 200 }, (_, index) => admission.arrive(`${Math.max(index, 10)}`));
    expect(crowd.filter((visit) => visit !== undefined).length).toBeLessThanOrEqual(10);
  });

  it('holds no place for a request that is still being read', async () => {
    const admission = new Admission({ operations: 1, waiting: 1, waitMs: 10_000 });
    const slow: (Visit | undefined)[] = [];
    for (let index = 0; index < 20; index += 1) {
      slow.push(admission.arrive(`slow ${index}`));
      await settled();
    }
    expect(slow).not.toContain(undefined);
    expect(await states([ask(admission)])).toEqual(['runs']);
    for (const visit of slow) visit?.leave();
    expect(admission.load).toEqual({ arriving: 0, running: 1, waiting: 0, aside: 0 });
  });

  it('reads only so many requests at once, and fewer of one client', async () => {
    const admission = new Admission({ operations: 1, waiting: 1, waitMs: 10_000 });
    const givenUp: string[] = [];
    const arrived = async (client: (index: number) => string) => {
      let admitted = 0;
      for (let index = 0; index < 300; index += 1) {
        const name = client(index);
        if (admission.arrive(name, () => givenUp.push(name[0]!))) admitted += 1;
        await settled();
      }
      return admitted;
    };
    expect([await arrived(() => 'a'), await arrived((index) => `b${index}`)]).toEqual([64, 300]);
    expect(admission.load.arriving).toBe(256);
    // All but one of the first client give way to others, who have none; who comes then goes at the end of the turn.
    expect(givenUp.join('')).toBe('a'.repeat(63) + 'b'.repeat(45));
  });

  it('has a slow sender give way to another of the same client, as behind one proxy', () => {
    // Whole numbers: of others the differences are not exact.
    const start = 1_000;
    const clock = vi.spyOn(performance, 'now').mockReturnValue(start);
    try {
      const admission = new Admission({ operations: 16, waiting: 64, waitMs: 1_000 });
      const given: number[] = [];
      const arrive = (index: number) => admission.arrive('proxy', () => given.push(index));
      for (let index = 0; index < 64; index += 1) {
        clock.mockReturnValue(start + index);
        expect(arrive(index)).toBeDefined();
      }
      expect(arrive(64)).toBeUndefined();
      clock.mockReturnValue(start + 251);
      expect([arrive(65), arrive(66)]).not.toContain(undefined);
      // Nobody else has been there for a quarter of a second.
      expect(arrive(67)).toBeUndefined();
      expect(given).toEqual([0, 1]);
    } finally {
      clock.mockRestore();
    }
  });

  it('reads no more of those that arrive in one turn than there is room for, and others in the next', async () => {
    const admission = new Admission({ operations: 2, waiting: 3, waitMs: 10_000 });
    const arrive = () => Array.from({ length: 20 }, () => admission.arrive('a')).filter((visit) => visit !== undefined);
    const first = arrive();
    expect(first).toHaveLength(5);
    await settled();
    // What has not been read by then is slow, and keeps no room from others.
    const second = arrive();
    expect(second).toHaveLength(5);
    for (const visit of second) visit.enter(never).catch(() => {});
    await settled();
    expect(admission.load).toEqual({ arriving: 5, running: 2, waiting: 3, aside: 0 });
    expect(arrive()).toEqual([]);
    for (const visit of [...first, ...second]) visit.leave();
  });

  it('keeps room for those who arrive while others share an answer, as many as may', async () => {
    const admission = new Admission({ operations: 2, waiting: 400, waitMs: 10_000 });
    const sharing: Visit[] = [];
    for (let index = 0; index < 256; index += 1) {
      const visit = admission.arrive(`sharing ${index % 4}`);
      if (visit?.shareAnswer(true)) sharing.push(visit);
      await settled();
    }
    expect(sharing).toHaveLength(256);
    expect(admission.load).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 256 });
    const arriving = Array.from({ length: 256 }, (_, index) => admission.arrive(`${index}`));
    expect(arriving).not.toContain(undefined);
    // Who shares no more needs a place, and has it as any other; then another may share.
    expect(arriving.map((visit) => visit?.shareAnswer(true))).not.toContain(true);
    await expect(sharing[0]!.enter(never)).resolves.toBeUndefined();
    expect(arriving[0]!.shareAnswer(true)).toBe(true);
    expect(admission.load).toEqual({ arriving: 255, running: 1, waiting: 0, aside: 256 });
    for (const visit of [...sharing, ...arriving]) visit?.leave();
    expect(admission.load).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
    expect(admission.clients).toBe(0);
  });

  it('has no more than 64 of a client share an answer', async () => {
    const admission = new Admission({ operations: 2, waiting: 400, waitMs: 10_000 });
    const visits: (Visit | undefined)[] = [];
    for (let index = 0; index < 65; index += 1) visits.push(admission.arrive('a'));
    expect(visits.map((visit) => visit?.shareAnswer(true) ?? false).filter(Boolean)).toHaveLength(64);
    for (const visit of visits) visit?.leave();
    expect([admission.load.aside, admission.clients]).toEqual([0, 0]);
  });

  it('gives the place of what stands aside to others, once however many statements wait, and takes it back', async () => {
    const admission = new Admission({ operations: 2, waiting: 4, waitMs: 10_000 });
    const asked = Array.from({ length: 4 }, () => ask(admission));
    expect(await states(asked)).toEqual(['runs', 'runs', 'waits', 'waits']);
    const back = [asked[0]!.visit!.standAside(() => {}), asked[0]!.visit!.standAside(() => {})];
    expect(await states(asked)).toEqual(['runs', 'runs', 'runs', 'waits']);
    for (const comeBack of back) comeBack!();
    expect(admission.load.running).toBe(3);
    leave(asked[1]!);
    leave(asked[0]!);
    expect(await states(asked)).toEqual(['runs', 'runs', 'runs', 'runs']);
    // One that leaves while it stands aside has nothing to give back later.
    const late = asked[2]!.visit!.standAside(() => {});
    leave(asked[2]!);
    late!();
    expect(admission.load).toEqual({ arriving: 0, running: 1, waiting: 0, aside: 0 });
    asked[3]!.visit!.standAside(() => {})!();
    for (const each of asked) leave(each);
    expect(admission.load).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
    expect(admission.clients).toBe(0);
  });

  it('has 64 stand aside, and of those the last of whoever has most, for a client that has fewer', async () => {
    const admission = new Admission({ operations: 2, waiting: 400, waitMs: 10_000 });
    const gaveWay: string[] = [];
    const stand = (client: string, name: string) => {
      const asked = ask(admission, client);
      return { ...asked, back: asked.visit!.standAside(() => gaveWay.push(name)) };
    };
    const asked = Array.from({ length: 64 }, (_, index) => stand(index < 4 ? 'many' : `${index}`, `${index}`));
    expect(admission.load).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 64 });
    const fifth = stand('many', 'fifth');
    expect(fifth.back).toBeUndefined();
    const other = stand('other', 'other');
    expect([gaveWay, other.back]).toEqual([['3'], expect.any(Function)]);
    // It has its place again, for its end.
    expect(admission.load).toEqual({ arriving: 0, running: 2, waiting: 0, aside: 64 });
    asked[3]!.back!();
    for (const each of [...asked, fifth, other]) leave(each);
    expect(admission.load).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
    expect(admission.clients).toBe(0);
  });

  it('makes half as many pages of one client at once as it executes operations, however long they stand aside', async () => {
    const admission = new Admission({ operations: 4, waiting: 8, waitMs: 10_000 });
    const askPage = (client: string) => {
      const visit = admission.arrive(client, undefined, true);
      const asked = { visit, state: 'waits' };
      void visit?.enter(never).then(() => {
        asked.state = 'runs';
      });
      return asked;
    };
    const pages = Array.from({ length: 3 }, () => askPage('a'));
    expect(await states(pages)).toEqual(['runs', 'runs', 'waits']);
    const back = pages[0]!.visit!.standAside(() => {});
    expect(await states([...pages, askPage('b')])).toEqual(['runs', 'runs', 'waits', 'runs']);
    back!();
    // An operation is no page.
    expect(await states([ask(admission, 'c')])).toEqual(['runs']);
    leave(pages[1]!);
    expect(await states(pages)).toEqual(['runs', 'runs', 'runs']);
  });

  it('has an operation pass the pages of its client that have to wait for others', async () => {
    const admission = new Admission({ operations: 4, waiting: 8, waitMs: 10_000 });
    const pages = Array.from({ length: 3 }, () => admission.arrive('a', undefined, true)!);
    for (const page of pages) void page.enter(never).catch(() => {});
    const operations = Array.from({ length: 3 }, () => ask(admission));
    expect(await states(operations)).toEqual(['runs', 'runs', 'waits']);
    leave(operations[0]!);
    expect(await states(operations)).toEqual(['runs', 'runs', 'runs']);
    expect(admission.load).toMatchObject({ running: 4, waiting: 1 });
    for (const visit of pages) visit.leave();
    for (const asked of operations) leave(asked);
    expect(admission.load).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
  });

  it('has nobody who may have a place wait for the answer of somebody who waits for one', async () => {
    const admission = new Admission({ operations: 2, waiting: 8, waitMs: 10_000 });
    const [running, other, third] = ['a', 'a', 'b'].map((client) => admission.arrive(client, undefined, true)!);
    await running!.enter(never);
    // The second page of the client waits for the first; another client need not.
    void other!.enter(never).catch(() => {});
    expect(admission.load).toMatchObject({ running: 1, waiting: 1 });
    expect(third!.shareAnswer(false)).toBe(false);
    expect(running!.shareAnswer(false)).toBe(false);
    expect([third!.shareAnswer(true), running!.shareAnswer(true)]).toEqual([true, true]);
    for (const visit of [running, other, third]) visit!.leave();
    expect(admission.load).toEqual({ arriving: 0, running: 0, waiting: 0, aside: 0 });
  });
});
