import { parseArgs } from 'node:util';
import { OperatorError } from '../../src/errors.ts';
import { contenderNames } from './contenders/names.ts';
import { operations } from './operations.ts';
import { series } from './planning-series.ts';

/** Who can be compared with the product. */
const rivals = contenderNames.filter((name) => name !== 'compiled');
type Rival = (typeof rivals)[number];

export const usage = `npm run bench                    compares the product with a server written by hand
npm run bench -- all             also with @neo4j/graphql and with DataLoader, 64 at once, what is asked for the first time,
                                 and all of it again on a graph of many copies
npm run bench -- again           measures what the product gives to those who ask the same again
npm run bench -- filters         compares filters with all ways to write them by hand
npm run bench -- search          tells how well search finds what people type, and how long it takes; with copies on such a graph
npm run bench -- pages           measures the pages: bytes, time of the server, and when a browser first shows something
npm run bench -- telemetry       measures what log, metrics and traces cost, on one operation (by-id)
npm run bench -- types           measures how long the compiler checks schemas of the plugin, of up to 200 types
npm run bench -- planning        measures what Neo4j needs to plan a statement the first time

  --seconds <number>     how long each is asked each question in one round (0.5)
  --rounds <number>      how often everything is repeated (4; all: 6; planning, types: 3)
  --only <names>         some operations, separated by commas: ${operations.map(({ name }) => name).join(', ')};
                         or, with planning, some series
  --with <names>         who is compared with the product: ${rivals.join(', ')} (floor; all: all of them)
  --at-once <numbers>    how many ask at once (1,16; all: 1,16,64)
  --copies <number>      how many copies of the graph to measure on after the graph itself (0; all: 58)
  --first-sight <number> how often each operation is asked as if for the first time (0; all: 9)
  --cypher               print both statements of each operation too
  --help

It starts a Neo4j of its own with the facts, unless NEO4J_URI names one that holds them.`;

const commands = ['compare', 'all', 'again', 'filters', 'pages', 'planning', 'search', 'telemetry', 'types'] as const;
type Command = (typeof commands)[number];

export interface BenchOptions {
  readonly command: Command;
  readonly seconds: number;
  readonly rounds: number;
  /** Undefined is all. */
  readonly only: readonly string[] | undefined;
  readonly contenders: readonly Rival[];
  readonly atOnce: readonly number[];
  readonly copies: number;
  readonly firstSight: number;
  readonly cypher: boolean;
}

/** Reads the command line; undefined where it asks for help. Throws an OperatorError that says what is wrong. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [given = 'compare', ...more] = positionals;
  const command = commands.find((one) => one === given);
  if (more.length > 0 || command === undefined) {
    throw new OperatorError(`'${positionals.join(' ')}' is no part of the bench.\n\n${usage}`);
  }
  const planning = command === 'planning';
  const all = command === 'all';
  const only = listed(values.only);
  chosen<{ readonly name: string }>(planning ? series : operations, only);
  const contenders = listed(values.with) ?? (all ? rivals : ['floor']);
  return {
    command,
    seconds: positive('seconds', values.seconds ?? '0.5', 60),
    rounds: Math.ceil(
      positive('rounds', values.rounds ?? (planning || command === 'types' ? '3' : all ? '6' : '4'), 100),
    ),
    only,
    contenders: chosen(
      rivals.map((name) => ({ name })),
      contenders,
    ).map(({ name }) => name),
    atOnce: (listed(values['at-once']) ?? (all ? ['1', '16', '64'] : ['1', '16'])).map((given) =>
      Math.ceil(positive('at-once', given, 64)),
    ),
    copies: whole('copies', values.copies ?? (all ? '58' : '0'), 200),
    firstSight: whole('first-sight', values['first-sight'] ?? (all ? '9' : '0'), 100),
    cypher: values.cypher ?? false,
  };
}

const listed = (names: string | undefined): readonly string[] | undefined =>
  names?.split(',').map((name) => name.trim());

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        rounds: { type: 'string' },
        only: { type: 'string' },
        with: { type: 'string' },
        'at-once': { type: 'string' },
        copies: { type: 'string' },
        'first-sight': { type: 'string' },
        cypher: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function positive(name: string, given: string, most: number): number {
  const value = Number(given);
  if (value > 0 && value <= most) return value;
  throw new OperatorError(`--${name} is '${given}', but must be a number above 0, up to ${most}.`);
}

function whole(name: string, given: string, most: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new OperatorError(`--${name} is '${given}', but must be a whole number from 0 to ${most}.`);
}

/** Those of several things whose names were asked for. Throws an OperatorError for a name that none has. */
export function chosen<T extends { readonly name: string }>(
  all: readonly T[],
  only: readonly string[] | undefined,
): readonly T[] {
  const unknown = only?.find((name) => all.every((one) => one.name !== name));
  if (unknown !== undefined) {
    throw new OperatorError(`There is no '${unknown}' to measure, only ${all.map(({ name }) => name).join(', ')}.`);
  }
  return all.filter(({ name }) => only === undefined || only.includes(name));
}
