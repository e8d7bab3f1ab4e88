import type { Database } from '../../src/database/open.ts';
import { startContender } from './contenders/contender.ts';
import { type Asked, startLoadMaker } from './load.ts';
import type { Operation } from './operations.ts';
import { type BenchOptions, chosen } from './options.ts';
import { ratioWithInterval } from './request-tables.ts';
import { openSides } from './sides.ts';
import { median } from './statistics.ts';
import { brief, table } from './table.ts';

/**
 * Measures what the product gives to those who ask the same again: answers that it keeps, and 304 for a client that has the
 * answer. The floor makes its answer anew each time.
 */
export async function measureAgain(database: Database, options: BenchOptions, write: (text: string) => void) {
  const { driver, databaseName, connection } = database;
  const sides = await openSides(driver, databaseName);
  const load = startLoadMaker();
  const start = { connection, byHand: sides.byHand, again: true };
  const product = await startContender('compiled', start);
  const floor = await startContender('floor', start);
  try {
    const rows: string[][] = [];
    for (const operation of chosen(sides.operations, options.only)) {
      const kept = product.question(operation)!;
      const questions: readonly Asked[] = [floor.question(operation)!, kept, await notModified(kept, operation)];
      for (const connections of options.atOnce) {
        const rates = questions.map((): number[] => []);
        // The first round warms up.
        for (let round = 0; round <= options.rounds; round += 1) {
          for (const [index, question] of questions.entries()) {
            const { milliseconds, seconds } = await load.fire({ ...question, connections, seconds: options.seconds });
            if (round > 0) rates[index]!.push(milliseconds.length / seconds);
          }
        }
        const [byHand, ...others] = rates as [number[], ...number[][]];
        const ratios = others.map((own) => ratioWithInterval(own.map((rate, round) => rate / byHand[round]!)));
        const perSecond = rates.map((own) => brief(median(own)));
        rows.push([operation.name, String(connections), ...ratios, ...perSecond]);
      }
    }
    const heading = ['kept : floor', '304 : floor', 'floor req/s', 'kept req/s', '304 req/s'];
    write(`\n${table(['the same again', 'at once', ...heading], rows)}`);
  } finally {
    load.close();
    await Promise.all([product.close(), floor.close(), sides.close()]);
  }
}

/** How a client asks that has the answer: by GET, with the ETag. */
async function notModified({ url }: Asked, { query, variables }: Operation): Promise<Asked> {
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const address = `${url}?${parameters}`;
  // The first answer to a document comes by way of Yoga.
  await fetch(address);
  const response = await fetch(address);
  const entityTag = response.headers.get('etag');
  if (entityTag === null) throw new Error(`An answer without an ETag: ${response.status} ${await response.text()}`);
  return { url: address, headers: { 'if-none-match': entityTag }, status: 304 };
}
