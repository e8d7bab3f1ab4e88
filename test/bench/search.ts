import type { Database } from '../../src/database/open.ts';
import { createRunner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { listen } from '../../src/server/listening/listen.ts';
import { compiledServer } from './compiled.ts';

import { multiply } from './multiply.ts';
import type { BenchOptions } from './options.ts';
import { caseFiles, judgeCases, readCases } from './search-cases.ts';
import { median, quantile } from './statistics.ts';
import { brief, table } from './table.ts';

type Write = (text: string) => void;

const searchQuery = `query ($text: String!) {
  search(text: $text, first: 10) { edges { score node { __typename slug name caption } } }
}`;
const suggestQuery = `query ($text: String!) { suggest(text: $text) { text node { __typename slug caption } } }`;
const concurrencies = [1, 16];

/** What was asked for one text, and how long the answer took. */
interface Asked {
  readonly slugs: readonly string[];
  readonly milliseconds: number;
}

type Ask = (query: string, text: string) => Promise<Asked>;

/** Runs the cases of search, and measures how long it takes. Throws where an answer is an error. */
export async function measureSearch(database: Database, options: BenchOptions, write: Write): Promise<void> {
  const { driver, databaseName } = database;
  if (options.copies > 0) {
    const { nodes, relationships } = await multiply(driver, databaseName, options.copies);
    write(`${options.copies} copies: ${nodes} nodes and ${relationships} relationships.`);
  }
  const server = await compiledServer(createRunner(driver, { database: databaseName, timeoutMs: 20_000 }), () => {});
  const listening = await listen(server, { host: '127.0.0.1', port: 0, answerTimeoutMs: 20_000 });
  try {
    const ask = asking(`http://127.0.0.1:${new URL(listening.url).port}/graphql`);
    // Copies have the names of what they are copies of, so they say nothing of how well it finds.
    if (options.copies === 0) await judge(ask, write);
    await time(ask, options, write);
  } finally {
    await listening.close(1_000);
  }
}

function asking(url: string): Ask {
  return async (query, text) => {
    const started = performance.now();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { text } }),
    });
    const { data, errors } = (await response.json()) as {
      readonly data?: Readonly<
        Record<string, { readonly edges?: readonly { readonly node: { readonly slug: string } }[] }>
      >;
      readonly errors?: unknown;
    };
    if (errors !== undefined || data === undefined) throw new Error(`${text}: ${JSON.stringify(errors)}`);
    const slugs = (data['search']?.edges ?? []).map(({ node }) => node.slug);
    return { slugs, milliseconds: performance.now() - started };
  };
}

async function judge(ask: Ask, write: Write): Promise<void> {
  const rows: string[][] = [];
  const misses: string[] = [];
  for (const name of caseFiles) {
    const cases = readCases(name);
    const found: (readonly string[])[] = [];
    for (const { text } of cases) found.push((await ask(searchQuery, text)).slugs);
    const success = judgeCases(cases, found);
    const shares = [success.at[1], success.at[3], success.at[10], success.meanReciprocalRank];
    rows.push([name, String(cases.length), ...shares.map((share) => share.toFixed(3)), String(success.misses.length)]);
    // What is put aside stays unknown to whoever changes the search.
    if (name !== 'put-aside') misses.push(...success.misses);
  }
  const heading = ['cases', 'number', 'found first', 'in first 3', 'in first 10', 'mean reciprocal rank', 'misses'];
  write(table(heading, rows));
  for (const miss of misses) write(`  ${miss}`);
}

async function time(ask: Ask, { rounds }: BenchOptions, write: Write): Promise<void> {
  const texts = caseFiles.flatMap((name) => readCases(name).map(({ text }) => text));
  const beginnings = texts.flatMap((text) => [1, 3, 5].map((length) => text.slice(0, length)));
  // Two texts that go together make one that was never asked before.
  const unseen = (round: number) =>
    texts.map((text, index) => `${text.split(' ')[0]} ${texts[(index + round + 1) % texts.length]!.split(' ').at(-1)}`);
  const kinds = [
    ['search, typed before', searchQuery, () => texts],
    ['search, never typed before', searchQuery, unseen],
    ['suggest', suggestQuery, () => beginnings],
  ] as const;
  // The database compiles while it warms up.
  for (let round = 0; round < 2; round += 1) await volley(ask, searchQuery, texts, 4);
  const rows: string[][] = [];
  for (const [name, query, textsOf] of kinds) {
    for (const atOnce of concurrencies) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        // The second volley has other texts than the first.
        times.push(...(await volley(ask, query, textsOf(round + (atOnce === 1 ? 0 : rounds)), atOnce)));
      }
      const at = (part: number) => brief(quantile(times, part));
      rows.push([name, String(atOnce), String(times.length), brief(median(times)), at(0.95), at(0.99)]);
    }
  }
  write(table(['', 'at once', 'requests', 'p50 ms', 'p95 ms', 'p99 ms'], rows));
}

/** Asks all texts, so many at once. */
async function volley(ask: Ask, query: string, texts: readonly string[], atOnce: number): Promise<readonly number[]> {
  const times: number[] = [];
  const left = [...texts];
  const worker = async () => {
    for (let text = left.pop(); text !== undefined; text = left.pop()) {
      times.push((await ask(query, text)).milliseconds);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return times;
}
