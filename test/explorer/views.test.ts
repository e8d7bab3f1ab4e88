import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { landOf, panels } from '../../src/explorer/map/land.ts';
import { addressOf, filterOf, readQuestion } from '../../src/explorer/meetings/question.ts';
import { frameOf } from '../../src/explorer/network/drawing.ts';
import { heatColour, squareSide } from '../../src/explorer/parts/heat.ts';
import { placeLabels } from '../../src/explorer/parts/labels.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { explorerOver } from './explorer-over.ts';
import { largePage } from './many-marks.ts';

describeWithDatabase('the views of many meetings', (database) => {
  const { page, data, ask } = explorerOver(database);
  beforeAll(() => ask('{ __typename }'));
  const html = async (path: string) => (await page(path)).text();

  it('draw a mark for every recorded meeting, and list the same beneath', async () => {
    const { events } = await data('{ events(first: 0) { totalCount } }');
    const time = await html('/time');
    expect(time).toContain(`${events.totalCount} recorded meetings`);
    const [drawing = '', lists = ''] = time.split('</svg></div></section>');
    const marks = [...drawing.matchAll(/<a href="(\/[^"]+)" aria-label/g)].map(([, path]) => path);
    expect(marks).toHaveLength(events.totalCount);
    for (const path of marks) expect(lists).toContain(`href="${path}"`);
  });

  it('show what their address asks for, and nothing else', async () => {
    const filter = {
      startDate: { gte: '2010-01-01', lte: '2019-12-31' },
      presidency: { member: { code: { eq: 'CA' } } },
    };
    const { events } = await data(
      'query ($filter: EventFilter) { events(first: 100, filter: $filter) { totalCount nodes { slug } } }',
      { filter },
    );
    const time = await html('/time?from=2010&to=2019&member=CA');
    expect(time).toContain(`${events.totalCount} recorded meetings`);
    for (const { slug } of events.nodes) expect(time).toContain(`href="/${slug}"`);
    expect(await html('/time?from=1800&priority=priority-none')).toContain('No meeting is recorded for this.');
    expect(await html('/time?from=1800&to=1801')).toContain('No meeting is recorded for this.');
  });

  it('place every meeting on a panel of the map, elsewhere, or among those that are not on it', async () => {
    const { events } = await data('{ events(first: 0) { totalCount } }');
    const map = await html('/map');
    const count = (pattern: RegExp) => [...map.matchAll(pattern)].reduce((sum, [, number]) => sum + Number(number), 0);
    expect(count(/-title">(?:Europe|North America|Asia|Elsewhere|Not on the map) <span class="count">(\d+)</g)).toBe(
      events.totalCount,
    );
    const targets = [...map.matchAll(/<a href="#(at-[^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(50);
    for (const id of targets) expect(map).toContain(`<ul class="rows" id="${id}">`);
  });

  it('tell the mean of each member and year that the API tells, and on how many scores it rests', async () => {
    const { assessments } = await data(
      '{ assessments(first: 0, filter: { member: { code: { eq: "CA" } } }) { countBy(dimension: YEAR, first: 100) { key count averageScore } } }',
    );
    const table = await html('/compliance');
    for (const { key, count, averageScore } of assessments.countBy) {
      const [, label] = new RegExp(`member=CA&amp;at=${key}#cell" aria-label="([^"]+)"`).exec(table)!;
      expect(label).toContain(`Canada, ${key}: `);
      expect(label).toContain(`${count} score`);
      expect(Number(/: ([+−]?[\d.]+),/.exec(label!)![1]!.replace('−', '-'))).toBeCloseTo(averageScore, 2);
    }
    // Russia was scored while it was a member: before and after, its cells are empty.
    expect(table).not.toContain('member=RU&amp;at=2019');
  });

  it.each(['summit-2025-kananaskis', 'member-ca', 'person-mark-carney'])(
    'of the surroundings of %s draw a part, and tell how many more there are: together all',
    async (slug) => {
      const { entity } = await data('query ($slug: String!) { entity(slug: $slug) { neighborCounts { count } } }', {
        slug,
      });
      const all = entity.neighborCounts.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
      const network = await html(`/network?from=${slug}`);
      const [, drawn] = new RegExp(`class="description">The drawing shows (\\d+) of ${all} links of`).exec(network)!;
      const more = [...network.matchAll(/<text class="number"[^>]*>(\d+)<\/text>/g)].map(([, count]) => Number(count));
      expect(Number(drawn) + more.reduce((sum, count) => sum + count, 0)).toBe(all);
      expect(await html(`/network?from=${slug}`)).toBe(network);
    },
  );

  // In kilobytes as they travel: what a page may weigh, and its scripts.
  it.each([
    ['/', 60, 20],
    ['/meeting-2025-interior-security-ottawa', 60, 20],
    ['/member-ca', 60, 20],
    ['/search?q=kana', 60, 20],
    ['/network?from=summit-2025-kananaskis', 80, 50],
    [largePage, 200, 50],
    ['/time', 90, 30],
    ['/map', 90, 35],
    ['/compliance', 60, 30],
    ['/met', 60, 30],
  ])('%s weighs at most %i kB, of which %i kB are scripts', async (path, most, mostOfScripts) => {
    const text = await html(path);
    const assets = [
      ...new Set([...text.matchAll(/(?:src|href|data-worker)="(\/assets\/[^"#]+)/g)].map(([, address]) => address!)),
    ];
    const scripts = await withImports(assets.filter((address) => address.endsWith('.js')));
    const weigh = async (address: string) =>
      Number((await page(address, { 'accept-encoding': 'gzip' })).headers.get('content-length')) / 1_000;
    const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
    const weights = await Promise.all(assets.filter((address) => !address.endsWith('.js')).map(weigh));
    const ofScripts = sum(await Promise.all(scripts.map(weigh)));
    expect(ofScripts).toBeLessThan(mostOfScripts);
    expect(gzipSync(text).byteLength / 1_000 + sum(weights) + ofScripts).toBeLessThan(most);
  });

  /** Scripts with those that they import, but for what comes at the press of a button. */
  async function withImports(scripts: readonly string[]): Promise<readonly string[]> {
    const all = new Set(scripts);
    for (const script of all) {
      const text = await (await page(script, {})).text();
      for (const [, name] of text.matchAll(/(?:from|import)\s*\(?"\.\/((?!svg-file)[^"]+\.js)"/g))
        all.add(`/assets/${name}`);
    }
    return [...all];
  }

  it('lead from a cell to the scores behind it', async () => {
    const { assessments } = await data(
      '{ assessments(first: 0, filter: { member: { code: { eq: "EU" } }, commitment: { issueArea: { eq: "Climate Change" } } }) { totalCount } }',
    );
    const cell = await html('/compliance?by=area&member=EU&at=Climate+Change');
    expect(cell).toContain(`Climate Change <span class="count">${assessments.totalCount}</span>`);
    expect(await html('/compliance?by=area&member=XX&at=Nothing')).toContain('This member, Nothing');
  });
});

it('an address of a view says all of its state, and is read as it was written', () => {
  const question = { from: 1995, to: 2005, kind: 'SUMMIT', member: 'CA', priority: 'priority-terrorism' } as const;
  const address = addressOf('/time', question);
  expect(readQuestion(new URL(address, 'http://product.test'))).toEqual(question);
  expect(
    addressOf('/time', question, {
      from: undefined,
      to: undefined,
      kind: undefined,
      member: undefined,
      priority: undefined,
    }),
  ).toBe('/time');
  const nonsense = readQuestion(new URL('http://product.test/time?from=x&to=99999&kind=PERSON&member='));
  expect(filterOf(nonsense)).toEqual({});
});

it('a drawing of few marks has room for the whole name of what it is about', () => {
  const places = [
    { x: 0, y: 0 },
    { x: -140, y: 10 },
    { x: -90, y: 40 },
  ];
  const frame = frameOf(places);
  const named = ['Kananaskis Summit (2025)', 'Emmanuel Macron', 'Ursula von der Leyen'].map((name, index) => ({
    ...places[index]!,
    radius: 9,
    name,
    isBold: index === 0,
  }));
  for (const label of placeLabels(named, 14, frame)) expect(label).toBeDefined();
  const [about] = placeLabels(named, 14, frame);
  expect(about!.x + 24 * 14 * 0.64).toBeLessThanOrEqual(frame.left + frame.width);
});

it('the land of the map is small, whatever the panel', () => {
  const land = panels.map(landOf).join('');
  expect(gzipSync(land).byteLength).toBeLessThan(30_000);
  expect(panels[0]!.place(2.35, 48.86)).toBeDefined();
  expect(panels[0]!.place(-75.7, 45.4)).toBeUndefined();
});

it('names on the map stand over no mark and no other name', () => {
  const named = Array.from({ length: 60 }, (_, index) => ({
    x: 40 + ((index * 83) % 520),
    y: 40 + ((index * 47) % 420),
    radius: 6,
    name: `Place ${index}`,
  }));
  const labels = placeLabels(named, 13, { width: 600, height: 500 });
  expect(labels.filter((label) => label !== undefined).length).toBeGreaterThan(20);
  const boxes = labels.flatMap((label, index) => {
    if (!label) return [];
    const length = named[index]!.name.length * 13 * 0.56;
    const left = label.x - { start: 0, middle: length / 2, end: length }[label.anchor];
    return [{ index, left, right: left + length, top: label.y - 10, bottom: label.y + 3 }];
  });
  for (const { index, left, right, top, bottom } of boxes) {
    const over = (box: { left: number; right: number; top: number; bottom: number }) =>
      left < box.right && box.left < right && top < box.bottom && box.top < bottom;
    expect(boxes.filter((box) => box.index !== index && over(box))).toEqual([]);
    const marks = named.map(({ x, y, radius }) => ({
      left: x - radius,
      right: x + radius,
      top: y - radius,
      bottom: y + radius,
    }));
    expect(marks.filter((mark, at) => at !== index && over(mark))).toEqual([]);
  }
  for (const label of labels) {
    if (label) expect([label.x >= 0, label.x <= 600, label.y >= 0, label.y <= 500]).toEqual([true, true, true, true]);
  }
});

it('the colour of a mean goes from orange over white to blue, and few scores make a small square', () => {
  expect([-1, 0, 1, 7].map(heatColour)).toEqual(['#a63603', '#f7f7f7', '#055aa0', '#055aa0']);
  expect([1, 5, 10, 20].map(squareSide)).toEqual([6, 10, 14, 18]);
});
