import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../src/server/listen.ts';
import { findChromium, launchCutOff } from '../browser/chromium.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { explorerOver } from './explorer-over.ts';

const chromiumPath = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every view, the page of an entity that has much to tell, and those that find nothing. */
const views = [
  '/',
  '/search?q=kana',
  '/meeting-2025-interior-security-ottawa',
  '/member-ca',
  '/time?from=2024',
  '/map?from=2015&kind=SUMMIT',
  '/compliance?by=area&member=EU&at=Climate+Change',
  '/path?from=priority-migrant-smuggling&to=summit-2025-kananaskis',
  '/network?from=summit-2025-kananaskis',
  '/met',
  '/met?who=person-angela-merkel&and=person-barack-obama',
  '/neighbors?of=summit-2025-kananaskis&relation=AGREED&direction=OUTGOING&network=from%3Dsummit-2025-kananaskis',
  '/meeting-2025-interior-security-ottawa?show=query',
  '/nothing-here',
];

if (chromiumPath === undefined) {
  describe.skip('the explorer in a browser (skipped: no Chromium found)', () => {
    it('is not tested', () => {});
  });
} else {
  describeWithDatabase('the explorer in a browser', (database) => {
    const explorer = explorerOver(database);
    let browser: Browser;
    let listening: Listening;
    /** What pages asked of others, and what they complained of: no test leaves any. */
    const complaints: string[] = [];

    beforeAll(async () => {
      await explorer.ask('{ __typename }');
      listening = await listen(explorer.server, { host: '127.0.0.1', port: 0, answerTimeoutMs: 10_000, drainMs: 0 });
      browser = await launchCutOff(chromiumPath);
    });
    afterAll(async () => {
      await browser?.close();
      await listening?.close(0);
    });

    const contexts: BrowserContext[] = [];
    afterAll(() => Promise.all(contexts.map((context) => context.close())));
    async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      page.on('console', (message) => {
        // That a page is not found is what is looked at, once.
        const isExpected = message.text().includes('404') && message.location().url.endsWith('/nothing-here');
        if (['error', 'warning'].includes(message.type()) && !isExpected) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== new URL(listening.url).origin) complaints.push(request.url());
      });
      await page.goto(new URL(path, listening.url).href);
      return page;
    }
    const pathOf = (page: Page) => new URL(page.url()).pathname;

    it('leads by the keyboard alone from / to the Ottawa meeting, to a participant, and to a source', async () => {
      const page = await open('/');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Go to the content');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('interior security ottawa');
      await page.getByRole('option').first().waitFor();
      const slugs = await page.getByRole('option').evaluateAll((all) => all.map((one) => one.dataset['slug']));
      const at = slugs.indexOf('meeting-2025-interior-security-ottawa');
      for (let presses = 0; presses <= at; presses += 1) await page.keyboard.press('ArrowDown');
      expect(await page.getByRole('combobox').getAttribute('aria-activedescendant')).toBe(`suggestion-${at}`);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/meeting-2025-interior-security-ottawa');
      await page.getByRole('link', { name: 'Marie-Pierre Vedrenne' }).first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/person-marie-pierre-vedrenne');
      const cite = page.locator('#events a.cite').first();
      await cite.focus();
      const source = page.locator(`.sources li[id="${(await cite.getAttribute('href'))!.slice(1)}"]`);
      expect(await source.getAttribute('class')).toBe('lit');
      await page.keyboard.press('Enter');
      expect(page.url()).toContain(`#${await source.getAttribute('id')}`);
      await page.goBack();
      await page.goBack();
      expect(pathOf(page)).toBe('/meeting-2025-interior-security-ottawa');
      // Each statement is planned when it comes first, which takes a busy machine long.
    }, 90_000);

    it('closes the suggestions at Escape, and finds by the form what they do not show', async () => {
      const page = await open('/');
      const box = page.getByRole('combobox');
      await box.fill('kana');
      await page.getByRole('option').first().waitFor();
      await box.press('Escape');
      expect(await box.getAttribute('aria-expanded')).toBe('false');
      await box.press('Enter');
      await page.waitForURL('**/search?q=kana');
      expect(await page.locator('.results > li').count()).toBe(20);
    });

    it('suggests names from the first letter on, and what a search finds where nothing is called so', async () => {
      const page = await open('/');
      const box = page.getByRole('combobox');
      const options = page.getByRole('option');
      await box.fill('m');
      await options.first().waitFor();
      expect(await options.count()).toBe(8);
      // A name that is not that of the page stands before it.
      await box.fill('uk');
      await options.filter({ hasText: 'United Kingdom' }).waitFor();
      expect(await options.first().innerText()).toMatch(/^UK\s+United Kingdom/);
      await box.fill('ottawa meeting 2025');
      await options.filter({ hasText: 'Interior and Security' }).first().waitFor();
      await box.fill('who hosted the summit of 1975');
      await options.filter({ hasText: 'Rambouillet' }).first().waitFor();
      await box.press('Enter');
      await page.waitForURL('**/search?q=who+hosted+the+summit+of+1975');
      expect(await page.locator('.results > li a').first().getAttribute('href')).toBe('/summit-1975-rambouillet');
    });

    it('adds to a long list where one asks for more, with the numbers of the sources of this page', async () => {
      const page = await open('/priority-climate-change');
      const section = page.locator('#commitments');
      const before = await section.locator('.rows > li').count();
      await section.locator('a.more').click();
      await expect.poll(() => section.locator('.rows > li').count(), { timeout: 20_000 }).toBeGreaterThan(before);
      const shown = await section.locator('.rows > li').count();
      expect(await section.locator('.shown').textContent()).toMatch(new RegExp(`^${shown} of `));
      const wrong = await page.evaluate(
        () =>
          [...document.querySelectorAll('a.cite')].filter((cite) => {
            const source = document.getElementById(cite.getAttribute('href')!.slice(1))!;
            return String([...source.parentElement!.children].indexOf(source) + 1) !== cite.textContent;
          }).length,
      );
      expect(wrong).toBe(0);
    });

    it.each(['light', 'dark'] as const)(
      'has no barrier that axe finds, in the %s scheme',
      async (colorScheme) => {
        const page = await open('/', { colorScheme, viewport: { width: 1280, height: 900 } });
        // Colours alone differ in the dark, and their contrast is computed elsewhere.
        for (const path of colorScheme === 'light' ? views : views.slice(0, 3)) {
          await page.goto(new URL(path, listening.url).href);
          await page.evaluate(axe);
          const violations = await page.evaluate(async () => {
            const found = await (window as unknown as { axe: typeof import('axe-core') }).axe.run();
            return found.violations.map(
              ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 100)).slice(0, 3)}`,
            );
          });
          expect({ path, violations }).toEqual({ path, violations: [] });
        }
      },
      90_000,
    );

    it.each([320, 768])('is no wider than a screen of %i pixels, also without scripts', async (width) => {
      const page = await open('/', { javaScriptEnabled: false, viewport: { width, height: 700 } });
      for (const path of views) {
        await page.goto(new URL(path, listening.url).href);
        const boxes = await page
          .locator('main *:not(.wide *)')
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
        expect({ path, right: Math.max(...boxes) <= width }).toEqual({ path, right: true });
        // Neither does anything that is hidden make the page wider.
        const whole = await page.locator('html').evaluate((html) => html.scrollWidth);
        expect({ path, whole }).toEqual({ path, whole: width });
      }
    });

    it('opens what a page asked beside it, copies it, and saves a drawing as a picture', async () => {
      const page = await open('/map?from=2020');
      const address = page.url();
      await page.getByRole('link', { name: 'Query', exact: true }).click();
      await page.locator('#query').waitFor();
      expect(page.url()).toBe(address);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('query');
      await page.locator('#query summary').filter({ hasText: 'Cypher' }).first().click();
      expect(await page.locator('#query .code').filter({ hasText: 'MATCH (' }).first().isVisible()).toBe(true);
      const copy = page.getByRole('button', { name: 'Copy Cypher' }).first();
      await copy.click();
      await page.getByRole('button', { name: /^Copied|^Selected/ }).waitFor();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'PNG' }).click();
      const picture = await (await download).createReadStream();
      const [first] = await picture.take(1).toArray();
      expect(first.subarray(1, 4).toString()).toBe('PNG');
      await page.getByRole('link', { name: 'Query', exact: true }).click();
      expect(await page.locator('#query').count()).toBe(0);
    }, 60_000);

    it('goes from mark to mark by the arrows, and to what a mark stands for by Enter', async () => {
      const page = await open('/map');
      const marks = page.locator('svg.marks').first().locator('a');
      await marks.first().focus();
      const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
      await page.keyboard.press('ArrowRight');
      const second = await page.evaluate(() => document.activeElement?.getAttribute('href'));
      expect(second).not.toBe(first);
      await page.keyboard.press('Enter');
      expect(page.url()).toContain(second);
      expect(await page.locator(`details:has(${second})`).getAttribute('open')).not.toBeNull();
    });

    it('goes along the lines of a network, hides a mark, makes the drawing larger, and goes back', async () => {
      const page = await open('/network?from=priority-migrant-smuggling');
      const marks = page.locator('.network a');
      const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      const width = () => page.locator('.network').evaluate((drawing) => drawing.getBoundingClientRect().width);
      await marks.first().focus();
      const [first, narrow] = [await label(), await width()];
      await page.keyboard.press('n');
      const second = await label();
      expect(second).not.toBe(first);
      await page.keyboard.press('+');
      expect(await width()).toBeGreaterThan(narrow);
      await page.keyboard.press('0');
      expect(await width()).toBe(narrow);
      const count = await marks.count();
      await page.locator('.network a[data-hide]').first().focus();
      await page.keyboard.press('Delete');
      await page.waitForURL('**hide=**');
      expect(await marks.count()).toBeLessThanOrEqual(count);
      expect(await page.locator('.hint').allTextContents()).toContainEqual(
        expect.stringContaining('1 entity is hidden'),
      );
      await page.goBack();
      await expect.poll(() => marks.count()).toBe(count);
      expect(page.url()).not.toContain('hide=');
    }, 30_000);

    it('opens in the network what a mark stands for, moves nothing, and goes back', async () => {
      const page = await open('/network?from=priority-migrant-smuggling');
      const places = () =>
        page.locator('.network a').evaluateAll((all) => all.map((one) => `${one.getAttribute('aria-label')}`));
      const before = await places();
      await page.locator('.network a[href*="open="]').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/network?from=priority-migrant-smuggling&open=*');
      await expect.poll(async () => (await places()).length).toBeGreaterThan(before.length);
      await page.goBack();
      await expect.poll(places).toEqual(before);
    });

    it('has every list without scripts', async () => {
      const page = await open('/search?kind=COMMITMENT', { javaScriptEnabled: false });
      await page.locator('a.more').click();
      expect(await page.locator('.shown').textContent()).toContain('further on, of 760');
    });

    it('asked nothing of others, and no page broke its policy or failed', () => {
      expect(complaints).toEqual([]);
    });
  });
}
