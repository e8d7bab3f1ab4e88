import { beforeAll, expect, it } from 'vitest';
import { takenPaths } from '../../src/explorer/explorer.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { explorerOver } from './explorer-over.ts';

/** How many pages the ordinary run follows; the long run follows all links there are. */
const MOST = process.env['CRAWL'] === 'all' ? Number.POSITIVE_INFINITY : 60;

/** So many pages are asked for at once. */
const AT_ONCE = 4;

/** Filters and open cells make as many addresses as one likes: only the first of these are followed. */
const endless = /^\/(?:time|map|compliance|path|network|neighbors|search)\?(?!kind=)/;
const FEW = 300;

/** Addresses that are to be visited, each once. */
class Waiting {
  readonly #seen = new Set(['/']);
  readonly #waiting: string[] = [];
  #endless = 0;

  add(path: string): void {
    if (this.#seen.has(path) || /^\/(?:assets|graphql)/.test(path) || path.includes('format=')) return;
    if (endless.test(path)) this.#endless += 1;
    if (endless.test(path) && this.#endless > FEW) return;
    this.#seen.add(path);
    this.#waiting.push(path);
  }

  next(): string | undefined {
    return this.#waiting.shift();
  }
}

describeWithDatabase('a crawl from / over every link', (database) => {
  const { page, data, ask } = explorerOver(database);
  beforeAll(() => ask('{ __typename }'));

  async function crawl() {
    const waiting = new Waiting();
    const visited: string[] = [];
    const failed: string[] = [];
    const slow: string[] = [];
    const visit = async (path: string) => {
      const start = performance.now();
      const response = await page(path);
      const html = await response.text();
      visited.push(path);
      if (response.status !== 200) failed.push(`${response.status} ${path}`);
      // The first time, a statement is planned.
      if (performance.now() - start > 1_000 && visited.length > 100) slow.push(path);
      for (const [, href] of html.matchAll(/ href="(\/[^"#]*)/g)) waiting.add(href!.replaceAll('&amp;', '&'));
    };
    const follow = async () => {
      for (let path = waiting.next(); path !== undefined && visited.length < MOST; path = waiting.next()) {
        await visit(path);
      }
    };
    // The front page leads to all others; what all found in the end leads nowhere new.
    await visit('/');
    while (visited.length < MOST) {
      const before = visited.length;
      await Promise.all(Array.from({ length: AT_ONCE }, follow));
      if (visited.length === before) break;
    }
    return { visited, failed, slow };
  }

  it(
    'finds a page at each, and every entity',
    async () => {
      const { visited, failed, slow } = await crawl();
      expect(failed).toEqual([]);
      if (MOST !== Number.POSITIVE_INFINITY) return;
      expect(slow.length).toBeLessThan(visited.length / 100);
      const { dataset } = await data('{ dataset { counts { kind count } } }');
      const entities = dataset.counts
        .filter(({ kind }: { kind: string }) => !['Assessment', 'SummitResult'].includes(kind))
        .reduce((sum: number, { count }: { count: number }) => sum + count, 0);
      const found = visited.filter((path) => /^\/[a-z0-9-]+$/.test(path) && !takenPaths.includes(path.slice(1)));
      expect(found).toHaveLength(entities);
    },
    MOST === Number.POSITIVE_INFINITY ? 3_600_000 : 60_000,
  );
});
