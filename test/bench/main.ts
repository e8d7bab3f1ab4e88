import { availableParallelism, totalmem } from 'node:os';
import { OperatorError } from '../../src/errors.ts';
import { measureAgain } from './again.ts';
import { compare } from './compare.ts';
import { measureFilters } from './filters.ts';
import { openToMeasure } from './open.ts';
import { readOptions, usage } from './options.ts';
import { measurePages } from './pages.ts';
import { measurePlanning } from './planning.ts';
import { measureSearch } from './search.ts';
import { measureTelemetry } from './telemetry.ts';
import { measureTypes } from './types.ts';

const write = (text: string) => void process.stdout.write(`${text}\n`);

const measure = {
  compare,
  all: compare,
  again: measureAgain,
  filters: measureFilters,
  pages: measurePages,
  planning: measurePlanning,
  search: measureSearch,
  telemetry: measureTelemetry,
};

/** Gives the exit status. */
async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === undefined) {
      write(usage);
      return 0;
    }
    if (options.command === 'types') {
      measureTypes(options, write);
      return 0;
    }
    // To empty the plan caches, or to copy the graph, disturbs whoever else uses the database.
    const disturbs = options.command === 'planning' || options.firstSight > 0 || options.copies > 0;
    const environment = disturbs ? { ...process.env, NEO4J_URI: undefined } : process.env;
    const database = await openToMeasure(environment, write);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void database.close().finally(() => process.exit(1)));
    }
    try {
      const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
      const day = new Date().toISOString().slice(0, 10);
      write(
        `${day}, ${availableParallelism()} cores, ${memory}, Node ${process.versions.node}, Neo4j ${database.version}.`,
      );
      await measure[options.command](database, options, write);
    } finally {
      await database.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exit(await main());
