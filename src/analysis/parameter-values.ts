import neo4j from 'neo4j-driver';
import { suggestion } from '../dataset/suggest.ts';
import { OperatorError } from '../errors.ts';
import type { GivenParameter } from './command-line.ts';
import { nodeTypes } from './node-types.ts';
import { PLAIN_TYPES, type QueryParameter } from './query.ts';

/** A parameter before the database is asked: a value, or a node that is still to be found by what was written. */
export type PreparedParameter =
  | { readonly value: unknown }
  | { readonly node: { readonly label: string; readonly written: string } };

export type PreparedParameters = ReadonlyMap<string, PreparedParameter>;

/** Checks what was given against what a query declares. Throws an OperatorError for the first mistake. */
export function prepareDeclared(
  declared: Readonly<Record<string, QueryParameter>>,
  given: ReadonlyMap<string, GivenParameter>,
): PreparedParameters {
  refuseUnknown(Object.keys(declared), given);
  const prepared = new Map<string, PreparedParameter>();
  for (const [name, { type, default: standard, meaning }] of Object.entries(declared)) {
    const written = given.get(name)?.written ?? standard;
    if (written === undefined) throw new OperatorError(`--${name} is missing (${type}): ${meaning}`);
    const isNothing = written === null || written === 'null';
    prepared.set(name, isNothing && standard === null ? { value: null } : prepare(name, type, String(written)));
  }
  return prepared;
}

/** Takes what was given for a query without a header: every parameter it uses must be there, and none else. */
export function prepareGuessed(
  used: readonly string[],
  given: ReadonlyMap<string, GivenParameter>,
): PreparedParameters {
  refuseUnknown(used, given);
  const prepared = new Map<string, PreparedParameter>();
  for (const name of used) {
    const parameter = given.get(name);
    if (parameter === undefined) throw new OperatorError(`The query uses $${name}: say --${name} <value>.`);
    const { type, written } = parameter;
    prepared.set(name, type === undefined ? { value: guess(written) } : prepare(name, type, written));
  }
  return prepared;
}

function refuseUnknown(known: readonly string[], given: ReadonlyMap<string, GivenParameter>): void {
  for (const name of given.keys()) {
    if (known.includes(name)) continue;
    const choices = known.length === 0 ? 'It has none.' : `It has --${known.join(', --')}.`;
    throw new OperatorError(`The query has no parameter ${name}${suggestion(name, known) || '.'} ${choices}`);
  }
}

function prepare(name: string, type: string, written: string): PreparedParameter {
  if (Object.hasOwn(nodeTypes, type)) return { node: { label: type, written } };
  const reader = readers[type];
  if (reader === undefined) {
    const types = [...PLAIN_TYPES, ...Object.keys(nodeTypes)];
    throw new OperatorError(`--${name}: there is no type ${type}${suggestion(type, types) || '.'}`);
  }
  const value = reader.read(written);
  if (value === undefined) throw new OperatorError(`--${name} must be ${reader.form}, and not '${written}'.`);
  return { value };
}

interface Reader {
  readonly form: string;
  /** Gives `undefined` for what is not of that form. */
  readonly read: (written: string) => unknown;
}

const readers: Readonly<Record<string, Reader>> = {
  text: { form: 'text', read: (written) => written },
  integer: {
    form: 'a whole number',
    read: (written) => (Number.isSafeInteger(whole(written)) ? neo4j.int(whole(written)) : undefined),
  },
  float: { form: 'a number', read: (written) => (isNumber(written) ? Number(written) : undefined) },
  boolean: { form: 'true or false', read: (written) => ({ true: true, false: false })[written] },
  date: { form: 'a day, as in 2025-11-21', read: readDay },
};

const whole = (written: string): number => (/^[+-]?\d+$/.test(written) ? Number(written) : Number.NaN);
const isNumber = (written: string): boolean => written.trim() !== '' && Number.isFinite(Number(written));

function readDay(written: string): unknown {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written) ?? [];
  const instant = new Date(`${written}T00:00:00Z`);
  // Days that do not exist roll over to the next month, or are no dates.
  if (day === undefined || Number.isNaN(instant.getTime()) || instant.getUTCDate() !== Number(day)) return undefined;
  return new neo4j.types.Date(Number(year), Number(month), Number(day));
}

/** JSON where it is JSON, else the text itself. */
function guess(written: string): unknown {
  try {
    return fromJson(JSON.parse(written));
  } catch {
    return written;
  }
}

/** The driver sends every JavaScript number as a float, so whole ones are wrapped. */
function fromJson(value: unknown): unknown {
  if (Number.isSafeInteger(value)) return neo4j.int(value as number);
  if (Array.isArray(value)) return value.map(fromJson);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromJson(item)]));
}
