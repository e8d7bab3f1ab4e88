import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { createSevenServer } from '../../src/server/server.ts';
import { keepingLog, settings } from '../server/serve.ts';
import { neverLoaded } from '../support/data-states.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { findChromium, launchCutOff } from './chromium.ts';

const chromiumPath = findChromium();
const missing = 'no Chromium found: install the package `chromium`, or set CHROMIUM_PATH';

if (chromiumPath === undefined && process.env['CI'] === 'true') {
  it('finds a Chromium', () => expect.fail(missing));
} else if (chromiumPath === undefined) {
  describe.skip(`the playground (skipped: ${missing})`, () => it('opens', () => {}));
} else {
  describeWithDatabase('the playground in Chromium, without the internet', (database) => {
    let listening: Listening;
    let browser: Browser;
    let page: Page;
    const outside: string[] = [];
    const complaints: string[] = [];

    beforeAll(async () => {
      const server = createSevenServer({
        schema,
        currentState: neverLoaded(),
        runner: database.run,
        checkDatabase: () => database.driver.getServerInfo(),
        settings,
        log: keepingLog(),
      });
      listening = await listen(server, { host: '127.0.0.1', port: 0, answerTimeoutMs: 10_000 });
      browser = await launchCutOff(chromiumPath);
      page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.route('**/*', (route) => {
        const url = route.request().url();
        if (url.startsWith(listening.url) || /^(?:blob|data):/.test(url)) return route.continue();
        outside.push(url);
        return route.abort();
      });
    });

    afterAll(async () => {
      await browser?.close();
      await listening?.close(1_000);
    });

    it('opens at the address of the server, with the examples as tabs', async () => {
      await page.goto(listening.url);
      expect(new URL(page.url()).pathname).toBe('/graphql');
      await page.getByRole('tab', { name: 'OttawaMeeting' }).waitFor({ timeout: 55_000 });
      expect(await page.locator('.graphiql-tab-button').allTextContents()).toContain('Presidency2025');
      await expect.poll(() => editorText(page, '.graphiql-query-editor')).toContain('Welcome to Seven');
      // On a busy machine a browser needs its time for nine megabytes of script.
    }, 60_000);

    it('runs the first example and shows its answer', async () => {
      await execute(page, { data: { event: { startDate: '2025-11-21' } } });
      await expect
        .poll(() => editorText(page, '.graphiql-response'), { timeout: 15_000 })
        .toContain(`"name": "G7 Interior and Security Ministers' Meeting, Ottawa"`);
      const picture = process.env['PLAYGROUND_PICTURE'];
      if (picture) await page.screenshot({ path: picture });
    }, 60_000);

    it('shows the Cypher behind the answer to the last example', async () => {
      await page.getByRole('tab', { name: 'AnyRecord' }).click();
      await expect.poll(() => editorText(page, '.graphiql-query-editor')).toContain('AnyRecord');
      await execute(page, {
        data: { node: { slug: 'summit-2025-kananaskis' } },
        extensions: { cypher: [{ statement: expect.stringContaining('MATCH'), rows: 1 }] },
      });
    }, 60_000);

    describe('in a browser that was never here', () => {
      let fresh: Page;
      const open = async (search = '') => {
        await fresh.goto(`${listening.url}/graphql${search}`);
        await fresh.locator('.graphiql-query-editor .view-lines').first().waitFor({ timeout: 55_000 });
      };
      const link = `?${new URLSearchParams({
        query: 'query Linked($year: Int!) { presidency(year: $year) { name } }',
        variables: '{"year":2025}',
        headers: '{"x-explain":"1"}',
      })}`;

      beforeEach(async () => {
        fresh = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      });

      afterEach(() => fresh.close());

      it('opens each tab at the first click, also once its window has another width', async () => {
        await open();
        await fresh.evaluate(() => document.fonts.ready);
        await pressTab(fresh, 'Presidency2025');
        await expectTab(fresh, 'Presidency2025', 'five at a');
        await fresh.setViewportSize({ width: 1000, height: 700 });
        await pressTab(fresh, 'Participants');
        await expectTab(fresh, 'Participants', 'Who took part');
      }, 90_000);

      it('opens the tab again that was open, as often as it is loaded', async () => {
        await open();
        const tabs = await fresh.locator('.graphiql-tab-button').allTextContents();
        for (const search of ['', undefined]) {
          await pressTab(fresh, 'Member');
          await expectTab(fresh, 'Member', 'One member');
          await kept(fresh, 'Member');
          // At the plain address, and at that which the page has by now.
          await (search === undefined ? fresh.reload() : open(search));
          await expectTab(fresh, 'Member', 'One member');
          expect(await fresh.locator('.graphiql-tab-button').allTextContents()).toEqual(tabs);
        }
      }, 90_000);

      it('opens a link in a tab of its own, once', async () => {
        await open(link);
        await expectTab(fresh, 'Linked', 'query Linked');
        await pressTab(fresh, 'OttawaMeeting');
        await expectTab(fresh, 'OttawaMeeting', 'Welcome to Seven');
        await kept(fresh, 'OttawaMeeting');
        await open(link);
        await expectTab(fresh, 'Linked', 'query Linked');
        await expect.poll(() => editorText(fresh, '.graphiql-editor-tool')).toBe('{"year":2025}');
        expect(await fresh.getByRole('tab', { name: 'Linked' }).count()).toBe(1);
      }, 90_000);

      it('fits its window, and shows each explanation whole', async () => {
        await open();
        await fresh.evaluate(() => document.fonts.ready);
        const sizes = () =>
          fresh.evaluate(() => {
            const { scrollHeight, scrollWidth } = document.documentElement;
            return { scrollHeight, scrollWidth };
          });
        await expect.poll(() => fresh.locator('.graphiql-query-editor .view-line').count()).toBeGreaterThan(10);
        expect(await sizes()).toEqual({ scrollHeight: 900, scrollWidth: 1280 });
        const tabs = await fresh.locator('.graphiql-tab-button').allTextContents();
        for (const tab of tabs) {
          await pressTab(fresh, tab);
          await expectTab(fresh, tab, '#');
          expect(await cutComments(fresh), tab).toEqual([]);
        }
      }, 90_000);
    });

    it('asked nothing of the outside, and nothing in the page was refused by its own security policy', () => {
      expect({ outside, complaints }).toEqual({ outside: [], complaints: [] });
    });
  });
}

/** Presses the button and waits for the answer. Again where none comes: just after a change of tab the press is lost. */
async function execute(page: Page, expected: object): Promise<void> {
  await vi.waitFor(
    async () => {
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST', { timeout: 5_000 }),
        page.getByRole('button', { name: /execute query/i }).click({ timeout: 5_000 }),
      ]);
      expect(await answer.json()).toMatchObject(expected);
    },
    { timeout: 40_000, interval: 500 },
  );
}

/** Presses a tab as a person does: the pointer comes, and the button goes down and up where the tab was. */
async function pressTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name });
  await tab.scrollIntoViewIfNeeded();
  const box = await tab.boundingBox();
  if (box === null) throw new Error(`no tab ${name}`);
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(80);
  await page.mouse.up();
}

/** Waits until a tab is the one that is open, and the editor shows what it holds. */
async function expectTab(page: Page, name: string, text: string): Promise<void> {
  await expect
    .poll(() => page.locator('.graphiql-tab-active').textContent(), { timeout: 15_000 })
    .toMatch(new RegExp(`^${name}`));
  await expect.poll(() => editorText(page, '.graphiql-query-editor'), { timeout: 15_000 }).toContain(text);
}

/** Waits until the browser keeps a tab as the open one, which GraphiQL writes half a second later. */
async function kept(page: Page, title: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}');
        return tabs?.[activeTabIndex]?.title;
      }),
    )
    .toBe(title);
}

/** The comments that reach beyond the right edge of the query editor. */
function cutComments(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document
      .querySelector('.graphiql-query-editor .monaco-scrollable-element')
      ?.getBoundingClientRect().right;
    return [...document.querySelectorAll('.graphiql-query-editor .view-line > span')]
      .filter((line) => line.textContent?.startsWith('#') && line.getBoundingClientRect().right > (edge ?? 0))
      .map((line) => line.textContent ?? '');
  });
}

/** What an editor shows, as a person reads it: it writes its spaces as no-break spaces. */
async function editorText(page: Page, selector: string): Promise<string> {
  const text = await page.locator(`${selector} .view-lines`).first().textContent();
  return text?.replaceAll('\u00a0', ' ') ?? '';
}
