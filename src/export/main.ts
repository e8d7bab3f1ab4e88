import { readLoadFacts } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import { ensureFacts } from '../dataset/ensure.ts';
import { isReaderGone, OperatorError } from '../errors.ts';
import { readEnvironmentFile } from '../settings/environment-file.ts';
import { readArguments, usage } from './arguments.ts';
import { exportGraph } from './export.ts';
import { checkFilter } from './filter.ts';
import { describe } from './progress.ts';

async function main(signal: AbortSignal): Promise<void> {
  const { help, output, ...asked } = readArguments(process.argv.slice(2));
  if (help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  checkFilter(asked.filter);
  readEnvironmentFile();
  const policy = readLoadFacts(process.env);
  // Where standard output is the export, nothing else may stand there.
  const speech = output === '-' ? process.stderr : process.stdout;
  const report = (line: string) => void speech.write(`${line}\n`);
  const database = await openDatabase({ environment: process.env, purpose: 'run', report, joinRunning: true });
  try {
    signal.throwIfAborted();
    const { driver, databaseName, way } = database;
    await ensureFacts({ driver, databaseName, policy, isOwn: way !== 'address', report, signal });
    const stream = output === '-' ? process.stdout : output;
    const counts = await exportGraph({ ...asked, driver, databaseName, output: stream, report, signal });
    report(`Exported ${describe(counts)}${output === '-' ? '' : ` to ${output}`}.`);
  } finally {
    await database.close();
  }
}

const stopping = new AbortController();
const stop = () => stopping.abort(new OperatorError('Stopped: nothing was written.'));
process.once('SIGINT', stop).once('SIGTERM', stop);

// Who reads the output may have had enough of it, as `head` has: an export into it then ends, another goes on unheard.
process.stdout.on('error', () => {});

main(stopping.signal).catch((error: unknown) => {
  if (isReaderGone(error)) return;
  process.stderr.write(`${error instanceof OperatorError ? error.message : ((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
});
