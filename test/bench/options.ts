import { parseArgs } from 'node:util';
import { OperatorError } from '../../src/errors.ts';
import { operations } from './operations.ts';
import { series } from './planning-series.ts';

export const usage = `npm run bench                    compares the product with a server written by hand
npm run bench -- planning        measures what Neo4j needs to plan a statement the first time

  --seconds <number>   how long each side is asked each question in one round (0.5)
  --rounds <number>    how often everything is repeated (4; planning: 3)
  --only <names>       some operations, separated by commas: ${operations.map(({ name }) => name).join(', ')};
                       or, with planning, some series
  --cypher             print both statements of each operation too
  --help

It starts a Neo4j of its own with the facts, unless NEO4J_URI names one that holds them.`;

export interface BenchOptions {
  readonly planning: boolean;
  readonly seconds: number;
  readonly rounds: number;
  /** Undefined is all. */
  readonly only: readonly string[] | undefined;
  readonly cypher: boolean;
}

/** Reads the command line; undefined where it asks for help. Throws an OperatorError that says what is wrong. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [command, ...more] = positionals;
  if (more.length > 0 || (command !== undefined && command !== 'planning')) {
    throw new OperatorError(`'${positionals.join(' ')}' is no part of the bench.\n\n${usage}`);
  }
  const planning = command === 'planning';
  const only = values.only?.split(',').map((name) => name.trim());
  chosen<{ readonly name: string }>(planning ? series : operations, only);
  return {
    planning,
    seconds: positive('seconds', values.seconds ?? '0.5', 60),
    rounds: Math.ceil(positive('rounds', values.rounds ?? (planning ? '3' : '4'), 100)),
    only,
    cypher: values.cypher ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        rounds: { type: 'string' },
        only: { type: 'string' },
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
