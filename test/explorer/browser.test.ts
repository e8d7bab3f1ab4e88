import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findChromium } from '../browser/chromium.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { boxesOf, overlapping, violationsOn } from './boxes.ts';
import { browsing } from './browsing.ts';
import { explorerOver } from './explorer-over.ts';
import { hostile, withHostileNames } from './hostile.ts';
import { strayed } from './layout.ts';
import { drawnViews } from './views-in-browsers.ts';

const chromiumPath = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every view, the page of an entity that has much to tell, and those that find nothing. */
if (chromiumPath === undefined) {
  describe.skip('the explorer in a browser (skipped: no Chromium found)', () => {
    it('is not tested', () => {});
  });
} else {
  describeWithDatabase('the explorer in a browser', (database) => {
    const explorer = explorerOver(database);
    const { open, goTo, complaints } = browsing(explorer, chromiumPath);
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
      expect(await page.locator('#q').getAttribute('aria-activedescendant')).toBe(`suggestion-${at}`);
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
      const box = page.locator('#q');
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
      const box = page.locator('#q');
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

    it('has no barrier that axe finds, and the same boxes in both schemes, none over another', async () => {
      const page = await open('/', { viewport: { width: 1280, height: 900 } });
      for (const path of drawnViews) {
        await page.emulateMedia({ colorScheme: 'light' });
        await goTo(page, path);
        // It comes once the names of what was seen before are there.
        const seen = drawnViews.slice(0, drawnViews.indexOf(path)).filter((one) => /^\/\w+-[\w-]+$/.test(one));
        if (seen.length > 0) await page.locator('nav.trail').waitFor();
        await page.evaluate(axe);
        const light = await page.evaluate(boxesOf);
        expect({ path, violations: await violationsOn(page) }).toEqual({ path, violations: [] });
        await page.emulateMedia({ colorScheme: 'dark' });
        expect({ path, boxes: await page.evaluate(boxesOf) }).toEqual({ path, boxes: light });
        expect({ path, violations: await violationsOn(page, 'color-contrast') }).toEqual({ path, violations: [] });
        expect({ path, over: overlapping(light) }).toEqual({ path, over: [] });
        expect({ path, strayed: strayed(path, light) }).toEqual({ path, strayed: [] });
      }
    }, 120_000);

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

    it('goes along the lines of a network, opens, hides, undoes and selects, and on to a way and a source', async () => {
      const page = await open('/network?from=priority-migrant-smuggling');
      const marks = page.locator('.network a');
      const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      const width = () => page.locator('.wide .network').evaluate((drawing) => drawing.getBoundingClientRect().width);
      const labels = () => marks.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      const loaded = await page.evaluate(() => performance.timeOrigin);
      await marks.first().focus();
      const [first, narrow, before] = [await label(), await width(), await labels()];
      expect(first).toMatch(/^Migrant smuggling, priority; \d+ links, \d+ drawn$/);
      await page.keyboard.press('n');
      const second = await label();
      expect(second).not.toBe(first);
      // What has the focus shows its lines, and what they say.
      expect(await page.locator('.tie.near').count()).toBeGreaterThan(0);
      await page.keyboard.press('+');
      expect(await width()).toBeGreaterThan(narrow);
      await page.keyboard.press('0');
      expect(await width()).toBe(narrow);
      // What is opened keeps the focus, and what was there stays drawn.
      await page.locator('.network a[href*="open="]').first().focus();
      const opened = (await label())!.split('; ')[0]!;
      await page.keyboard.press('Enter');
      await expect.poll(() => marks.count()).toBeGreaterThan(before.length);
      expect(page.url()).toContain('open=');
      expect(await label()).toContain(opened);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(labels).toEqual(before);
      await page.getByRole('button', { name: 'Redo' }).click();
      await expect.poll(() => marks.count()).toBeGreaterThan(before.length);
      await page.goBack();
      await expect.poll(labels).toEqual(before);
      // What is hidden is counted, and the focus goes to the middle.
      await page.locator('.network a[data-hide]').first().focus();
      await page.keyboard.press('Delete');
      await expect
        .poll(() => page.locator('.hint').allTextContents())
        .toContainEqual(expect.stringContaining('1 entity is hidden'));
      expect(await label()).toMatch(/^Migrant smuggling/);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(labels).toEqual(before);
      // A bundle leads to its list, from which more can be drawn; and all of that on one page.
      await page.locator('.network a:has(.bundle)').first().focus();
      await page.keyboard.press('Enter');
      expect(page.url()).toMatch(/#priority-migrant-smuggling-/);
      expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
      const entities = page.locator('.network a[data-slug]');
      for (const at of [1, 2]) {
        await entities.nth(at).focus();
        await page.keyboard.press('Space');
      }
      expect(await page.getByRole('status').allTextContents()).toContainEqual(expect.stringMatching(/; 2 selected$/));
      await page.getByRole('link', { name: 'Paths between the two' }).click();
      await page.waitForURL('**/path?from=*');
      await page.locator('a.cite').first().click();
      expect(page.url()).toContain('#from-');
    }, 90_000);

    it('keeps where a mark was put in its address, asks for years alone, and goes to the address where that fails', async () => {
      const page = await open('/network?from=priority-migrant-smuggling', { viewport: { width: 1280, height: 900 } });
      const mark = page.locator('.network a[data-slug]').nth(1);
      const from = (await mark.boundingBox())!;
      const entries = await page.evaluate(() => history.length);
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(from.x + 90, from.y + 60, { steps: 5 });
      await page.mouse.up();
      await expect.poll(() => page.url()).toMatch(/pin=[a-z0-9-]+:-?\d+:-?\d+$/);
      // It only changes the look, so it makes no entry in the history.
      expect(await page.evaluate(() => history.length)).toBe(entries);
      const place = await mark.getAttribute('data-at');
      await page.reload();
      expect(await mark.getAttribute('data-at')).toBe(place);
      await page.locator('#since').fill('2025');
      await page.route('**/network?*since=2025*', (route) =>
        route.request().resourceType() === 'fetch' ? route.fulfill({ status: 503 }) : route.continue(),
      );
      await page.getByRole('button', { name: 'Show' }).click();
      await page.waitForURL('**/network?*since=2025*');
      expect(await page.locator('.hint').allTextContents()).toContainEqual(expect.stringContaining('of other years'));
    }, 60_000);

    it('writes the years that are brushed into the address, and walks the map through the years', async () => {
      const page = await open('/time', { viewport: { width: 1280, height: 900 } });
      const drawing = (await page.locator('svg.timeline').boundingBox())!;
      const rowBetween = drawing.y + 72;
      await page.mouse.move(drawing.x + 500, rowBetween);
      await page.mouse.down();
      await page.mouse.move(drawing.x + 600, rowBetween + 10, { steps: 4 });
      await page.mouse.up();
      await page.waitForURL('**/time?from=1989&to=1994');
      await goTo(page, '/map');
      await page.locator('#year').focus();
      await page.keyboard.press('Home');
      for (let year = 1973; year < 1976; year += 1) await page.keyboard.press('ArrowRight');
      await page.waitForURL('**/map?year=1976');
      await expect.poll(() => page.locator('#shown .description').textContent()).toContain('of 1976');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('year');
    }, 60_000);

    it('takes names for ways as they are typed, goes on from one to the other, and tells where one has been', async () => {
      const page = await open('/summit-2025-kananaskis');
      await goTo(page, '/path');
      await page.locator('#from').fill('angela mer');
      await page.getByRole('option', { name: 'Angela Merkel' }).click();
      await page.locator('#to').fill('Kananaskis Summit (2025)');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.waitForURL('**/path?*fromSlug=person-angela-merkel*');
      expect(await page.locator('#from').inputValue()).toBe('Angela Merkel');
      expect(await page.getByRole('heading', { name: /^Path 1:/ }).count()).toBe(1);
      await page.getByRole('navigation', { name: 'Looked at before' }).getByRole('link').first().click();
      await page.waitForURL('**/summit-2025-kananaskis');
      await goTo(page, '/network');
      await page.locator('#from').fill('angela mer');
      await page.getByRole('option', { name: 'Angela Merkel' }).click();
      await page.waitForURL('**/network?from=person-angela-merkel');
      // From the front page, without a press of a button.
      await goTo(page, '/');
      await page.locator('#from').fill('migrant smug');
      await page.getByRole('option', { name: 'Migrant smuggling' }).first().click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('to');
      await page.keyboard.type('kananaskis summit');
      await page.getByRole('option', { name: 'Kananaskis Summit (2025)' }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/path?*toSlug=summit-2025-kananaskis*');
      expect(await page.getByRole('heading', { name: 'Path 1: 1 step' }).count()).toBe(1);
    }, 60_000);

    it('finds by its form where the names of the API are away', async () => {
      const page = await open('/');
      await page.route('**/graphql', (route) => route.abort());
      const box = page.locator('#q');
      await box.fill('kananaskis');
      await box.press('Enter');
      await page.waitForURL('**/search?q=kananaskis');
      expect(await page.locator('.results > li').count()).toBeGreaterThan(3);
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes('net::ERR_FAILED')));
    });

    it('has every list without scripts', async () => {
      const page = await open('/search?kind=COMMITMENT', { javaScriptEnabled: false });
      await page.locator('a.more').click();
      expect(await page.locator('.shown').textContent()).toContain('more, of 760');
    });

    it('asked nothing of others, and no page broke its policy or failed', () => {
      expect(complaints).toEqual([]);
    });
  });

  describeWithDatabase('names that would break out', (database) => {
    const { open, goTo, complaints } = browsing(explorerOver(database, withHostileNames), chromiumPath);

    it('stand as text on every page, however long, and run nothing', async () => {
      const page = await open('/', { viewport: { width: 320, height: 700 } });
      const paths = [
        '/meeting-2025-interior-security-ottawa',
        '/network?from=person-mark-carney',
        '/time?from=2025',
        '/map?from=2025',
      ];
      for (const path of paths) {
        await goTo(page, path);
        const text = await page.locator('html').evaluate((html) => html.textContent ?? '');
        for (const name of hostile.slice(0, 2)) expect({ path, has: text.includes(name) }).toEqual({ path, has: true });
        const whole = await page.locator('html').evaluate((html) => html.scrollWidth);
        expect({ path, whole }).toEqual({ path, whole: 320 });
      }
      expect(complaints).toEqual([]);
    }, 60_000);
  });
}
