import { describe, expect, it } from 'vitest';
import { findChromium } from '../browser/chromium.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { browsing } from './browsing.ts';
import { explorerOver } from './explorer-over.ts';
import { views } from './views-in-browsers.ts';

const chromiumPath = findChromium();

if (chromiumPath === undefined) {
  describe.skip('the explorer in a browser (skipped: no Chromium found)', () => {
    it('is not tested', () => {});
  });
} else {
  describeWithDatabase('the explorer in a browser', (database) => {
    const { open, goTo } = browsing(explorerOver(database), chromiumPath);

    it('is no wider than a screen of 320 or 768 pixels, also without scripts', async () => {
      const page = await open('/', { javaScriptEnabled: false });
      for (const path of views) {
        await page.setViewportSize({ width: 320, height: 700 });
        await goTo(page, path);
        for (const width of [320, 768]) {
          await page.setViewportSize({ width, height: 700 });
          const boxes = await page
            .locator('main *:not(.wide *)')
            .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
          expect({ path, right: Math.max(...boxes) <= width }).toEqual({ path, right: true });
          // Neither does anything that is hidden make the page wider.
          const whole = await page.locator('html').evaluate((html) => html.scrollWidth);
          expect({ path, whole }).toEqual({ path, whole: width });
        }
      }
    }, 60_000);
  });
}
