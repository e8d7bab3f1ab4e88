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
    const { open } = browsing(explorerOver(database), chromiumPath);

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
  });
}
