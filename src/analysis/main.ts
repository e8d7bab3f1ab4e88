import { readLoadFacts } from '../config.ts';
import { createDriver } from '../database/driver.ts';
import { openDatabase } from '../database/open.ts';
import { ensureFacts } from '../dataset/ensure.ts';
import { OperatorError } from '../errors.ts';
import { readEnvironmentFile } from '../settings/environment-file.ts';
import { type Command, readCommand, usage } from './command-line.ts';
import { findNodes } from './find-node.ts';
import { describeBareQuery, describeLibrary, describeQuery, findQuery, readLibrary } from './library.ts';
import { writeOut } from './output.ts';
import { readOwn } from './own-query.ts';
import { type PreparedParameters, prepareDeclared, prepareGuessed } from './parameter-values.ts';
import { plainReadText } from './plain-read.ts';
import { isWholeQuery, type Query } from './query.ts';
import { linesOf, type RunnableQuery, run } from './run.ts';
import { parametersIn, tokensOf } from './tokens.ts';

/** What a person should read goes to standard error: standard output is for the rows alone. */
const report = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(signal: AbortSignal): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  const listing = await listingFor(command);
  if (listing !== undefined) return writeOut(linesOf(listing));
  const { prepared, ...query } = await prepareQuery(command);
  readEnvironmentFile();
  const policy = readLoadFacts(process.env);
  const database = await openDatabase({ environment: process.env, purpose: 'run', report, joinRunning: true });
  // Of its own, since whole numbers must be exact in rows.
  const driver = createDriver(database.connection, { poolSize: 2, exactIntegers: true });
  try {
    const { databaseName, way } = database;
    await ensureFacts({ driver: database.driver, databaseName, policy, isOwn: way !== 'address', report, signal });
    const access = { driver, databaseName, timeoutMs: command.timeoutMs, signal };
    await run(access, command, { ...query, values: await findNodes(access, prepared) }, report);
  } finally {
    await driver.close();
    await database.close();
  }
}

/** What can be said without a database. */
async function listingFor({ name, file, action }: Command): Promise<readonly string[] | undefined> {
  if (action === 'help') {
    if (file !== undefined) return explanationOf(file);
    return name === undefined ? [usage] : describeQuery(findQuery(readLibrary(), name));
  }
  if (file !== undefined || name !== undefined) return undefined;
  const library = describeLibrary(readLibrary());
  return [...library, '', 'npm run cypher -- <name> runs one, with --help explains it; --help alone tells the rest.'];
}

async function explanationOf(file: string): Promise<readonly string[]> {
  const query = await readOwn(file);
  return isWholeQuery(query) ? describeQuery(query) : describeBareQuery(file, parametersIn(tokensOf(query.text)));
}

async function prepareQuery({
  name,
  file,
  parameters,
}: Command): Promise<Omit<RunnableQuery, 'values'> & { readonly prepared: PreparedParameters }> {
  const header: Pick<Query, 'text'> & Partial<Query> =
    name === undefined ? await readOwn(file!) : findQuery(readLibrary(), name);
  const text = plainReadText(header.text);
  const declared = header.parameters;
  const prepared =
    declared === undefined
      ? prepareGuessed(parametersIn(tokensOf(text)), parameters)
      : prepareDeclared(declared, parameters);
  return { name: name ?? file!, header, text, prepared };
}

const stopping = new AbortController();
const stop = () => stopping.abort(new OperatorError('Stopped.'));
process.once('SIGINT', stop).once('SIGTERM', stop);

main(stopping.signal).catch((error: unknown) => {
  report(error instanceof OperatorError ? error.message : ((error as Error).stack ?? String(error)));
  process.exitCode = stopping.signal.aborted ? 130 : 1;
});
