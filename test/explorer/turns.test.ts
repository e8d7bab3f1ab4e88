import { afterEach, expect, it, vi } from 'vitest';
import { useExplorer } from '../../src/explorer/explorer.ts';
import { turns } from '../../src/server/admission/turns.ts';
import { keepingLog } from '../server/serve.ts';
import { throughDoor } from '../server/through-door.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { asBrowser, explorerOver } from './explorer-over.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describeWithDatabase('the pages of a crowd', (database) => {
  it('are made client by client, with turns for everything else in between', async () => {
    const product = productOver(database, {
      pages: (fetchHere) => useExplorer(fetchHere, { hasPlayground: true, log: keepingLog() }),
    });
    const { ask, close } = await throughDoor(product.server, undefined, {
      explorer: true,
      clientAddressHeader: 'x-client',
    });
    const made: string[] = [];
    const get = async (client: string, pin: number) => {
      // An address that nobody has asked for: the page is not kept, and what it reads is.
      const path = `/network?from=member-us&each=40&large=yes&pin=member-us:${pin}:1`;
      const { status } = await ask({ method: 'GET', path, headers: { ...asBrowser, 'x-client': client } });
      expect(status).toBe(200);
      made.push(client);
    };
    try {
      await get('crowd', 0);
      made.length = 0;
      // All connections are open before a page is asked for: one that is accepted after the others could find their pages made.
      await Promise.all(Array.from({ length: 31 }, () => ask({ body: '{"query":"{ __typename }"}' })));
      const crowd = Array.from({ length: 30 }, (_, index) => get('crowd', 1 + index));
      await Promise.all([...crowd, get('other', 100)]);
      expect(made.indexOf('other')).toBeLessThan(10);
    } finally {
      await close(0);
    }
  });
});

describeWithDatabase('a drawing that is laid out', (database) => {
  const explorer = explorerOver(database);

  it('leaves turns to everybody else meanwhile', async () => {
    const waits = vi.spyOn(turns, 'nextOfDocument');
    const waitsFor = async (more: string) => {
      waits.mockClear();
      const page = await explorer.page(`/network?from=member-us&each=12&open=country-us,presidency-2020&${more}`);
      expect(await page.text()).toContain('class="wide"');
      return waits.mock.calls.length;
    };
    const laidOut = await waitsFor('pin=member-us:77:1');
    // Another page with the same drawing, which is kept.
    const again = await waitsFor('pin=member-us:77:1&hide=nothing');
    expect(again).toBe(0);
    expect(laidOut).toBeGreaterThan(3);
  });
});
