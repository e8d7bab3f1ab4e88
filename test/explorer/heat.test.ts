import { describe, expect, it } from 'vitest';
import { findChromium } from '../browser/chromium.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { browsing } from './browsing.ts';
import { explorerOver } from './explorer-over.ts';

const chromiumPath = findChromium();

if (chromiumPath === undefined) {
  describe.skip('the table of compliance in a browser (skipped: no Chromium found)', () => {
    it('is not tested', () => {});
  });
} else {
  describeWithDatabase('the table of compliance in a browser', (database) => {
    const { open } = browsing(explorerOver(database), chromiumPath);

    it('tells of a cell what a screen reader says, where it is pointed at, and leads to its scores', async () => {
      const page = await open('/compliance', { viewport: { width: 1280, height: 900 } });
      const cell = page.getByRole('link', { name: /^Canada, 2019: / });
      expect(await cell.getAttribute('title')).toBeNull();
      await cell.hover();
      expect(await cell.getAttribute('title')).toBe(await cell.getAttribute('aria-label'));
      await cell.click();
      await page.waitForURL('**/compliance?by=year&member=CA&at=2019#cell');
      expect(await page.locator('#cell-title').textContent()).toContain('Canada, 2019');
    });
  });
}
