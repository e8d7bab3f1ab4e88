import { parse } from 'yaml';
import { z } from 'zod';
import { OperatorError } from '../errors.ts';
import { nodeTypes } from './node-types.ts';
import { parametersIn, tokensOf } from './tokens.ts';

/** What a parameter takes: a plain type, or a label of the graph, whose nodes people name by slug, code or name. */
export const PLAIN_TYPES = ['text', 'integer', 'float', 'boolean', 'date'] as const;

export interface QueryParameter {
  /** One of `PLAIN_TYPES`, or a label. */
  readonly type: string;
  /** Used where nothing is given; `undefined` where something must be. A node is named as on the command line. */
  readonly default: string | number | boolean | null | undefined;
  readonly meaning: string;
}

/** A query with what its header says about it. */
export interface Query {
  readonly title: string;
  readonly question: string;
  /** What must not be concluded from its rows. */
  readonly caution: string | undefined;
  readonly parameters: Readonly<Record<string, QueryParameter>>;
  /** What each column holds, in the order of the columns. */
  readonly columns: Readonly<Record<string, string>>;
  /** The Cypher, header included, so that a line of an error is a line of the file. */
  readonly text: string;
}

const parameter = z.strictObject({
  type: z.string().refine((type) => (PLAIN_TYPES as readonly string[]).includes(type) || type in nodeTypes, {
    error: `must be one of ${[...PLAIN_TYPES, ...Object.keys(nodeTypes)].join(', ')}`,
  }),
  default: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
  meaning: z.string(),
});

const header = z.strictObject({
  question: z.string(),
  caution: z.string().optional(),
  parameters: z.record(z.string(), parameter).default({}),
  columns: z.record(z.string(), z.string()).default({}),
});

/**
 * Reads a file of the library: the title in its first comment, then a header in YAML, in comments, then the Cypher.
 * Throws an OperatorError that names the file and what is wrong with its header.
 */
export function readQuery(text: string, file: string): Query {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const [title = '', ...rest] = lines.slice(0, end === -1 ? lines.length : end).map((line) => line.slice(3));
  const result = header.safeParse(parseHeader(rest.join('\n'), file));
  if (title === '' || !result.success) {
    const issues = result.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
    throw new OperatorError([`${file}: the header is not complete.`, ...issues].join('\n'));
  }
  const { question, caution, columns } = result.data;
  const parameters: Record<string, QueryParameter> = {};
  for (const [name, { type, default: standard, meaning }] of Object.entries(result.data.parameters)) {
    parameters[name] = { type, default: standard, meaning };
  }
  const used = parametersIn(tokensOf(text));
  for (const name of new Set([...used, ...Object.keys(parameters)])) {
    if (!used.includes(name)) throw new OperatorError(`${file}: the parameter ${name} of the header is not used.`);
    if (!(name in parameters)) throw new OperatorError(`${file}: the header does not declare the parameter ${name}.`);
  }
  return { title, question, caution, parameters, columns, text };
}

function parseHeader(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new OperatorError(`${file}: the header is no YAML: ${(error as Error).message}`);
  }
}

/** Whether a query has a header. */
export function isWholeQuery(query: Pick<Query, 'text'> & Partial<Query>): query is Query {
  return query.title !== undefined;
}

/** Whether a text starts with a header, and not with Cypher or a plain comment. */
export function hasHeader(text: string): boolean {
  return /^\/\/ .*\n(?:\/\/.*\n)*\/\/ question:/.test(text);
}
