import { readFileSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { readLoadFacts } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import { ensureFacts } from '../dataset/ensure.ts';
import { OperatorError } from '../errors.ts';
import { type Command, readCommand, usage } from './command-line.ts';
import { findNodes } from './find-node.ts';
import { formatters } from './formats.ts';
import { hintsOn } from './hints/hints.ts';
import { hintsOnNoRows } from './hints/no-rows.ts';
import { describeLibrary, describeQuery, findQuery, readLibrary } from './library.ts';
import { writeFileOf, writeOut } from './output.ts';
import { type PreparedParameters, prepareDeclared, prepareGuessed } from './parameter-values.ts';
import { checkPlan, plainReadText } from './plain-read.ts';
import { describePlan } from './plan-tree.ts';
import { hasHeader, type Query, readQuery } from './query.ts';
import { type Access, explain, profile, type Row, read } from './read.ts';
import { describeForBrowser } from './show.ts';
import { parametersIn, tokensOf } from './tokens.ts';
import { explainWarning } from './warnings.ts';

/** What a person should read goes to standard error: standard output is for the rows alone. */
const report = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(signal: AbortSignal): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  const listing = listingFor(command);
  if (listing !== undefined) return writeOut(linesOf(listing));
  const { text, prepared } = await prepareQuery(command);
  const policy = readLoadFacts(process.env);
  const database = await openDatabase({ environment: process.env, purpose: 'run', report, joinRunning: true });
  try {
    const { driver, databaseName, way } = database;
    await ensureFacts({ driver, databaseName, policy, isOwn: way !== 'address', report, signal });
    const access = { driver, databaseName, timeoutMs: command.timeoutMs, signal };
    await run(access, command, text, await findNodes(access, prepared));
  } finally {
    await database.close();
  }
}

/** What can be said without a database. */
function listingFor({ name, file, action }: Command): readonly string[] | undefined {
  if (file !== undefined && action !== 'help') return undefined;
  if (name === undefined) {
    if (action === 'help') return [usage];
    const library = describeLibrary(readLibrary());
    return [...library, '', 'npm run cypher -- <name> runs one, with --help explains it; --help alone tells the rest.'];
  }
  return action === 'help' ? describeQuery(findQuery(readLibrary(), name)) : undefined;
}

async function prepareQuery({
  name,
  file,
  parameters,
}: Command): Promise<{ text: string; prepared: PreparedParameters }> {
  const query = name === undefined ? await readOwn(file!) : findQuery(readLibrary(), name);
  const text = plainReadText(query.text);
  const declared = query.parameters;
  const prepared =
    declared === undefined
      ? prepareGuessed(parametersIn(tokensOf(text)), parameters)
      : prepareDeclared(declared, parameters);
  return { text, prepared };
}

/** A query of one's own needs no header. */
async function readOwn(file: string): Promise<Pick<Query, 'text'> & Partial<Query>> {
  const text = file === '-' ? await textOf(process.stdin) : readFile(file);
  return hasHeader(text) ? readQuery(text, file) : { text };
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new OperatorError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

async function run(access: Access, command: Command, text: string, values: Record<string, unknown>): Promise<void> {
  const { action, format, output } = command;
  const { plan, queryType, warnings } = await explain(access, text, values);
  checkPlan(plan, queryType);
  for (const note of [...warnings.map(explainWarning), ...hintsOn(text, values)]) report(`Note: ${note}`);
  const write = (pieces: AsyncIterable<string>) =>
    output === undefined ? writeOut(pieces) : writeFileOf(output, pieces);
  switch (action) {
    case 'show':
      return write(linesOf([describeForBrowser(text, values)]));
    case 'explain':
      return write(linesOf(describePlan(plan || fail())));
    case 'profile':
      return write(linesOf(describePlan(await profile(access, text, values))));
    default: {
      const started = performance.now();
      const counted = { rows: 0 };
      await write(formatters[format](counting(read(access, text, values), counted), report));
      report(
        `${counted.rows} ${counted.rows === 1 ? 'row' : 'rows'} in ${Math.round(performance.now() - started)} ms.`,
      );
      if (counted.rows > 0) return;
      for (const hint of await hintsOnNoRows(access, text, values)) report(`Note: ${hint}`);
    }
  }
}

function fail(): never {
  throw new OperatorError('Neo4j gave no plan.');
}

async function* counting(rows: AsyncIterable<Row>, counted: { rows: number }): AsyncGenerator<Row> {
  let isHeader = true;
  for await (const row of rows) {
    if (!isHeader) counted.rows += 1;
    isHeader = false;
    yield row;
  }
}

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield `${line}\n`;
}

const stopping = new AbortController();
const stop = () => stopping.abort(new OperatorError('Stopped.'));
process.once('SIGINT', stop).once('SIGTERM', stop);

main(stopping.signal).catch((error: unknown) => {
  report(error instanceof OperatorError ? error.message : ((error as Error).stack ?? String(error)));
  process.exitCode = stopping.signal.aborted ? 130 : 1;
});
