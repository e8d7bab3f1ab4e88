import { describe, expect, it } from 'vitest';
import { findChromium } from '../browser/chromium.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { browsing } from './browsing.ts';
import { explorerOver } from './explorer-over.ts';

const chromiumPath = findChromium();

if (chromiumPath === undefined) {
  describe.skip('the explorer on a phone (skipped: no Chromium found)', () => {
    it('is not tested', () => {});
  });
} else {
  describeWithDatabase('the explorer on a phone', (database) => {
    const { open, goTo } = browsing(explorerOver(database), chromiumPath);

    it('has the list of a network before its drawing on a phone, and beside it on a wide screen', async () => {
      const page = await open('/network?from=person-mark-carney', { viewport: { width: 390, height: 844 } });
      const boxOf = async (what: string) => (await page.locator(what).boundingBox())!;
      const [list, drawing] = [await boxOf('.sentences'), await boxOf('.drawing')];
      expect(list.y + list.height).toBeLessThanOrEqual(drawing.y);
      await page.getByRole('link', { name: 'The same as a drawing' }).click();
      await expect.poll(async () => (await boxOf('.drawing')).y).toBeLessThan(100);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect((await boxOf('.sentences')).x).toBeGreaterThan((await boxOf('.drawing')).x);
      expect(await page.getByRole('link', { name: 'The same as a list' }).count()).toBe(1);
    });

    it('has every column of its tables on a tablet, and those by topic on a phone too', async () => {
      const page = await open('/', { viewport: { width: 820, height: 900 } });
      const cut = () => page.locator('.wide').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      for (const path of ['/compliance', '/compliance?by=area', '/compliance?by=priority', '/met']) {
        await goTo(page, path);
        expect([path, await cut()]).toEqual([path, 0]);
      }
      await page.setViewportSize({ width: 360, height: 800 });
      await goTo(page, '/compliance?by=area');
      expect(await cut()).toBe(0);
      const headings = await page.locator('.heat thead th').evaluateAll(leftsOf);
      const cells = await page.locator('.heat tbody tr:nth-child(2) td').evaluateAll(leftsOf);
      expect(headings.slice(1)).toEqual(cells);
    });

    it('begins the drawing of time with the newest, and keeps the names of its rows in sight', async () => {
      const page = await open('/time', { viewport: { width: 390, height: 844 } });
      const inSight = (what: string) => page.locator(what).evaluate(isInSight);
      expect([await inSight('.timeline a:last-of-type >> nth=0'), await inSight('.row-names')]).toEqual([true, true]);
      await page.locator('.newest').evaluate((drawing) => drawing.scrollBy(-2000, 0));
      expect(await inSight('.row-names')).toBe(true);
    });
  });
}

const leftsOf = (all: readonly Element[]): readonly number[] =>
  all.map((element) => Math.round(element.getBoundingClientRect().left));

function isInSight(element: Element): boolean {
  const { left, right } = element.getBoundingClientRect();
  return left >= 0 && right <= innerWidth;
}
