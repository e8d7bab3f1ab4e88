import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
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

/** What an editor shows, as a person reads it: it writes its spaces as no-break spaces. */
async function editorText(page: Page, selector: string): Promise<string> {
  const text = await page.locator(`${selector} .view-lines`).first().textContent();
  return text?.replaceAll('\u00a0', ' ') ?? '';
}
