import type { Parameter, Statement } from '../compiler/statement.ts';
import type { RunnableStatement } from '../database/run.ts';

/** One statement that ran, as a response shows it under `extensions.cypher`. */
export interface ExplainedStatement {
  readonly statement: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Without the two that tell the state of the data. */
  readonly rows: number;
  readonly milliseconds: number;
  /** What it cost by the measures of the budget, known before it ran. */
  readonly cost?: NonNullable<Statement['cost']>;
  /** Commands that set the parameters, with their types, in Neo4j Browser and cypher-shell. */
  readonly browser: string;
}

export function explainStatement(
  statement: RunnableStatement,
  rows: number,
  milliseconds: number,
  cost?: Statement['cost'],
): ExplainedStatement {
  const parameters = Object.entries(statement.parameters);
  return {
    statement: statement.text,
    parameters: Object.fromEntries(parameters.map(([name, { value }]) => [name, value])),
    rows,
    milliseconds: Math.round(milliseconds * 100) / 100,
    ...(cost && { cost }),
    browser: parameters
      .map(([name, parameter]) => `:param ${name} => ${literal(parameter, parameter.value)};`)
      .join('\n'),
  };
}

/** A value as Cypher writes it. JSON would lose the type of a number: `LIMIT 20.0` is an error. */
function literal(parameter: Parameter, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map((item) => literal(parameter, item)).join(', ')}]`;
  switch (parameter.type) {
    case 'integer':
    case 'boolean':
      return String(value);
    case 'float':
      return Number.isInteger(value) ? `${value}.0` : String(value);
    default:
      return `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
  }
}
