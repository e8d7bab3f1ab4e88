import type { Database } from '../../src/database/open.ts';
import type { Contender } from './contenders/contender.ts';
import type { ContenderName } from './contenders/names.ts';
import type { Question } from './load.ts';
import { ratioWithInterval } from './request-tables.ts';
import type { Field } from './rounds.ts';
import { readSession } from './statements.ts';
import { median } from './statistics.ts';
import { brief, table } from './table.ts';

/** Has Neo4j forget all plans, as if no statement had been run before. Never call it where others use the database. */
export async function forgetPlans({ driver, databaseName }: Database): Promise<void> {
  const session = readSession(driver, databaseName);
  try {
    await session.run('CALL db.clearQueryCaches()');
  } finally {
    await session.close();
  }
}

/** The same question under another name, so that no server has seen the document. */
function renamed({ url, body }: Question, number: number): Question {
  const { query, ...rest } = JSON.parse(body) as { readonly query?: string };
  if (query === undefined) return { url, body };
  return { url, body: JSON.stringify({ query: query.replace(/^query (\w+)/, `query $1Again${number}`), ...rest }) };
}

/**
 * How long operations take that nobody asked before: the plan caches of Neo4j are emptied before each, and no server has
 * seen the document. Gives a table.
 */
export async function firstSight(
  { database, load, contenders, operations, answers }: Field,
  rounds: number,
): Promise<string> {
  let number = 0;
  const ask = async (contender: Contender, operation: Field['operations'][number]): Promise<number> => {
    await forgetPlans(database);
    const question = renamed(contender.question(operation)!, number++);
    const { milliseconds } = await load.fire({ ...question, connections: 1, seconds: 0 });
    return milliseconds[0]!;
  };
  const rows: string[][] = [];
  for (const operation of operations) {
    const times = new Map(
      contenders.filter((contender) => answers(contender, operation)).map(({ name }) => [name, [] as number[]]),
    );
    // The first round warms the planner up.
    for (let round = -1; round < rounds; round++) {
      for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
        const own = times.get(contender.name);
        if (own === undefined) continue;
        const milliseconds = await ask(contender, operation);
        if (round >= 0) own.push(milliseconds);
      }
    }
    rows.push([operation.name, ...cells(contenders, times)]);
  }
  const names = contenders.map(({ name }) => name);
  const ratios = names.filter((name) => name !== 'compiled').map((name) => `compiled : ${name}`);
  return table(['first sight', ...ratios, ...names.map((name) => `${name} ms`)], rows);
}

function cells(contenders: readonly Contender[], times: ReadonlyMap<ContenderName, readonly number[]>): string[] {
  const compiled = times.get('compiled')!;
  const ratios = contenders.flatMap(({ name }) => {
    if (name === 'compiled') return [];
    const other = times.get(name);
    return [other ? ratioWithInterval(compiled.map((time, round) => time / other[round]!)) : '–'];
  });
  const medians = contenders.map(({ name }) => {
    const own = times.get(name);
    return own ? brief(median(own)) : '–';
  });
  return [...ratios, ...medians];
}
