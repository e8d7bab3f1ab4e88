import { missingIn, type Parameter, type Statement } from '../../pothos-plugin-neo4j/compiler/index.ts';
import type { RunnableStatement } from '../../pothos-plugin-neo4j/runner/index.ts';

type SchemaStatement = NonNullable<Statement['wanted']>[number];

/** One statement that ran, as a response shows it under `extensions.cypher`. */
export interface ExplainedStatement {
  readonly statement: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly rows: number;
  readonly milliseconds: number;
  /** What it cost by the measures of the budget, known before it ran. */
  readonly cost?: NonNullable<Statement['cost']>;
  /** The constraints and indexes that would serve it and that the database lacks; absent where it has them all. */
  readonly missing?: readonly { readonly purpose: string; readonly statement: string }[];
  /** Commands that set the parameters, with their types, in Neo4j Browser and cypher-shell. */
  readonly browser: string;
}

/** Runs the statement that reads which indexes a database has. */
export type AskForIndexes = Parameters<typeof missingIn>[0];

/** What a statement wants and the database lacks; nothing where the database does not tell. */
export async function missingFor(
  { wanted }: Pick<Statement, 'wanted'>,
  ask: AskForIndexes,
): Promise<readonly SchemaStatement[]> {
  try {
    return wanted === undefined ? [] : await missingIn(ask, wanted);
  } catch {
    return [];
  }
}

export function explainStatement(
  statement: RunnableStatement & Pick<Statement, 'cost'>,
  {
    rows,
    milliseconds,
    missing = [],
  }: { readonly rows: number; readonly milliseconds: number; readonly missing?: readonly SchemaStatement[] },
): ExplainedStatement {
  const { cost } = statement;
  const parameters = Object.entries(statement.parameters);
  return {
    statement: statement.text,
    parameters: Object.fromEntries(parameters.map(([name, { value }]) => [name, shown(value)])),
    rows,
    milliseconds: Math.round(milliseconds * 100) / 100,
    ...(cost && { cost }),
    ...(missing.length > 0 && { missing: missing.map(({ purpose, text }) => ({ purpose, statement: text })) }),
    browser: parameters
      .map(([name, parameter]) => `:param ${name} => ${literal(parameter, parameter.value)};`)
      .join('\n'),
  };
}

/** A value as JSON can hold it: what is no number there is text. */
function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  const isNumber = typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'bigint';
  return isNumber ? value : String(value);
}

/** A value as Cypher writes it. JSON would lose the type of a number: `LIMIT 20.0` is an error. */
export function literal(parameter: Pick<Parameter, 'type'>, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map((item) => literal(parameter, item)).join(', ')}]`;
  switch (parameter.type) {
    case 'integer':
    case 'boolean':
      return String(value);
    case 'float':
      return floatLiteral(Number(value));
    case 'point':
      return `point({${Object.entries(value)
        .map(([name, part]) => `${name}: ${part}`)
        .join(', ')}})`;
    default:
      return textLiteral(String(value));
  }
}

/** `1e+21`, `NaN` and `Infinity` are floats as they stand. */
function floatLiteral(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** What a terminal could take for the end of a line, or not show, is written by its number. */
function textLiteral(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${escaped}'`;
}
