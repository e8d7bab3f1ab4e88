import { OperatorError } from '../errors.ts';
import type { Command } from './command-line.ts';
import { formatters } from './formats.ts';
import { hintsOn } from './hints/hints.ts';
import { hintsOnNoRows } from './hints/no-rows.ts';
import { writeFileOf, writeOut } from './output.ts';
import { checkPlan } from './plain-read.ts';
import { describePlan } from './plan-tree.ts';
import { metadataOf, metadataPath, readDatasetNote } from './provenance.ts';
import type { Query } from './query.ts';
import { type Access, explain, profile, type Row, read } from './read.ts';
import { describeForBrowser } from './show.ts';
import { explainWarning } from './warnings.ts';

/** A query that may run, with what its header says, if it has one. */
export interface RunnableQuery {
  /** As the command names it: of the library, or a file. */
  readonly name: string;
  readonly header: Partial<Query>;
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Runs a query, or prints what is asked of it. `report` gets what a person should read beside the rows. */
export async function run(
  access: Access,
  command: Command,
  query: RunnableQuery,
  report: (line: string) => void,
): Promise<void> {
  const { action, output } = command;
  const { text, values } = query;
  const { plan, queryType, warnings } = await explain(access, text, values);
  checkPlan(plan, queryType);
  for (const note of [...warnings.map(explainWarning), ...hintsOn(text, values)]) report(`Note: ${note}`);
  const write = (lines: readonly string[]) =>
    output === undefined ? writeOut(linesOf(lines)) : writeFileOf(output, linesOf(lines));
  switch (action) {
    case 'show':
      return write([describeForBrowser(text, values)]);
    case 'explain':
      return write(describePlan(plan || fail()));
    case 'profile':
      return write(describePlan(await profile(access, text, values)));
    default:
      return writeRows(access, command, query, report);
  }
}

async function writeRows(
  access: Access,
  { format, output }: Command,
  query: RunnableQuery,
  report: (line: string) => void,
): Promise<void> {
  const { text, values } = query;
  const started = performance.now();
  const seen: Seen = { columns: [], rows: 0 };
  const rows = watched(read(access, text, values), seen);
  if (output === undefined) {
    await writeOut(formatters[format](rows, { report, isShort: true }));
  } else {
    const dataset = await readDatasetNote(access);
    const verify = async () => {
      if ((await readDatasetNote(access))?.version === dataset?.version) return;
      throw new OperatorError('The graph was loaded anew during the query, and nothing was written: run it again.');
    };
    await writeFileOf(output, followedBy(formatters[format](rows, { report, isShort: false }), verify));
    const metadata = metadataOf({ ...query, ...seen, query: query.name, output, format, parameters: values, dataset });
    await writeFileOf(metadataPath(output), linesOf([metadata]));
  }
  report(`${seen.rows} ${seen.rows === 1 ? 'row' : 'rows'} in ${Math.round(performance.now() - started)} ms.`);
  if (seen.rows > 0) return;
  if (query.header.caution !== undefined) report(`Caution: ${query.header.caution}`);
  for (const hint of await hintsOnNoRows(access, text, values)) report(`Note: ${hint}`);
}

/** What has been read so far. */
interface Seen {
  columns: readonly string[];
  rows: number;
}

async function* watched(rows: AsyncIterable<Row>, seen: Seen): AsyncGenerator<Row> {
  let isHeader = true;
  for await (const row of rows) {
    if (isHeader) seen.columns = row.map(String);
    else seen.rows += 1;
    isHeader = false;
    yield row;
  }
}

async function* followedBy(pieces: AsyncIterable<string>, last: () => Promise<void>): AsyncGenerator<string> {
  yield* pieces;
  await last();
}

/** Each with the end of a line. */
export async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield `${line}\n`;
}

function fail(): never {
  throw new OperatorError('Neo4j gave no plan.');
}
