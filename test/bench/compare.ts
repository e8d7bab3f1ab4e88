import type { Database } from '../../src/database/open.ts';
import { createRunner } from '../../src/database/run.ts';
import { type Load, type LoadMaker, median, quantile, startLoadMaker } from './load.ts';
import type { Operation } from './operations.ts';
import { operations } from './operations.ts';
import { type BenchOptions, chosen } from './options.ts';
import { measureOwnCost } from './own-cost.ts';
import { compareAnswers, openSides, type SideName, type Sides } from './sides.ts';
import { byHand, databaseHits, timeStatements } from './statements.ts';
import { brief, table } from './table.ts';

type Write = (text: string) => void;

const sideNames: readonly SideName[] = ['compiled', 'floor'];
const concurrencies = [1, 16];

/** Compares the two sides and writes the tables. Throws where their answers differ, before anything is timed. */
export async function compare(database: Database, options: BenchOptions, write: Write): Promise<void> {
  const wanted = chosen(operations, options.only);
  const sides = await openSides(database.driver, database.databaseName);
  const load = startLoadMaker();
  try {
    const sizes = new Map<Operation, number>();
    for (const operation of wanted) sizes.set(operation, await compareAnswers(sides, operation));
    write('Both sides give the same answers. Warming up.');
    const measured = await fireRounds(sides, load, wanted, options);
    write(requestTable(measured, sizes));
    write(await statementTable(database, sides, wanted, measured, options));
  } finally {
    load.close();
    await sides.close();
  }
}

/** One operation at one concurrency: for each side what its volleys gave, round by round. */
interface Cell {
  readonly operation: Operation;
  readonly connections: number;
  readonly rounds: Readonly<Record<SideName, Round[]>>;
}

interface Round extends Load {
  /** What the server took of the processor for one request, without Neo4j and whoever asks, in milliseconds. */
  readonly processorMs: number;
}

/** All cells once around, both sides of a cell directly after one another, their order turned with every round. */
async function fireRounds(
  sides: Sides,
  load: LoadMaker,
  wanted: readonly Operation[],
  { seconds, rounds }: BenchOptions,
): Promise<readonly Cell[]> {
  const fire = async (side: SideName, operation: Operation, connections: number): Promise<Round> => {
    const before = process.cpuUsage();
    const result = await load.fire({ ...sides.question(side, operation), connections, seconds });
    const { user, system } = process.cpuUsage(before);
    return { ...result, processorMs: (user + system) / 1_000 / result.milliseconds.length };
  };
  for (const operation of wanted) {
    for (const side of sideNames) await fire(side, operation, 4);
  }
  const cells = wanted.flatMap((operation) =>
    concurrencies.map((connections): Cell => ({ operation, connections, rounds: { floor: [], compiled: [] } })),
  );
  for (let round = 0; round < rounds; round++) {
    for (const cell of cells) {
      for (const side of round % 2 === 0 ? sideNames : sideNames.toReversed()) {
        cell.rounds[side].push(await fire(side, cell.operation, cell.connections));
      }
    }
  }
  return cells;
}

const rateOf = ({ milliseconds, seconds }: Load): number => milliseconds.length / seconds;

const latencyOf = (loads: readonly Load[], part: number): number =>
  quantile(
    loads.flatMap(({ milliseconds }) => milliseconds),
    part,
  );

function requestTable(cells: readonly Cell[], sizes: ReadonlyMap<Operation, number>): string {
  const rows = cells.map(({ operation, connections, rounds: { floor, compiled } }) => {
    const ratios = compiled.map((load, round) => rateOf(load) / rateOf(floor[round]!));
    const processor = (sideRounds: readonly Round[]) => brief(median(sideRounds.map(({ processorMs }) => processorMs)));
    const latencies = (loads: readonly Load[]) => `${brief(latencyOf(loads, 0.5))} / ${brief(latencyOf(loads, 0.99))}`;
    return [
      operation.name,
      String(connections),
      median(ratios).toFixed(2),
      brief(median(compiled.map(rateOf))),
      brief(median(floor.map(rateOf))),
      latencies(compiled),
      latencies(floor),
      processor(compiled),
      processor(floor),
      String(sizes.get(operation)),
    ];
  });
  const heading = ['operation', 'at once', 'compiled/floor', 'compiled req/s', 'floor req/s'];
  return table(
    [...heading, 'compiled p50 / p99 ms', 'floor p50 / p99 ms', 'compiled CPU ms', 'floor CPU ms', 'bytes'],
    rows,
  );
}

/** What the statements and the compiler take by themselves. */
async function statementTable(
  database: Database,
  sides: Sides,
  wanted: readonly Operation[],
  cells: readonly Cell[],
  options: BenchOptions,
): Promise<string> {
  const { driver, databaseName } = database;
  const run = createRunner(driver, { database: databaseName, timeoutMs: 20_000 });
  const rows: string[][] = [];
  const printed: string[] = [];
  for (const operation of wanted) {
    const statements = [await sides.statement(operation), byHand(operation)];
    const [compiledMs = 0, floorMs = 0] = await timeStatements(
      driver,
      databaseName,
      statements,
      options.seconds * 1_000,
    );
    const hits: number[] = [];
    for (const statement of statements) hits.push(await databaseHits(driver, databaseName, statement));
    const { toStatement, toAnswer } = await measureOwnCost(operation, run, options.seconds * 500);
    const alone = cells.find((cell) => cell.operation === operation && cell.connections === 1);
    const request = latencyOf(alone?.rounds.compiled ?? [], 0.5) * 1_000;
    rows.push([
      operation.name,
      (compiledMs / floorMs).toFixed(2),
      brief(compiledMs),
      brief(floorMs),
      ...hits.map(String),
      toStatement.toFixed(0),
      toAnswer.toFixed(0),
      `${((100 * toStatement) / request).toFixed(0)} %`,
      `${((100 * toAnswer) / request).toFixed(0)} %`,
    ]);
    if (options.cypher) {
      printed.push(
        ...statements.map(({ text }, index) => `\n// ${operation.name}, ${sideNames[index]}\n${text.trim()};`),
      );
    }
  }
  const heading = ['statement', 'compiled/floor', 'compiled ms', 'floor ms', 'compiled hits', 'floor hits'];
  const own = ['to statement µs', 'to answer µs', 'of a request', 'of a request'];
  return [table([...heading, ...own], rows), ...printed].join('\n');
}
