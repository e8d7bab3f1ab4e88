import { z } from 'zod';
import { printable } from './problem.ts';
import { suggestion } from './suggest.ts';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** What a curator is told about a value that does not fit. Unknown keys come one to a line, in the issue's order. */
export const complain: z.core.$ZodErrorMap = (issue) => {
  const key = issue.path?.findLast((segment) => typeof segment === 'string');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .map((unknown) => `Unknown key ${quoted(unknown)}${suggestion(unknown, keysOf(issue)) || '.'}`)
        .join('\n');
    case 'invalid_value':
      return missing(issue) ?? `${written(issue.input)} is none of ${issue.values.join(', ')}${near(issue)}`;
    case 'invalid_union':
      return issue.discriminator ? describeKind(issue) : undefined;
    case 'invalid_type':
      return (
        missing(issue) ??
        `"${String(key ?? 'record')}" is to be ${named(issue.expected)}, not ${written(issue.input)}.${emptied(issue)}`
      );
    default:
      return undefined;
  }
};

/** The items of a list that is empty by mistake stand below it, too far to the left. */
function emptied({ input, expected, path }: RawIssue & { readonly expected: string }): string {
  const holdsOthers = input === null && (path?.length ?? 0) > 0 && ['array', 'object', 'record'].includes(expected);
  return holdsOthers ? ' What belongs to it stands below it, and is indented further.' : '';
}

function describeKind({ input, discriminator, options }: RawIssue): string {
  const word = (input as Readonly<Record<string, unknown>>)[String(discriminator)];
  const known = options as readonly string[];
  if (word === undefined) return `"${discriminator}" is missing: it is one of ${known.join(', ')}.`;
  return `${written(word)} is none of ${known.join(', ')}${suggestion(String(word), known) || '.'}`;
}

function missing({ input, path }: RawIssue): string | undefined {
  return input === undefined ? `"${String(path?.at(-1))}" is missing.` : undefined;
}

function near(issue: RawIssue & { readonly values: readonly unknown[] }): string {
  return suggestion(String(issue.input), issue.values.map(String)) || '.';
}

function keysOf({ inst }: RawIssue): readonly string[] {
  return inst instanceof z.ZodObject ? Object.keys(inst.shape) : [];
}

const names: Readonly<Record<string, string>> = {
  string: 'text (in quotes where it looks like a number)',
  int: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'a map of keys and values',
  boolean: 'true or false',
};

const named = (expected: string): string => names[expected] ?? expected;

function written(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (input === null) return 'empty';
  return typeof input === 'object' ? 'a map' : quoted(String(input));
}

const LONGEST_QUOTATION = 100;

const quoted = (text: string): string => `"${printable(text, LONGEST_QUOTATION)}"`;
