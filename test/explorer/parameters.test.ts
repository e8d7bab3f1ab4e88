import { expect, it } from 'vitest';
import { addressOf as meetingsAddress } from '../../src/explorer/meetings/question.ts';
import { addressOf as networkAddress, networkOf } from '../../src/explorer/network/question.ts';
import { addressOf as complianceAddress } from '../../src/explorer/pages/compliance/question.ts';
import { addressOf as metAddress } from '../../src/explorer/pages/met/question.ts';
import { addressOf as pathAddress } from '../../src/explorer/pages/path/question.ts';
import type { AddressWith } from '../../src/explorer/parameters.ts';
import { routeOf } from '../../src/explorer/route.ts';
import { knownAddress, plainAddress } from '../../src/explorer/routes.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { explorerOver } from './explorer-over.ts';

describeWithDatabase('what says nothing in an address', (database) => {
  let asked = 0;
  const explorer = explorerOver(database, (fetchHere) => (request, context) => {
    asked += 1;
    return fetchHere(request, context);
  });

  it.each(['/time', '/network?from=member-ca', '/person-mark-carney'])('makes no other page of %s', async (path) => {
    const join = path.includes('?') ? '&' : '?';
    const plain = await (await explorer.page(path)).text();
    asked = 0;
    const other = await (await explorer.page(`${path}${join}zz=1`)).text();
    expect(asked).toBe(1);
    expect(other).toBe(plain);
  });

  it.each([
    ['/time', '/time?from=junk&to=&kind=junk&year=99999'],
    ['/time?from=1975&to=1980', '/time?to=1980&from=%31975&from=junk&year=2000'],
    ['/map', '/map?year=junk&kind=PERSON&member=junk&priority=junk'],
    ['/compliance', '/compliance?by=junk&member=junk&after=junk'],
    ['/compliance?by=area', '/compliance?by=area&area=junk&at=junk'],
    ['/compliance?area=Climate+Change', '/compliance?area=Climate%20Change&member=CA&at=junk'],
    ['/search?kind=SUMMIT', '/search?q=+&kind=SUMMIT'],
    ['/met', '/met?who=&of=+'],
    ['/path?from=person-mark-carney&to=place-ottawa', '/path?from=person-mark-carney&to=place-ottawa&avoid=junk'],
    ['/network?from=member-ca', '/network?from=member-ca&each=junk&since=junk&large=junk&hide=%C2%A7&pin=junk'],
    ['/neighbors?of=member-ca&relation=HOSTS', '/neighbors?of=member-ca&relation=HOSTS&direction=junk'],
  ])('makes no other page: %s is %s', async (path, same) => {
    const plain = await explorer.page(path);
    expect(plain.headers.get('etag')).not.toBeNull();
    const html = await plain.text();
    asked = 0;
    expect(await (await explorer.page(same)).text()).toBe(html);
    expect(asked).toBe(1);
    expect(html).not.toContain('junk');
  });
});

it('reads whatever an address of a page is written with', () => {
  const pin = new Map([['a', { x: 1, y: 2 }]]);
  const question = { ...networkOf('a'), open: ['b'], with: ['c'], hide: ['d'], since: 1990, until: 2000 };
  const addresses = [
    networkAddress({ ...question, relations: ['ATTENDED' as never], each: 12, large: true, pin }),
    ...['/time', '/map'].map((path) =>
      meetingsAddress(path, { from: 1975, to: 2000, kind: 'summit' as never, member: 'CA', priority: 'p' }),
    ),
    complianceAddress({ by: 'area', area: 'a', member: 'CA', at: '2000', after: 'x' }),
    metAddress({ who: 'a', and: 'b', of: 'c' }),
    pathAddress({ from: 'a', to: 'b', fromSlug: '', toSlug: '', avoid: ['place' as never] }),
    '/search?q=a&kind=summit&after=x',
    '/neighbors?of=a&relation=R&direction=INCOMING&after=x&network=from%3Da',
    '/person-mark-carney?offices=x&events=y',
  ];
  for (const address of addresses) {
    const url = new URL(address, 'http://seven.test');
    expect([...knownAddress(url).searchParams]).toEqual([...url.searchParams]);
  }
});

it('reads an address with thousands of parameters in no time', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `zz${index}`);
  const began = performance.now();
  expect(plainAddress(new URL(`http://seven.test/time?from=1975&${names.join('&')}`)).search).toBe('?from=1975');
  expect(performance.now() - began).toBeLessThan(300);
});

it('reads no parameter whose name it has not declared: that does not compile', () => {
  const parameters = ['who'] as const;
  const read = ({ searchParams }: AddressWith<(typeof parameters)[number]>) => [
    searchParams.get('who'),
    // @ts-expect-error It is not declared.
    searchParams.get('whom'),
  ];
  const readsMore = ({ searchParams }: AddressWith<'who' | 'whom'>) => searchParams.get('whom');
  const answer = () => Promise.resolve({ status: 200, html: '' });
  const routes = [
    routeOf({ parameters, read, answer }),
    // @ts-expect-error A name that it reads is missing.
    routeOf({ parameters, read: readsMore, answer }),
  ];
  expect(routes).toHaveLength(2);
});
