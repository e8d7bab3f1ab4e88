import jsonld from 'jsonld';
import { beforeAll, expect, it } from 'vitest';
import { FORMER_SLUGS } from '../../src/dataset/former-slugs.ts';
import { takenPaths } from '../../src/explorer/explorer.ts';
import { entityTypes } from '../../src/explorer/parts/kinds.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { asBrowser, explorerOver, oneOfEach } from './explorer-over.ts';
import { faultsIn } from './validator.ts';

describeWithDatabase('the pages', (database) => {
  const { page, data, ask, log } = explorerOver(database);
  beforeAll(() => ask('{ __typename }'));

  it.each([
    '/',
    '/search',
    '/search?q=kana',
    '/search?kind=MEMBER',
    '/time?from=2020',
    '/map',
    '/compliance',
    '/path?from=person-mark-carney&to=place-ottawa',
    '/network',
    '/network?from=person-mark-carney',
    ...oneOfEach.map((slug) => `/${slug}`),
  ])('%s is valid HTML under a strict policy', async (path) => {
    const response = await page(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(await faultsIn(await response.text())).toEqual([]);
    expect(log.entries).toEqual([]);
  });

  it('are there for every type of entity that there is', async () => {
    const { dataset } = await data('{ dataset { counts { kind } } }');
    const notEntities = ['Assessment', 'SummitResult'];
    const types = dataset.counts
      .map(({ kind }: { kind: string }) => kind)
      .filter((kind: string) => !notEntities.includes(kind));
    expect([...entityTypes].sort()).toEqual(types.sort());
    const shown = await Promise.all(
      oneOfEach.map(
        async (slug) =>
          (await data('query ($slug: String!) { entity(slug: $slug) { __typename } }', { slug })).entity.__typename,
      ),
    );
    expect(shown.sort()).toEqual(types.sort());
  });

  it('cite for every row of a list what the API names for it', async () => {
    const slug = 'meeting-2025-interior-security-ottawa';
    const html = await (await page(`/${slug}`)).text();
    const { event } = await data(
      `query ($slug: String!) { event(slug: $slug) { participants(first: 50) { edges { node { ... on Entity { slug } } sources { slug } } } } }`,
      { slug },
    );
    const section = /<section id="participants".*?<\/section>/s.exec(html)![0];
    const rows = section.split('<li').slice(1);
    expect(rows).toHaveLength(event.participants.edges.length);
    for (const { node, sources } of event.participants.edges) {
      const row = rows.find((text) => text.includes(`href="/${node.slug}"`))!;
      const cited = [...row.matchAll(/href="#from-([^"]+)"/g)].map(([, found]) => found);
      expect(cited.sort()).toEqual(sources.map(({ slug: source }: { slug: string }) => source).sort());
      for (const found of cited) expect(html).toContain(`<li id="from-${found}">`);
    }
  });

  it('number the sources in the order in which they are named, and every number leads to one', async () => {
    const html = await (await page('/summit-2025-kananaskis')).text();
    const list = [...html.matchAll(/<li id="from-([^"]+)"/g)].map(([, slug]) => slug);
    const cites = [...html.matchAll(/<a class="cite" href="#from-([^"]+)"[^>]*>(\d+)<\/a>/g)];
    expect(cites.length).toBeGreaterThan(100);
    for (const [, slug, number] of cites) expect(list[Number(number) - 1]).toBe(slug);
  });

  it('go on where a list is long, with the number of all', async () => {
    const first = await (await page('/member-ca')).text();
    const offices = /<section id="representatives".*?<\/section>/s.exec(first)![0];
    expect(offices).toMatch(/<span class="shown">\d+ of \d+<\/span>|<span class="count">\d+<\/span>/);
    const source = await (await page('/src-utor-migrant')).text();
    expect(source).toContain('What rests on it');
    const list = await (await page('/search?kind=COMMITMENT')).text();
    const next = /class="more" href="([^"]+)"/.exec(list)![1]!.replaceAll('&amp;', '&');
    expect(list).toContain('100 of 760 entries');
    const further = await (await page(next)).text();
    expect(further).toContain('100 more, of 760');
    const slugs = (html: string) => [...html.matchAll(/href="\/(commitment-[^"]+)"/g)].map(([, slug]) => slug);
    expect(slugs(further).filter((slug) => slugs(list).includes(slug))).toEqual([]);
  });

  it('count what was held, and say so, and tell how many scores a mean is of', async () => {
    const { member, events } = await data(
      `{ member(code: "JP") { events(filter: { status: { eq: HELD }, edge: { basis: { in: [NAMED, DELEGATION] } } }) { totalCount } }
        events(filter: { status: { eq: HELD }, and: [
          { participants: { some: { slug: { eq: "person-mark-carney" }, edge: { status: { eq: ATTENDED } } } } },
          { participants: { some: { slug: { eq: "person-keir-starmer" } } } } ] }) { totalCount } }`,
    );
    const japan = await (await page('/member-jp')).text();
    expect(japan).toContain(
      `${member.events.totalCount} meetings that took place, with a person or a delegation on record`,
    );
    const carney = await (await page('/person-mark-carney')).text();
    const met = carney.slice(carney.indexOf('id="met"'));
    expect(met).toContain('the same meeting that was held');
    expect(met.slice(met.indexOf('Keir Starmer'))).toMatch(
      new RegExp(`^.{0,400}\\b${events.totalCount} meetings`, 's'),
    );
    const summit = await (await page('/summit-2001-genoa')).text();
    const { event } = await data(
      '{ event(slug: "summit-2001-genoa") { commitments(first: 50) { nodes { complianceScoreCount } } } }',
    );
    for (const { complianceScoreCount } of event.commitments.nodes.slice(0, 3))
      expect(summit).toContain(`of −1 to +1, mean of ${complianceScoreCount} scores`);
  });

  it('tell who met whom for names as for slugs, and say which name nobody has', async () => {
    const [named, bySlug] = await Promise.all(
      ['of=Merkel&and=Obama', 'of=person-angela-merkel&and=person-barack-obama'].map(async (search) =>
        (await page(`/met?${search}`)).text(),
      ),
    );
    const cell = /<section id="cell".*?<\/section>/s;
    expect(cell.exec(named!)?.[0]).toContain('Angela Merkel and Barack Obama');
    expect(cell.exec(named!)?.[0]).toBe(cell.exec(bySlug!)?.[0]);
    expect(await (await page('/met?who=Merkel')).text()).toContain('Whom Angela Merkel met');
    expect(await (await page('/met?of=Merkel&and=Qqqzzxx')).text()).toContain('“Qqqzzxx”: no person was found.');
  });

  it('say that a list could not be read where a cursor is none, and show the rest', async () => {
    const response = await page('/person-mark-carney?events=nonsense');
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.has('etag')).toBe(false);
    expect(/<section id="events".*?<\/section>/s.exec(html)![0]).toContain('This list could not be read.');
    expect(html).toContain('Prime Minister');
  });
});

describeWithDatabase('the page of a priority', (database) => {
  const { page, data } = explorerOver(database);

  it('tells who kept its commitments, best first, with the number of scores', async () => {
    const { assessments } = await data(
      '{ assessments(first: 0, filter: { commitment: { priorities: { some: { slug: { eq: "priority-climate-change" } } } } }) { countBy(dimension: MEMBER) { count averageScore node { ... on Entity { slug } } } } }',
    );
    const html = await (await page('/priority-climate-change')).text();
    const told = [
      ...html.matchAll(
        /href="\/(member-\w+)">[^<]+<\/a> <span class="detail">([+−.\d]+) of −1 to \+1, mean of (\d+) score/g,
      ),
    ];
    expect(told).toHaveLength(assessments.countBy.length);
    for (const [, slug, mean, count] of told) {
      const one = assessments.countBy.find(({ node }: { node: { slug: string } }) => node.slug === slug);
      expect(Number(mean!.replace('−', '-'))).toBeCloseTo(one.averageScore, 2);
      expect(Number(count)).toBe(one.count);
    }
    const means = told.map(([, , mean]) => Number(mean!.replace('−', '-')));
    expect(means).toEqual(means.toSorted((one, other) => other - one));
  });
});

describeWithDatabase('the page of a source', (database) => {
  const { page, data } = explorerOver(database);

  it('names the meetings whose links rest on it, also where their records do not', async () => {
    const { events } = await data(
      '{ events(first: 1, filter: { kind: { eq: SUMMIT }, participants: { some: {} } }) { nodes { slug sources { nodes { slug } } participants(first: 100) { edges { sources { slug } } } } } }',
    );
    const [{ slug, sources, participants }] = events.nodes;
    const own = sources.nodes.map((source: { slug: string }) => source.slug);
    const cited: string[] = participants.edges.flatMap((edge: { sources: { slug: string }[] }) =>
      edge.sources.map((source) => source.slug),
    );
    const source = cited.find((one) => !own.includes(one)) ?? cited[0]!;
    const html = await (await page(`/${source}`)).text();
    expect(/<section id="meetings".*?<\/section>/s.exec(html)?.[0]).toContain(`href="/${slug}"`);
  });
});

describeWithDatabase('an address', (database) => {
  const explorer = explorerOver(database);
  const { page, data, ask } = explorer;
  beforeAll(() => ask('{ __typename }'));

  it('by a slug that an entity had before leads to the one it has now', async () => {
    const renames = (await database.run(FORMER_SLUGS)) as readonly [string, string][];
    const [former, slug] = renames.find(([, current]) => current.startsWith('person-')) ?? renames[0]!;
    const response = await page(`/${former}`);
    expect([response.status, response.headers.get('location')]).toEqual([301, `/${slug}`]);
    const linkedData = await page(`/${former}`, { accept: 'application/ld+json' });
    expect([linkedData.status, linkedData.headers.get('location')]).toEqual([301, `/${slug}`]);
  });

  it('that leads nowhere is 404, with what is called nearly so', async () => {
    const response = await page('/person-mark-carny');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('href="/person-mark-carney"');
    expect((await page('/a/b/c')).status).toBe(404);
    // One of two words, misspelt, is not nearly so.
    const nothing = await (await page('/nothing-here')).text();
    expect([nothing.includes('Did you mean'), nothing.includes('Browse by kind')]).toEqual([false, true]);
    // What is wrong is the relation, and not the entity.
    const relation = await page('/neighbors?of=person-mark-carney&relation=NONE');
    expect(relation.status).toBe(404);
    expect(await relation.text()).toContain('There is no relation “NONE”.');
    expect((await page('/assets/none.js')).status).toBe(404);
  });

  it('of a network takes a name, and leads on to the slug that it stands for', async () => {
    const leadsTo = async (path: string) => (await page(path)).headers.get('location');
    expect(await leadsTo('/network?from=Mark+Carney&fromSlug=')).toBe('/network?from=person-mark-carney');
    expect(await leadsTo('/network?from=Canada&fromSlug=country-ca')).toBe('/network?from=country-ca');
    expect(await (await page('/network?from=zzzz&fromSlug=')).text()).toContain('“zzzz”: nothing was found.');
  });

  it('of a view is the slug of nothing', async () => {
    expect(takenPaths).toContain('search');
    const rows = await database.run({
      text: 'MATCH (n:Entity) WHERE NOT n.slug CONTAINS "-" RETURN n.slug',
      parameters: {},
    });
    expect(rows.flat().filter((slug) => takenPaths.includes(String(slug)))).toEqual([]);
  });

  it('gives who does not ask for HTML at / what it gave without pages', async () => {
    const response = await page('/', { accept: 'application/json' });
    expect(await response.json()).toEqual({
      name: 'Seven',
      graphql: '/graphql',
      health: { live: '/health/live', ready: '/health/ready' },
    });
    expect(await (await page('/', {})).json()).toMatchObject({ name: 'Seven' });
  });

  it('is no page where the explorer is off, and the front door tells what it told without it', async () => {
    const { server } = productOver(database);
    const get = async (path: string) =>
      server.fetch(new Request(`http://product.test${path}`, { headers: asBrowser, redirect: 'manual' }));
    expect(await (await get('/')).json()).toMatchObject({ name: 'Seven', graphql: '/graphql' });
    for (const path of ['/search', '/time', '/person-mark-carney', '/assets/style.css']) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  it('gives JSON-LD of an entity to who asks for it', async () => {
    const response = await page('/statement-2025-ottawa-vedrenne', { accept: 'application/ld+json' });
    expect(response.headers.get('content-type')).toBe('application/ld+json');
    const document = await response.json();
    const expanded = (await jsonld.expand(document as jsonld.JsonLdDocument)) as readonly Record<string, unknown>[];
    const [statement] = expanded;
    expect(statement).toMatchObject({
      '@id': 'https://seven-graph.example/record/statement-2025-ottawa-vedrenne',
      'https://schema.org/name': [{ '@language': 'en' }],
    });
    const { entity } = await data(`{ entity(slug: "statement-2025-ottawa-vedrenne") { neighborCounts { count } } }`);
    const links = expanded.filter(
      (node) =>
        String(node['@type']).includes('Statement') && 'http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate' in node,
    );
    expect(links).toHaveLength(
      entity.neighborCounts.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
    );
    expect((await page('/person-nobody', { accept: 'application/ld+json' })).status).toBe(404);
  });

  it('is answered with 304 to who has the page', async () => {
    const etag = (await page('/member-ca')).headers.get('etag')!;
    expect((await page('/member-ca', { accept: 'text/html', 'if-none-match': etag })).status).toBe(304);
    expect((await page('/member-fr', { accept: 'text/html', 'if-none-match': etag })).status).toBe(200);
  });

  it('of a file of a page never changes what it gives', async () => {
    const html = await (await page('/search')).text();
    const [style] = /\/assets\/style-[^"]+\.css/.exec(html)!;
    const response = await page(style, { 'accept-encoding': 'br' });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
  });
});
