import { parseArgs } from 'node:util';

export const usage = `Usage: npx pothos-plugin-neo4j --output <folder>   reads a Neo4j database and writes model.ts and a first schema.ts

If the folder already has a model.ts, the command writes nothing. It prints how the model and the database differ.

  --check              ends with status 1 if they differ, for a build
  --overwrite          replaces both files
  --uri <address>      bolt://host:port or neo4j://host:port, with +s or +ssc for TLS; default: NEO4J_URI
  --user <name>        default: NEO4J_USER, else neo4j. The password is NEO4J_PASSWORD
  --database <name>    default: NEO4J_DATABASE, else the home database of the user
  --sample <number>    reads about so many nodes or relationships of each larger label or type; default: 100000
  --timeout <seconds>  the longest that one statement may take; default: 60
  --help               this text

All statements only read. The status is 0, or 1 after an error and where --check finds a difference.`;

/** The options of one call of the command. */
export interface Command {
  readonly help: boolean;
  readonly output: string;
  readonly check: boolean;
  readonly overwrite: boolean;
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string | undefined;
  readonly sample: number;
  readonly timeoutMs: number;
}

/** A mistake in how the command was called. The message says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Reads the arguments of the command, and what they leave open from the environment. Throws a CommandError. */
export function readCommand(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command {
  const values = parse(given);
  const { output = '', uri = environment['NEO4J_URI'] ?? '' } = values;
  const help = values.help === true;
  if (!help && output === '') throw new CommandError('Name the folder for model.ts and schema.ts: --output <folder>.');
  if (!help && uri === '') throw new CommandError('Name the database: --uri bolt://localhost:7687, or set NEO4J_URI.');
  if (/^[^/]*\/\/[^/]*@/.test(uri)) {
    throw new CommandError('The address contains a user or a password. Use --user, and set NEO4J_PASSWORD.');
  }
  if (values.check === true && values.overwrite === true)
    throw new CommandError('--check and --overwrite exclude each other. Use one of them.');
  return {
    help,
    output,
    check: values.check === true,
    overwrite: values.overwrite === true,
    uri,
    user: values.user ?? (environment['NEO4J_USER'] || environment['NEO4J_USERNAME'] || 'neo4j'),
    password: environment['NEO4J_PASSWORD'] ?? '',
    database: (values.database ?? environment['NEO4J_DATABASE']) || undefined,
    sample: wholeNumber('--sample', values.sample ?? '100000'),
    timeoutMs: 1_000 * wholeNumber('--timeout', values.timeout ?? '60'),
  };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        output: { type: 'string', short: 'o' },
        check: { type: 'boolean' },
        overwrite: { type: 'boolean' },
        uri: { type: 'string' },
        user: { type: 'string' },
        database: { type: 'string' },
        sample: { type: 'string' },
        timeout: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new CommandError((error as Error).message);
  }
}

function wholeNumber(option: string, written: string): number {
  const number = Number(written);
  if (/^\d+$/.test(written) && number >= 1 && number <= 1_000_000_000) return number;
  throw new CommandError(`${option} is '${written}'. It must be a whole number from 1 to 1000000000.`);
}
