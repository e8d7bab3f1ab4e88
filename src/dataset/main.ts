import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkEnvironment } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import { OperatorError } from '../errors.ts';
import { readEnvironmentFile } from '../settings/environment-file.ts';
import { describeDifference, summarise } from './describe.ts';
import { loadDataset, previewLoad } from './load.ts';
import { defaultFolder, readDataset } from './read.ts';

const usage = `Usage: npm run load -- [--dry-run] [folder]

Checks the facts of a folder (src/dataset/facts, unless another is named) and loads them into Neo4j.
  --dry-run  does all that a load does, shows what it adds, changes and removes, and takes it back`;

const report = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(signal: AbortSignal): Promise<void> {
  const { folder, dryRun, help } = readArguments();
  if (help) {
    report(usage);
    return;
  }
  readEnvironmentFile();
  checkEnvironment(process.env);
  report(`Reading the facts in ${relative(process.cwd(), folder) || '.'}.`);
  // What the files alone can tell needs no Neo4j.
  const dataset = await readDataset(folder);
  const { nodes, relationships } = dataset.data;
  report(`The files hold no mistake: ${nodes.length} nodes and ${relationships.length} relationships.`);
  const database = await openDatabase({ environment: process.env, purpose: 'run', report, joinRunning: true });
  try {
    signal.throwIfAborted();
    const { driver, databaseName } = database;
    const options = { driver, databaseName, dataset, report, signal };
    if (dryRun) await preview(options);
    else await loadDataset(options);
  } finally {
    await database.close();
  }
}

async function preview(options: Parameters<typeof previewLoad>[0]): Promise<void> {
  const { version, changes, ...difference } = await previewLoad(options);
  if (!changes) {
    report(`Nothing would change: the graph holds version ${version} of the facts.`);
    return;
  }
  for (const line of describeDifference(difference)) report(line);
  report(`${summarise(difference)} Nothing was written.`);
}

function readArguments(): { folder: string; dryRun: boolean; help: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: {
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new OperatorError('Name one folder at most.');
    const [folder] = positionals;
    return { folder: folder ? resolve(folder) : defaultFolder, dryRun: values['dry-run'], help: values.help };
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\n\n${usage}`);
  }
}

const stopping = new AbortController();
const stop = () => stopping.abort(new OperatorError('Stopped: the graph is as it was.'));
process.once('SIGINT', stop).once('SIGTERM', stop);

main(stopping.signal).catch((error: unknown) => {
  process.stderr.write(`${error instanceof OperatorError ? error.message : ((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
