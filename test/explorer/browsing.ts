import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { launchCutOff } from '../browser/chromium.ts';
import type { Explorer } from './explorer-over.ts';

export interface Browsing {
  /** Opens a page in a browser that has seen nothing yet. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Goes on to another page. */
  readonly goTo: (page: Page, path: string) => Promise<void>;
  /** What pages asked of others, and what they complained of: no test leaves any. */
  readonly complaints: string[];
}

/** One Chromium, and one listening server, for all tests of a file. */
export function browsing(explorer: Explorer, chromiumPath: string): Browsing {
  let browser: Browser;
  let listening: Listening;
  const complaints: string[] = [];
  const addressOf = (path: string) => new URL(path, listening.url).href;

  beforeAll(async () => {
    await explorer.ask('{ __typename }');
    listening = await listen(explorer.server, { host: '127.0.0.1', port: 0, answerTimeoutMs: 30_000, drainMs: 0 });
    browser = await launchCutOff(chromiumPath);
  });
  afterAll(async () => {
    await browser?.close();
    await listening?.close(0);
  });

  return {
    complaints,
    async open(path, options = {}) {
      const page = await (await browser.newContext(options)).newPage();
      page.on('console', (message) => {
        // That a page is not found is what is looked at, once; and what a test makes fail, fails.
        const isExpected = /404|503/.test(message.text()) && message.text().startsWith('Failed to load resource');
        if (['error', 'warning'].includes(message.type()) && !isExpected) complaints.push(message.text());
      });
      page.on('dialog', (dialog) => complaints.push(`A dialog: ${dialog.message()}`));
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== new URL(listening.url).origin) complaints.push(request.url());
      });
      await page.goto(addressOf(path));
      return page;
    },
    async goTo(page, path) {
      await page.goto(addressOf(path));
    },
  };
}
