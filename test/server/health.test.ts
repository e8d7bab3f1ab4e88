import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { tinyServer } from './tiny.ts';

describe('/health/live', () => {
  it('answers without the database', async () => {
    const { fetch } = tinyServer({ checkDatabase: () => Promise.reject(new Error('no database')) });
    expect((await fetch('/health/live')).status).toBe(200);
  });
});

describe('/health/ready', () => {
  it('is there while the database answers', async () => {
    const response = await tinyServer().fetch('/health/ready');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ready' }]);
  });

  it('says that the database is gone, but not where it was', async () => {
    const { fetch, log } = tinyServer({
      checkDatabase: () => Promise.reject(new Error('bolt://10.0.0.7:7687 is gone')),
    });
    const response = await fetch('/health/ready');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'unavailable', database: { code: 'SERVICE_UNAVAILABLE' } });
    expect(log.entries).toEqual([expect.stringContaining('10.0.0.7')]);
  });

  it('does not wait for a database that does not answer', async () => {
    const { fetch } = tinyServer({ checkDatabase: () => new Promise(() => {}) });
    const response = await fetch('/health/ready');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'unavailable', database: { code: 'TIMEOUT' } });
  });

  it('tells what the last check found while the next one takes long', async () => {
    let answers = true;
    const { fetch } = tinyServer({ checkDatabase: () => (answers ? Promise.resolve() : new Promise(() => {})) });
    await fetch('/health/ready');
    answers = false;
    expect((await fetch('/health/ready')).status).toBe(200);
    await vi.waitFor(async () => expect((await fetch('/health/ready')).status).toBe(503));
  });

  it('waits for a check where the last one was long ago', async () => {
    const clock = vi.spyOn(performance, 'now');
    try {
      let answers = true;
      const { fetch } = tinyServer({
        checkDatabase: () => (answers ? Promise.resolve() : pause(50).then(() => Promise.reject(new Error('away')))),
      });
      await fetch('/health/ready');
      answers = false;
      const now = performance.now();
      clock.mockImplementation(() => now + 60_000);
      expect((await fetch('/health/ready')).status).toBe(503);
    } finally {
      clock.mockRestore();
    }
  });

  it('asks the database once for all who ask at one time, and again later', async () => {
    let asked = 0;
    const { fetch } = tinyServer({
      checkDatabase: async () => {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });
    await Promise.all(Array.from({ length: 20 }, () => fetch('/health/ready')));
    expect(asked).toBe(1);
    await fetch('/health/ready');
    expect(asked).toBe(2);
  });
});
