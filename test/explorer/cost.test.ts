import { expect, it } from 'vitest';
import { openClientShares } from '../../src/server/admission/client-share.ts';
import { throughDoor } from '../server/through-door.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { asBrowser, explorerOver } from './explorer-over.ts';

describeWithDatabase('what pages cost their readers', (database) => {
  const explorer = explorerOver(database);
  const limit = 1_000;

  const open = async () => {
    const served = await throughDoor(explorer.server, undefined, {
      explorer: true,
      shares: await openClientShares(limit),
    });
    const get = async (path: string) => {
      const { status, headers, body } = await served.ask({ method: 'GET', path, headers: asBrowser });
      const left = Number(/r=(\d+)/.exec(String(headers['ratelimit']))?.[1]);
      return { status, headers, body, left };
    };
    return { ...served, get };
  };

  it('is what their operations cost, made for the first time or again, and little where the page was kept', async () => {
    const { get, ask, close } = await open();
    try {
      const page = await get('/member-ca?statements=1');
      expect(page.status).toBe(200);
      const ofPage = limit - page.left;
      expect(ofPage).toBeGreaterThan(20);
      // The same question of the same data, by an address that nobody has asked for: members have no such list, but others do.
      const again = await get('/member-ca?statements=2');
      expect(page.left - again.left).toBe(ofPage);
      const kept = await get('/member-ca?statements=2');
      expect(again.left - kept.left).toBe(1);
      expect(await ask({ method: 'GET', path: '/assets/none.css', headers: asBrowser })).toMatchObject({ status: 404 });
      expect((await get('/member-ca?statements=2')).left).toBe(kept.left - 1);
    } finally {
      await close(0);
    }
  });

  it('is refused with a page that says when to come back, where less is left', async () => {
    const { get, close } = await open();
    try {
      for (let time = 0; time < 100; time += 1) {
        const { status, headers, body } = await get(`/member-ca?statements=${time}`);
        if (status === 200) continue;
        expect(status).toBe(429);
        expect(headers['retry-after']).toMatch(/^\d+$/);
        expect(body).toMatch(/spend in a minute/);
        return;
      }
      expect.unreachable('A hundred pages cost nothing.');
    } finally {
      await close(0);
    }
  });
});
