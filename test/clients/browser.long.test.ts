import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver } from 'neo4j-driver';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDriver } from '../../src/database/driver.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { observeLoads } from '../../src/dataset/readers.ts';
import { createRunner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { schema } from '../../src/schema/schema.ts';
import { CurrentState } from '../../src/server/data/current-state.ts';
import type { StatementRunner } from '../../src/server/execution/execution.ts';
import { createSevenServer } from '../../src/server/server.ts';
import { findChromium, launchCutOff } from '../browser/chromium.ts';
import { writeFacts } from '../dataset/small-facts.ts';
import { keepingLog, settings } from '../server/serve.ts';
import { type ThroughDoor, throughDoor } from '../server/through-door.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { type Wire, wireTo } from '../support/wire.ts';
import { type Application, clientNames, serveApplication } from './application.ts';
import { meetings, slugOf } from './meetings.ts';

const chromiumPath = findChromium();
const pageSize = 5;
/** Goes on until its client goes away, or the time of a statement is over. */
const ENDLESS = 'UNWIND range(1, 2000000000) AS endless RETURN count(sin(endless))';

if (chromiumPath === undefined) {
  describe.skip('the clients in a browser (skipped: no Chromium found)', () => it('is not tested', () => {}));
} else {
  describeWithScratchDatabase('Relay, Apollo Client and urql in a browser, from another origin', (database) => {
    let wire: Wire;
    let driver: Driver;
    let api: ThroughDoor;
    let application: Application;
    let browser: Browser;
    let pages: readonly Page[] = [];
    let facts: string;
    /** Whether an endless statement runs before each, in the database. */
    let isEndless = false;
    /** What browsers and clients complained of. */
    const complaints: string[] = [];

    beforeAll(async () => {
      facts = mkdtempSync(join(tmpdir(), 'seven-graph-facts-'));
      wire = await wireTo(database.connection.uri);
      driver = createDriver({ ...database.connection, uri: wire.uri });
      const run = createRunner(driver, { database: database.connection.databaseName, timeoutMs: 10_000 });
      const runner: StatementRunner = async (statement, options) => {
        if (isEndless) await run({ text: ENDLESS, parameters: {} }, options);
        return run(statement, options);
      };
      const currentState = new CurrentState(observeLoads(run));
      const checkDatabase = () => driver.getServerInfo();
      // What was answered a second ago would be answered without the database.
      const changed = { ...settings, keptAnswersBytes: 0 };
      api = await throughDoor(
        createSevenServer({ schema, currentState, runner, checkDatabase, settings: changed, log: keepingLog() }),
      );
      // The first load into an empty database takes longest here, so what else is slow goes on beside it.
      await Promise.all([
        load(new Map(evenNumbers.map((number) => [number, 'Meeting']))),
        serveApplication(api.url.replace('localhost', '127.0.0.1')).then((served) => {
          application = served;
        }),
        launchCutOff(chromiumPath).then((launched) => {
          browser = launched;
        }),
      ]);
    });
    afterAll(async () => {
      await browser?.close();
      await application?.close();
      await api?.close(0);
      await driver?.close();
      await wire?.end();
      if (facts) rmSync(facts, { recursive: true, force: true });
    });

    const load = async (numbers: ReadonlyMap<number, string>) => {
      rmSync(facts, { recursive: true, force: true });
      writeFacts(facts, meetings(numbers));
      await loadDataset({ driver: database.driver, databaseName: undefined, folder: facts, report: () => {} });
    };
    /** The whole list as one request has it. */
    const whole = async (filter: object = {}): Promise<readonly { id: string; slug: string; name: string }[]> => {
      const query = `query ($filter: EventFilter) {
        events(first: 100, filter: $filter, orderBy: [{ field: START_DATE, direction: DESC }]) { nodes { id slug name } } }`;
      const { body } = await api.ask({ body: JSON.stringify({ query, variables: { filter } }) });
      return JSON.parse(Buffer.from(body, 'latin1').toString()).data.events.nodes;
    };
    const inAll = <Result>(work: (page: Page) => Promise<Result>) => Promise.all(pages.map(work));

    it('joins the pages of a list that goes on to the whole of it, and narrows it as somebody types', async () => {
      pages = await Promise.all(
        clientNames.map(async (name) => {
          const page = await browser.newPage({ viewport: { width: 400, height: 300 } });
          page.setDefaultTimeout(15_000);
          page.on('console', (message) => {
            if (['error', 'warning'].includes(message.type())) complaints.push(`${name}: ${message.text()}`);
          });
          page.on('pageerror', (error) => complaints.push(`${name}: ${error}`));
          await page.goto(application.addressOf(name));
          return page;
        }),
      );
      const all = (await whole()).map(({ id }) => id);
      expect(all.length).toBeGreaterThan(4 * pageSize);
      expect(await inAll(scrollToEnd)).toEqual(pages.map(() => all));

      const filter = { kind: { eq: 'MINISTERIAL_MEETING' }, name: { matches: 'meeting 1' } };
      const some = (await whole(filter)).map(({ id }) => id);
      expect(some.length).toBeGreaterThan(2);
      await inAll(async (page) => {
        await page.locator('#list select').selectOption('MINISTERIAL_MEETING');
        await page.locator('#list [name=name]').pressSequentially('meeting 1', { delay: 20 });
        await page.locator(`#list[data-rows="${some.length}"][data-total="${some.length}"]`).waitFor();
      });
      expect(await inAll(idsOf)).toEqual(pages.map(() => some));
      expect(complaints).toEqual([]);
    });

    it('shows an event, a way, and what is not there as not there', async () => {
      await inAll(async (page) => {
        await submit(page, '#event', { slug: 'summit-2020' });
        expect(await outcomeOf(page, '#event')).toEqual(['shown', 'Summit: Canada']);
        await submit(page, '#event', { slug: 'nobody' });
        expect(await outcomeOf(page, '#event')).toEqual(['missing', 'There is none.']);
        await submit(page, '#path', { from: 'summit-2020', to: 'meeting-2020' });
        expect(await outcomeOf(page, '#path')).toEqual(['shown', 'PART_OF']);
        await submit(page, '#path', { from: 'summit-2020', to: 'nobody' });
        expect(await outcomeOf(page, '#path')).toEqual(['missing', 'There is none.']);
      });
      expect(complaints).toEqual([]);
    });

    it('ends in the database what nobody waits for any more, with each letter that somebody types', async () => {
      const running = async () => {
        const text = 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH $start RETURN 1';
        return (await database.driver.executeQuery(text, { start: ENDLESS.slice(0, 30) })).records.length;
      };
      isEndless = true;
      await inAll(async (page) => page.locator('#search input').pressSequentially('summ', { delay: 150 }));
      await expect.poll(running, { timeout: 5_000 }).toBe(pages.length);
      isEndless = false;
      await inAll(async (page) => page.locator('#search input').press('i'));
      await expect.poll(running, { timeout: 5_000 }).toBe(0);
      for (const outcome of await inAll((page) => outcomeOf(page, '#search')))
        expect(outcome).toEqual(['shown', expect.stringContaining('Summit')]);
      expect(complaints).toEqual([]);
    });

    it('tells that the database is away from what is not there, and goes on when it is back', async () => {
      const all = (await whole()).map(({ id }) => id);
      await inAll(open);
      await wire.cut({ closeDoor: true });
      await inAll(async (page) => {
        await Promise.all([
          submit(page, '#event', { slug: 'meeting-2020' }),
          submit(page, '#path', { from: 'meeting-2020', to: 'member-ca' }),
          page.locator('#search input').fill('minist'),
        ]);
        await page.locator('#end').scrollIntoViewIfNeeded();
        for (const screen of ['#event', '#path', '#search'])
          expect([screen, (await outcomeOf(page, screen))[0]]).toEqual([screen, 'failed']);
        await page.locator('#list[data-state="failed"]').waitFor();
        expect(await idsOf(page)).toEqual(all.slice(0, pageSize));
      });
      // Browsers tell of each answer with 503.
      expect(complaints.filter((complaint) => !complaint.includes('503'))).toEqual([]);
      complaints.splice(0);

      await wire.openDoor();
      await inAll(async (page) => {
        await submit(page, '#event', { slug: 'meeting-2020' });
        expect(await outcomeOf(page, '#event')).toEqual(['shown', 'Meeting of ministers: Canada']);
        await page.getByRole('button', { name: 'More' }).click();
        await page.locator(`#list[data-rows="${2 * pageSize}"]`).waitFor();
      });
      expect(await inAll(scrollToEnd)).toEqual(pages.map(() => all));
      expect(complaints).toEqual([]);
    });

    it('loses nothing that stays, and repeats nothing, where facts are loaded four times in the middle', async () => {
      const numbers = new Map(evenNumbers.map((number) => [number, 'Meeting']));
      const before = await whole();
      await inAll(open);
      for (let loads = 1; loads <= 4; loads += 1) {
        // The newest, an old one, another name for one that is not read yet, and the end of what is shown is taken away.
        numbers
          .set(evenNumbers.at(-1)! + loads, 'New')
          .set(2 * loads + 1, 'Found')
          .set(2 * loads + 10, 'Renamed');
        const { slug } = before[loads * pageSize - 1]!;
        numbers.delete(evenNumbers.find((number) => slugOf(number) === slug)!);
        await load(numbers);
        await inAll(scroll);
      }
      const joined = await inAll(scrollToEnd);
      const after = await whole();
      const shownBefore = new Set(before.slice(0, 4 * pageSize).map(({ id }) => id));
      for (const ids of joined) {
        expect(new Set(ids).size).toBe(ids.length);
        const stays = after.filter(({ name }) => !name.startsWith('New')).map(({ id }) => id);
        expect(ids.filter((id) => stays.includes(id))).toEqual(stays);
        // What is there no more was shown before it went.
        expect(ids.filter((id) => !stays.includes(id)).every((id) => shownBefore.has(id))).toBe(true);
      }

      await inAll(async (page) => page.getByRole('button', { name: 'Read anew' }).click());
      await inAll((page) => outcomeOf(page, '#list'));
      expect(await inAll(scrollToEnd)).toEqual(pages.map(() => after.map(({ id }) => id)));
      expect(await inAll(namesOf)).toEqual(pages.map(() => after.map(({ name }) => name)));
      expect(complaints).toEqual([]);
    }, 60_000);
  });
}

/** The meetings that are there at first, by their number, which is also the order of their days. */
const evenNumbers = Array.from({ length: 24 }, (_, index) => 2 * index + 2);

/** Opens the application anew, at the first page of the list. */
async function open(page: Page): Promise<void> {
  await page.reload();
  await page.locator(`#list[data-rows="${pageSize}"][data-state="shown"]`).waitFor();
}

const idsOf = (page: Page) => page.locator('#list li').evaluateAll((rows) => rows.map(({ id }) => id));
const namesOf = (page: Page) => page.locator('#list li').allTextContents();

/** What became of a screen, once it is not waiting for an answer. */
async function outcomeOf(page: Page, screen: string): Promise<readonly [string | null, string | null]> {
  const found = page.locator(`${screen}[data-state]:not([data-state="loading"])`);
  await found.waitFor();
  const text = screen === '#list' ? null : await found.locator('output').textContent();
  return [await found.getAttribute('data-state'), text];
}

async function submit(page: Page, screen: string, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.locator(`${screen} [name=${name}]`).fill(value);
  await page.locator(`${screen} button`).click();
}

/** Goes to the end of the list, and waits for the next page. */
async function scroll(page: Page): Promise<void> {
  const rows = await page.locator('#list li').count();
  await page.locator('#end').scrollIntoViewIfNeeded();
  await page.locator(`#list:not([data-rows="${rows}"]):not([data-state="loading"])`).waitFor();
}

/** Scrolls while there is more, and gives the list as it is shown then. */
async function scrollToEnd(page: Page): Promise<readonly string[]> {
  while ((await page.locator('#list[data-more]').getAttribute('data-more')) === 'true') await scroll(page);
  return idsOf(page);
}
