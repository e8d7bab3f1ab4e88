import { parse } from 'csv-parse/sync';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Relation } from '../../src/explorer/api/vocabulary.ts';
import { addressOf, readQuestion } from '../../src/explorer/network/question.ts';
import { QueryPanel } from '../../src/explorer/parts/query-panel.tsx';
import { randomOf } from '../differential/random.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';
import { explorerOver } from './explorer-over.ts';

describeWithDatabase('what a page shows, and what it asked', (database) => {
  const { page, data, ask } = explorerOver(database);
  beforeAll(() => ask('{ __typename }'));
  const html = async (path: string) => (await page(path)).text();
  const tableOf = async (path: string): Promise<readonly Readonly<Record<string, string>>[]> =>
    parse(await html(path), { columns: true });

  it('comes as CSV: every meeting of an address, with its point', async () => {
    const response = await page('/map?from=2020&to=2025&format=csv');
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="map-2020-2025.csv"');
    const rows: readonly Readonly<Record<string, string>>[] = parse(await response.text(), { columns: true });
    const { events } = await data(
      `{ events(first: 100, filter: { startDate: { gte: "2020-01-01", lte: "2025-12-31" } }) { totalCount nodes {
        slug location { latitude } } } }`,
    );
    expect(rows).toHaveLength(events.totalCount);
    const { slug, location } = events.nodes.find((event: { location: object | null }) => event.location !== null);
    expect(Number(rows.find((row) => row['slug'] === slug)!['latitude'])).toBe(location.latitude);
  });

  it.each([
    ['/meeting-2025-interior-security-ottawa', { list: 'Participants', slug: 'person-gary-anandasangaree' }],
    ['/compliance', { year: '2019', member: 'DE' }],
    ['/met', { person: 'person-helmut-kohl', other: 'person-francois-mitterrand', summits: '12' }],
    ['/search?q=ottawa', { kind: 'PLACE' }],
    ['/path?from=priority-migrant-smuggling&to=summit-2025-kananaskis', { way: '1', step: '1' }],
    ['/network?from=member-ca', { from: 'member-ca' }],
    ['/neighbors?of=member-ca&relation=HOSTS&direction=OUTGOING', { slug: 'summit-2025-kananaskis' }],
  ])('of %s comes as CSV', async (path, wanted) => {
    const rows = await tableOf(`${path}${path.includes('?') ? '&' : '?'}format=csv`);
    expect(rows).toContainEqual(expect.objectContaining(wanted));
  });

  it.each(['/map', '/time?from=2015', '/network?from=summit-2025-kananaskis'])(
    'of %s comes as a drawing that stands by itself',
    async (path) => {
      const response = await page(`${path}${path.includes('?') ? '&' : '?'}format=svg`);
      expect(response.headers.get('content-type')).toContain('image/svg+xml');
      const svg = await response.text();
      const { version } = (await data('{ dataset { version } }')).dataset;
      for (const part of ['<title>', `http://product.test${path.split('?')[0]}`, `Data version ${version}, read on `]) {
        expect(svg).toContain(part);
      }
      // It loads nothing and runs nothing, and its links lead to the server.
      expect(svg).not.toMatch(/<script|href="\/|url\(|@import/);
      const [open, closed] = [/<(g|svg|a|text|path|circle)[ >]/g, /<\/(g|svg|a|text|path|circle)>|\/>/g];
      expect([...svg.matchAll(open)].length).toBeLessThanOrEqual([...svg.matchAll(closed)].length);
      expect(svg).not.toContain('@media');
    },
  );

  it('is what it asked: operation, variables, and the Cypher that answered, from a request of its own', async () => {
    const shown = await html('/meeting-2025-interior-security-ottawa?show=query');
    expect(shown).toContain('<h3 id="asked-0">1. EventPage</h3>');
    expect(shown).toContain('&quot;slug&quot;: &quot;meeting-2025-interior-security-ottawa&quot;');
    expect(shown).toMatch(/Cypher: 1 row in [\d.]+ ms/);
    expect(shown).toContain('MATCH (');
    const closed = await html('/meeting-2025-interior-security-ottawa');
    expect(closed).not.toContain('MATCH (');
    const [, link] = /<a href="(\/graphql\?[^"]+)">In the playground/.exec(closed)!;
    const { searchParams } = new URL(link!.replaceAll('&amp;', '&'), 'http://product.test');
    expect(JSON.parse(searchParams.get('variables')!)).toEqual({ slug: 'meeting-2025-interior-security-ottawa' });
    expect(JSON.parse(searchParams.get('headers')!)).toEqual({ 'x-explain': '1' });
    const answer = await ask(searchParams.get('query')!, JSON.parse(searchParams.get('variables')!));
    expect(answer.errors).toBeUndefined();
  });

  it('counts at how many summits two people were, and lists them with their sources', async () => {
    const both = (slug: string) =>
      `{ participants: { some: { slug: { eq: "${slug}" }, edge: { status: { eq: ATTENDED } } } } }`;
    const { events } = await data(`{ events(first: 100, filter: { kind: { eq: SUMMIT }, status: { eq: HELD }, and: [
      ${both('person-angela-merkel')}, ${both('person-barack-obama')} ] }) { totalCount nodes { slug } } }`);
    const met = await html('/met?who=person-angela-merkel&and=person-barack-obama');
    expect(met).toContain(`${events.totalCount} summits<span class="unseen"> with Barack Obama</span>`);
    expect(met).toContain(`Angela Merkel and Barack Obama <span class="count">${events.totalCount}</span>`);
    const [, cell = ''] = met.split('id="cell"');
    for (const { slug } of events.nodes) expect(cell).toContain(`href="/${slug}"`);
    expect(
      cell
        .split('<li>')
        .slice(1, events.totalCount + 1)
        .every((row) => row.includes('class="cite"')),
    ).toBe(true);
    expect((await page('/met?who=person-nobody')).status).toBe(404);
  });

  describe('of a network', () => {
    it('links are of the relations that are asked for, and what is hidden is counted with the rest', async () => {
      const wholeOf = (text: string) => {
        const [, drawn, all] = /class="description">The drawing (?:shows|would show) (\d+) of (\d+) links? of/.exec(
          text,
        )!;
        const more = [...text.matchAll(/<text class="number"[^>]*>(\d+)<\/text>/g)].map(([, count]) => Number(count));
        return { drawn: Number(drawn), all: Number(all), more: more.reduce((sum, count) => sum + count, 0) };
      };
      const all = wholeOf(await html('/network?from=summit-2025-kananaskis'));
      const hidden = wholeOf(await html('/network?from=summit-2025-kananaskis&hide=person-mark-carney'));
      expect(hidden.all).toBe(all.all);
      expect(hidden.drawn).toBeLessThan(all.drawn);
      expect(hidden.drawn + hidden.more).toBe(hidden.all);
      const some = wholeOf(await html('/network?from=summit-2025-kananaskis&relations=AGREED'));
      const { event } = await data(
        '{ event(slug: "summit-2025-kananaskis") { commitments(first: 0) { totalCount } } }',
      );
      expect(some).toEqual({ drawn: 4, all: event.commitments.totalCount, more: event.commitments.totalCount - 4 });
    });

    it('more can be drawn from the list of a relation', async () => {
      const list = await html(
        '/neighbors?of=summit-2025-kananaskis&relation=AGREED&direction=OUTGOING&network=from%3Dsummit-2025-kananaskis',
      );
      const [, address] = /<a href="(\/network\?[^"]*with=[^"]+)">Draw/.exec(list)!;
      const drawn = await html(address!.replaceAll('&amp;', '&'));
      expect(drawn).toMatch(/Agreed <span class="count">[45] of/);
    });

    it('an address says all of its state, and is read as it was written', () => {
      const question = {
        from: 'member-ca',
        open: ['summit-2025-kananaskis'],
        with: ['person-mark-carney'],
        hide: ['place-ottawa'],
        relations: ['HOSTS', 'ATTENDS'] as const,
        since: 1990,
        until: 2025,
        each: 40,
        large: true,
        pin: new Map([['place-ottawa', { x: 12, y: -40 }]]),
      };
      const isRelation = (text: string): text is Relation => text === 'HOSTS' || text === 'ATTENDS';
      const read = readQuestion(new URL(addressOf(question), 'http://product.test'), { isRelation });
      expect(read).toEqual(question);
      // A button of the list adds to what its form asks for already.
      const more = new URL(`${addressOf(question)}&open=member-us&hide=person-mark-carney`, 'http://product.test');
      expect(readQuestion(more, { isRelation })).toEqual({
        ...question,
        open: [...question.open, 'member-us'],
        with: [],
        hide: [...question.hide, 'person-mark-carney'],
      });
    });

    // CRAWL=all looks at every entity.
    it('the part that is drawn and the numbers beside it are the whole', async () => {
      const { records } = await database.driver.executeQuery('MATCH (n:Entity) RETURN n.slug AS slug ORDER BY slug');
      const all = records.map((record) => String(record.get('slug')));
      const random = randomOf(seedOfRun());
      const drawn = process.env['CRAWL'] === 'all' ? all : Array.from({ length: 8 }, () => random.pick(all));
      for (const slug of drawn) {
        const { entity } = await data('query ($slug: String!) { entity(slug: $slug) { neighborCounts { count } } }', {
          slug,
        });
        const whole = entity.neighborCounts.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
        const network = await html(`/network?from=${slug}`);
        const [, part] = /class="description">The drawing (?:shows|would show) (\d+) of \d+ links? of/.exec(network)!;
        const more = [...network.matchAll(/<text class="number"[^>]*>(\d+)<\/text>/g)].map(([, count]) =>
          Number(count),
        );
        expect({ slug, sum: Number(part) + more.reduce((sum, count) => sum + count, 0) }).toEqual({ slug, sum: whole });
      }
    }, 1_200_000);
  });
});

it('where the Cypher is not told, the page says so', () => {
  const operation = { name: 'Page', text: 'query Page { __typename }' };
  const panel = renderToString(
    QueryPanel({
      asked: [{ operation, variables: {}, statements: undefined, dataVersion: undefined, isWhole: true }],
      hasPlayground: false,
    }),
  );
  expect(panel).toContain('the setting EXPLAIN is off');
  expect(panel).not.toContain('/graphql');
});
