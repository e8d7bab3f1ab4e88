import { parseArgs } from 'node:util';

export const usage = `Usage: introspect --output <folder>   reads a Neo4j, and writes model.ts and a first schema.ts into the folder

Where the folder has a model.ts already, nothing is written: it prints what the model and the database no longer agree on.

  --check              ends with status 1 where they do not agree, for a build
  --overwrite          writes both files anew, over what is there
  --uri <address>      of the Neo4j: bolt:// or neo4j://, or either with +s or +ssc; else NEO4J_URI
  --user <name>        else NEO4J_USER, else neo4j; the password is NEO4J_PASSWORD
  --database <name>    else NEO4J_DATABASE, else the home database of the user
  --sample <number>    of labels and types with more nodes or relationships so many are read, by chance; 100000 unless given
  --timeout <seconds>  the longest that one statement may take; 60 unless given
  --help               this text

Statements only read. Ends with status 0, with 1 where something was wrong or where --check found a difference.`;

/** What a command asks for. */
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

/** A mistake of the person who gives the command; its message says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Reads the arguments of the command, and from the environment what they do not say. Throws a CommandError. */
export function readCommand(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command {
  const values = parse(given);
  const { output = '', uri = environment['NEO4J_URI'] ?? '' } = values;
  const help = values.help === true;
  if (!help && output === '') throw new CommandError('Name the folder to write into: --output <folder>.');
  if (!help && uri === '') throw new CommandError('Name a Neo4j: --uri bolt://localhost:7687, or NEO4J_URI.');
  if (/^[^/]*\/\/[^/]*@/.test(uri)) {
    throw new CommandError('The address holds a user or a password. Give --user, and the password as NEO4J_PASSWORD.');
  }
  if (values.check === true && values.overwrite === true) throw new CommandError('Choose: --check, or --overwrite.');
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
  throw new CommandError(`${option} is '${written}', but must be a whole number from 1 to 1000000000.`);
}
