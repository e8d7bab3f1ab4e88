import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import type { FetchHere } from '../../src/server/fetch-here.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { asBrowser, explorerOver } from './explorer-over.ts';
import { hostile, withHostileNames } from './hostile.ts';
import { faultsIn } from './validator.ts';

describeWithDatabase('pages whose API', (database) => {
  /** What stands between the pages and the API just now. */
  let between = (fetchHere: FetchHere): FetchHere => fetchHere;
  const { page, server, ask, log } = explorerOver(
    database,
    (fetchHere) => (request, context) => between(fetchHere)(request, context),
  );
  beforeAll(() => ask('{ __typename }'));

  it('refuses for a while say so, with a way to try again, and are there again afterwards', async () => {
    const busy = { data: null, errors: [{ message: 'Too much to do.', extensions: { code: 'SERVICE_UNAVAILABLE' } }] };
    between = () => () => Response.json(busy, { status: 503 });
    const refused = await page('/member-ca');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    const html = await refused.text();
    expect(html).toContain('<p role="alert">Too much to do.</p>');
    expect(html).toContain('<a href="/member-ca">Try again</a>');
    expect(await faultsIn(html)).toEqual([]);
    between = (fetchHere) => fetchHere;
    expect((await page('/member-ca')).status).toBe(200);
    expect(log.entries).toEqual([]);
  });

  it('is away are a failure that is logged once, and tell nothing of the inside', async () => {
    between = () => () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7');
    };
    const failed = await page('/time');
    expect(failed.status).toBe(500);
    expect(await failed.text()).not.toContain('ECONNREFUSED');
    expect(log.entries.splice(0)).toHaveLength(1);
    between = (fetchHere) => fetchHere;
  });

  it('is slow end with the reader who goes away, and log nothing', async () => {
    const leaving = new AbortController();
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    between = () => (request) =>
      new Promise((_, reject) => {
        begin();
        request.signal.addEventListener('abort', () => reject(request.signal.reason));
      });
    const answer = server.fetch(new Request('http://product.test/met', { headers: asBrowser, signal: leaving.signal }));
    await begun;
    leaving.abort();
    await Promise.resolve(answer).catch(() => {});
    // The page is made, in vain, when its answer has been given up already.
    await pause(50);
    expect(log.entries).toEqual([]);
    between = (fetchHere) => fetchHere;
  });

  it('tells other data makes the page anew, and the same again where the data are the same', async () => {
    let operations = 0;
    between = (fetchHere) => (request, context) => {
      operations += 1;
      return fetchHere(request, context);
    };
    const first = await (await page('/office-us-acting-secretary-of-homeland-security')).text();
    const [made] = [operations];
    expect(await (await page('/office-us-acting-secretary-of-homeland-security')).text()).toBe(first);
    // The version of the data is asked for, and nothing else.
    expect(operations).toBe(made + 1);
    between = (fetchHere) => async (request, context) => {
      const answer = (await (await fetchHere(request, context)).json()) as { extensions?: { dataVersion?: string } };
      return Response.json({ ...answer, extensions: { ...answer.extensions, dataVersion: 'another' } });
    };
    const anew = await page('/office-us-acting-secretary-of-homeland-security');
    expect(anew.headers.get('etag')).not.toBeNull();
    between = (fetchHere) => async (request, context) => {
      operations += 1;
      const answer = (await (await fetchHere(request, context)).json()) as { extensions?: { dataVersion?: string } };
      return Response.json({ ...answer, extensions: { ...answer.extensions, dataVersion: String(operations) } });
    };
    // What was read while the facts changed is not kept, by nobody.
    expect((await page('/member-fr')).headers.get('etag')).toBeNull();
    between = (fetchHere) => fetchHere;
  });

  it.each([
    '/',
    '/search?kind=SUMMIT',
    '/time?from=1999&to=1999',
    '/map?year=1999',
    '/compliance?by=year&member=CA&at=1999',
    '/met?of=person-helmut-kohl&and=person-jacques-chirac',
    '/path?from=place-ottawa&to=member-ca',
    '/network?from=place-ottawa',
    '/neighbors?of=member-ca&relation=HOSTS',
    '/place-ottawa',
  ])('leaves a part of %s out has it made anew the next time, whichever part it was', async (path) => {
    let asked = 0;
    let failing = 0;
    between = (fetchHere) => async (request, context) => {
      const answer = await fetchHere(request, context);
      if (new URL(request.url).hostname === 'explorer.invalid') return answer;
      asked += 1;
      if (asked !== failing) return answer;
      const errors = [{ message: 'This part was too slow.', path: ['part'] }];
      return Response.json({ ...((await answer.json()) as object), errors });
    };
    do {
      failing += 1;
      asked = 0;
      const isKept = (await page(path)).headers.has('etag');
      expect({ failing, isKept }).toEqual({ failing, isKept: failing > asked });
    } while (failing <= asked);
    expect(failing).toBeGreaterThan(1);
    between = (fetchHere) => fetchHere;
  });
});

describeWithDatabase('names that would break out', (database) => {
  const { page, ask } = explorerOver(database, withHostileNames);
  beforeAll(() => ask('{ __typename }'));

  it.each([
    '/',
    '/meeting-2025-interior-security-ottawa',
    '/person-mark-carney',
    '/time?from=2026',
    '/path?from=person-mark-carney&to=place-ottawa',
    '/network?from=person-mark-carney',
  ])('are text on %s, in its table and in its drawing', async (path) => {
    const html = await (await page(path)).text();
    expect(await faultsIn(html)).toEqual([]);
    expect(html).not.toMatch(/<script>|<img src=x|href="javascript:/);
    expect(html).toContain(hostile[3]);
    const file = (format: string) => page(`${path}${path.includes('?') ? '&' : '?'}format=${format}`);
    const table = await file('csv');
    // A spreadsheet would run what begins with "=".
    if (table.headers.get('content-type')?.includes('csv')) expect(await table.text()).not.toMatch(/(^|,)"?=/m);
    const drawing = await file('svg');
    if (drawing.headers.get('content-type')?.includes('svg')) expect(await drawing.text()).not.toMatch(/<script|<img/);
  });
});
