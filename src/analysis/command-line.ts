import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { suggestion } from '../dataset/suggest.ts';
import { OperatorError } from '../errors.ts';

export const usage = `Usage: npm run cypher                                   lists the queries of the library
       npm run cypher -- <name> [--parameter value …]   runs one of them
       npm run cypher -- <name> --help                  explains it
       npm run cypher -- --file <path> [--parameter value …]
                                                        runs a query of your own; - is standard input
       npm run cypher -- --file <path> --help           explains it

  --format table|csv|tsv|json
                           how to print the rows; on a screen a table shortens long values
  --output <path>          writes them to a file instead, in the format that its name ends with (.csv, .tsv, .json, .txt
                           for a table), and beside it <path>-metadata.json, which says where the rows come from
  --explain                prints the plan, and does not run the query
  --profile                runs the query, and prints the plan with the rows and db hits of each operator
  --show                   prints the query with its parameters, ready for Neo4j Browser or cypher-shell
  --timeout <seconds>      the longest the query may take; 30 unless given, 600 into a file

A parameter of the library takes what its type says: text, integer, float, boolean, date (2025-11-21), or a node of a
label by its slug, code or name (--member JP, --priority Terrorism). In a query of your own a value is taken for the
number, boolean, null or list that it looks like in JSON, else for text; --year:text 1995 says the type.
Only plain reads run. Ends with status 0, with 1 where something was wrong, with 130 after Ctrl-C.`;

/** How rows can be printed. */
export const formats = ['table', 'csv', 'tsv', 'json'] as const;
export type Format = (typeof formats)[number];

/** A value for a parameter as it was written, with a type where one was. */
export interface GivenParameter {
  readonly type: string | undefined;
  readonly written: string;
}

/** What a command asks for. */
export interface Command {
  /** The query of the library that is named; `undefined` where none is. */
  readonly name: string | undefined;
  /** The file of an own query; `-` is standard input. */
  readonly file: string | undefined;
  readonly parameters: ReadonlyMap<string, GivenParameter>;
  readonly format: Format;
  readonly output: string | undefined;
  readonly action: 'run' | 'explain' | 'profile' | 'show' | 'help';
  readonly timeoutMs: number;
}

const OPTIONS = {
  file: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  explain: { type: 'boolean' },
  profile: { type: 'boolean' },
  show: { type: 'boolean' },
  timeout: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type OptionName = keyof typeof OPTIONS;

/** Names that a parameter of the library cannot have, since they are options of the command. */
export const reservedNames: readonly string[] = Object.keys(OPTIONS);

/** Reads the arguments of `npm run cypher`. Throws an OperatorError that says what is wrong with them. */
export function readCommand(args: readonly string[]): Command {
  const { options, parameters, positionals } = sort(args);
  if (positionals.length > 1) {
    throw new OperatorError(
      `Name one query at most, not ${positionals.join(' and ')}. A value with a space stands in quotes.`,
    );
  }
  const [first] = positionals;
  const name = first === '-' ? undefined : first;
  const file = first === '-' ? '-' : options.get('file');
  if (name !== undefined && file !== undefined) throw new OperatorError(`Choose: --file, or the query ${name}.`);
  const output = options.get('output');
  const action = readAction(options);
  return {
    name,
    file,
    parameters,
    format: options.has('format') ? readFormat(options.get('format')!) : impliedFormat(output, action),
    output,
    action,
    // What goes into a file may be millions of rows, and nobody waits for it before a screen.
    timeoutMs: readTimeout(options.get('timeout') ?? (output === undefined ? '30' : '600')),
  };
}

interface Sorted {
  readonly options: ReadonlyMap<OptionName, string>;
  readonly parameters: ReadonlyMap<string, GivenParameter>;
  readonly positionals: readonly string[];
}

/** Tells the command's own options from parameters, whose names only the query knows. */
function sort(args: readonly string[]): Sorted {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options = new Map<OptionName, string>();
  const parameters = new Map<string, GivenParameter>();
  const positionals: string[] = [];
  let taken = -1;
  for (const token of tokens) {
    // The value of a parameter comes once more, as if it stood for itself.
    if (token.index === taken || token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') positionals.push(token.value);
    else if (Object.hasOwn(OPTIONS, token.name)) {
      options.set(token.name as OptionName, optionValue(token.name as OptionName, token.value));
    } else {
      if (token.value === undefined) taken = token.index + 1;
      addParameter(parameters, token, token.value ?? args[token.index + 1]);
    }
  }
  return { options, parameters, positionals };
}

function addParameter(
  parameters: Map<string, GivenParameter>,
  { name, rawName }: { readonly name: string; readonly rawName: string },
  value: string | undefined,
): void {
  if (!rawName.startsWith('--')) throw new OperatorError(`There is no option ${rawName}.\n\n${usage}`);
  // A value may start with one hyphen, as negative numbers do.
  if (value === undefined || value.startsWith('--')) {
    throw new OperatorError(`--${name} needs a value${suggestion(name, reservedNames) || '.'}`);
  }
  const [, bare = name, type] = /^(.*?)(?::(\w+))?$/.exec(name) ?? [];
  if (parameters.has(bare)) throw new OperatorError(`--${bare} is given twice.`);
  parameters.set(bare, { type, written: value });
}

function optionValue(name: OptionName, value: string | undefined): string {
  const isFlag = OPTIONS[name].type === 'boolean';
  if (isFlag && value !== undefined) throw new OperatorError(`--${name} takes no value.`);
  if (!isFlag && (value === undefined || value === '')) throw new OperatorError(`--${name} needs a value.`);
  return value ?? '';
}

/** Plans and queries are lines of text, whatever the name of their file. */
function impliedFormat(output: string | undefined, action: Command['action']): Format {
  const extension = extname(output ?? '').slice(1);
  const written = extension.toLowerCase();
  if (action !== 'run' || written === '' || written === 'txt') return 'table';
  const found = formats.find((format) => format === written);
  if (found !== undefined) return found;
  const ends = 'A file can end in .csv, .tsv, .json or .txt';
  throw new OperatorError(`${output}: there is no format ${extension}. ${ends}, or --format says what it holds.`);
}

function readFormat(written: string): Format {
  const found = formats.find((format) => format === written);
  if (found !== undefined) return found;
  const known = `${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`;
  throw new OperatorError(`--format is ${known}, and not ${written}${suggestion(written, formats) || '.'}`);
}

function readAction(options: ReadonlyMap<OptionName, string>): Command['action'] {
  const asked = (['help', 'explain', 'profile', 'show'] as const).filter((name) => options.has(name));
  if (asked.length > 1) throw new OperatorError(`Choose one of --${asked.join(' and --')}.`);
  return asked[0] ?? 'run';
}

function readTimeout(written: string): number {
  const seconds = Number(written);
  if (!(seconds > 0 && seconds <= 3_600)) {
    throw new OperatorError(`--timeout is a number of seconds, above 0 and up to 3600, and not ${written}.`);
  }
  return Math.ceil(seconds * 1_000);
}
