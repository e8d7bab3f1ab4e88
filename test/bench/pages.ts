import { gzipSync } from 'node:zlib';
import type { Database } from '../../src/database/open.ts';
import { useExplorer } from '../../src/explorer/explorer.ts';
import { createRunner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { listen } from '../../src/server/listening/listen.ts';
import { findChromium, launchCutOff } from '../browser/chromium.ts';
import { compiledServer } from './compiled.ts';
import type { BenchOptions } from './options.ts';
import { smoothnessTable } from './smoothness.ts';
import { median } from './statistics.ts';
import { brief, table } from './table.ts';

type Write = (text: string) => void;

const views = [
  '/',
  '/search?q=kananaskis',
  '/meeting-2025-interior-security-ottawa',
  '/summit-2025-kananaskis',
  '/member-ca',
  '/network?from=summit-2025-kananaskis',
  '/path?from=priority-migrant-smuggling&to=summit-2025-kananaskis',
  '/time',
  '/map',
  '/compliance',
  '/met',
];
const log = { debug() {}, info() {}, warn() {}, error() {} };
const heading = [
  'page',
  'kB gzip',
  'with all it loads',
  'script',
  'ms, made',
  'ms, kept',
  'processor of API, made',
  'kept',
  'first content, ms',
];

/** So many ask at once where processor time is measured, and so many times. */
const AT_ONCE = 16;
const ASKED = 32;
const WARM_UP_ROUNDS = 4;

/**
 * Measures the pages: what they weigh, how long the server takes, how much processor time in parts of that of the operations
 * that they ask, and when a browser shows them. Each warm; a page is made, or it is one that was kept.
 */
export async function measurePages(database: Database, { rounds }: BenchOptions, write: Write): Promise<void> {
  const { driver, databaseName } = database;
  const run = createRunner(driver, { database: databaseName, timeoutMs: 20_000 });
  const asked: string[] = [];
  const server = await compiledServer(run, undefined, (fetchHere) =>
    useExplorer(
      async (request, context) => {
        asked.push(await request.clone().text());
        return fetchHere(request, context);
      },
      { hasPlayground: true, log },
    ),
  );
  const listening = await listen(server, { host: '127.0.0.1', port: 0, answerTimeoutMs: 20_000 });
  const base = `http://127.0.0.1:${new URL(listening.url).port}`;
  try {
    const painted = await firstContents(base, rounds);
    const rows: string[][] = [];
    for (const view of views) {
      const html = await pageAt(`${base}${view}`);
      const kept = await timed(() => `${base}${view}`, rounds);
      asked.length = 0;
      await pageAt(anew(`${base}${view}`));
      const operations = [...asked];
      const milliseconds = await timed(() => anew(`${base}${view}`), rounds);
      const ofApi = await processorTime(rounds, () =>
        Promise.all(operations.map((body) => answerTo(`${base}/graphql`, body))),
      );
      const made = await processorTime(rounds, () => pageAt(anew(`${base}${view}`)));
      const again = await processorTime(rounds, () => pageAt(`${base}${view}`));
      const assets = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
      const sizes = await Promise.all(
        [...(await withImports(base, assets))].map(async (path) => [path, await sizeOf(`${base}${path}`)] as const),
      );
      const page = gzipSync(html).byteLength;
      const sum = (all: readonly (readonly [string, number])[]) => all.reduce((total, [, size]) => total + size, 0);
      rows.push([
        view,
        brief(page / 1_000),
        brief((page + sum(sizes)) / 1_000),
        brief(sum(sizes.filter(([path]) => path.endsWith('.js'))) / 1_000),
        brief(milliseconds),
        brief(kept),
        `${(made / ofApi).toFixed(2)} ×`,
        `${(again / ofApi).toFixed(2)} ×`,
        painted.get(view) === undefined ? '–' : brief(painted.get(view)!),
      ]);
    }
    write(table(heading, rows));
    const smooth = await smoothnessTable(base, rounds);
    if (smooth !== undefined) write(smooth);
    if (painted.size === 0) write('No Chromium was found: when a browser shows something was not measured.');
  } finally {
    await listening.close(1_000);
  }
}

const pageAt = async (address: string) => (await fetch(address, { headers: { accept: 'text/html' } })).text();

const answerTo = async (address: string, body: string) =>
  (await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text();

let made = 0;

/** The same page at an address that nobody has asked for. */
function anew(address: string): string {
  made += 1;
  return `${address}${address.includes('?') ? '&' : '?'}made=${made}`;
}

async function timed(address: () => string, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5 * rounds; round += 1) {
    const started = performance.now();
    await pageAt(address());
    times.push(performance.now() - started);
  }
  return median(times);
}

/** The processor time of one, where many ask at once, in microseconds; what asks takes its part of it in every case. */
async function processorTime(rounds: number, ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  // What V8 has not compiled yet would count for the page alone: the operations were asked before.
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    const started = process.cpuUsage();
    let left = ASKED;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left > 0) {
          left -= 1;
          await ask();
        }
      }),
    );
    const { user, system } = process.cpuUsage(started);
    if (round >= 0) times.push((user + system) / ASKED);
  }
  return median(times);
}

/** Files of a page with those that its scripts import. */
async function withImports(base: string, assets: readonly string[]): Promise<ReadonlySet<string>> {
  const all = new Set(assets);
  for (const path of all) {
    if (!path.endsWith('.js')) continue;
    const text = await (await fetch(`${base}${path}`)).text();
    for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) all.add(`/assets/${name}`);
  }
  return all;
}

async function sizeOf(address: string): Promise<number> {
  const response = await fetch(address, { headers: { 'accept-encoding': 'gzip' } });
  return gzipSync(await response.arrayBuffer()).byteLength;
}

/** When each page first shows something in Chromium, from the start of its loading; empty where there is no Chromium. */
async function firstContents(base: string, rounds: number): Promise<ReadonlyMap<string, number>> {
  const path = findChromium();
  if (path === undefined) return new Map();
  const browser = await launchCutOff(path);
  try {
    const painted = new Map<string, number>();
    for (const view of views) {
      const times: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const page = await browser.newPage();
        await page.goto(`${base}${view}`, { waitUntil: 'load' });
        const shown = await page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              new PerformanceObserver((list) => resolve(list.getEntries()[0]!.startTime)).observe({
                type: 'paint',
                buffered: true,
              });
            }),
        );
        // In the first round statements are planned.
        if (round > 0) times.push(shown);
        await page.close();
      }
      painted.set(view, median(times));
    }
    return painted;
  } finally {
    await browser.close();
  }
}
