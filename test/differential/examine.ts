import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  visit,
} from 'graphql';
import type { RunStatement, Statement } from '../../src/pothos-plugin-neo4j/compiler/statement.ts';
import { foreignWords } from '../support/words.ts';
import { FoundRecords, type Written, writeAgain } from '../support/written.ts';
import type { Operation } from './draft.ts';
import type { NaiveAnswer, NaiveExecution } from './naive-execution.ts';
import { withOtherValues } from './other-values.ts';

/** A mistake in the compiled answer of an operation. */
export interface Finding {
  readonly kind:
    | 'answer'
    | 'written answer'
    | 'number of statements'
    | 'value in text'
    | 'text by shape'
    | 'answer of a kept plan';
  readonly detail: string;
}

/** The words and numbers in the Cypher that the schema contains. */
const ofAuthors = new Set(
  (
    "a b way SHORTEST y node nodes slugs relationships type keys collect ways range last steps place before after startNode ' '' " +
    "'OUTGOING' 'INCOMING' db index fulltext queryNodes YIELD d max seed places p known other further ties start endNode end nothing counted more between moreTies " +
    "limit hit hits fit likeThem withMost withNames withAny own last held term floor month says typed line told words split abs 'NAME 'TEXT 'KIND 'PLACE 'TIME 'RELATION " +
    'finish most wanted shortestOnly reduce levels level steps slugs keys nearest step next left taken one rest longer 2 3 4 6 7 ' +
    'near types best isForward degree included within total own fromYear toYear year date false ' +
    'words titles title at entry relation phrase inversePhrase role portfolio portfolios event length other one orders distance ' +
    '0 1 5 8 10 30 50 100'
  ).split(' '),
);

/** The result of an examination. */
export interface Examination {
  readonly finding: Finding | undefined;
  readonly statements: number;
  readonly refusals: number;
  /** Whether the operation exceeds the budget. Then nothing else is compared. */
  readonly isOverBudget: boolean;
  /** Whether the answer was written without the executor, or left to it although it has no errors. */
  readonly written: 'written' | 'left' | undefined;
}

/** Compares the compiled answer of an operation with the naive answer, and checks the statements that ran. */
export async function examine(
  schema: GraphQLSchema,
  run: RunStatement,
  naive: NaiveExecution,
  { source, variables }: Operation,
): Promise<Examination> {
  const document = parse(source);
  const statements: Statement[] = [];
  const found = new FoundRecords();
  const contextValue = {
    run: found.from((statement) => {
      statements.push(statement);
      return run(statement);
    }),
  };
  const [compiled, expected] = await Promise.all([
    execute({ schema, document, variableValues: variables, contextValue }),
    naive(document, variables),
  ]);
  const isOverBudget = compiled.errors?.some(({ extensions }) => extensions['code'] === 'LIMIT_EXCEEDED') ?? false;
  const written = await writeAgain({ schema, document, variables, result: compiled, found });
  const finding = isOverBudget
    ? undefined
    : (answerFinding(compiled, expected) ??
      writtenFinding(written) ??
      countFinding(statements, expected.statements) ??
      valueFinding(schema, document, variables, statements) ??
      (await shapeFinding(schema, document, variables, statements)) ??
      (await keptFinding(schema, run, naive, document, variables)));
  const refusals = compiled.errors?.length ?? 0;
  const way = typeof written === 'object' || (written === 'left' && refusals > 0) ? undefined : written;
  return { finding, statements: statements.length, refusals, isOverBudget, written: way };
}

function writtenFinding(written: Written): Finding | undefined {
  return typeof written === 'object' ? { kind: 'written answer', detail: written.wrong } : undefined;
}

/** Runs the same document with other variables. The kept plan, or a new one if it does not fit, must give the right answer. */
async function keptFinding(
  schema: GraphQLSchema,
  run: RunStatement,
  naive: NaiveExecution,
  document: DocumentNode,
  variables: Operation['variables'],
): Promise<Finding | undefined> {
  if (Object.keys(variables).length === 0) return undefined;
  const { variables: others } = withOtherValues(document, variables);
  const [compiled, expected] = await Promise.all([
    execute({ schema, document, variableValues: others, contextValue: { run } }),
    naive(document, others),
  ]);
  if (compiled.errors?.some(({ extensions }) => extensions['code'] === 'LIMIT_EXCEEDED')) return undefined;
  const finding = answerFinding(compiled, expected);
  return finding && { kind: 'answer of a kept plan', detail: `with ${JSON.stringify(others)}\n${finding.detail}` };
}

function answerFinding(compiled: ExecutionResult, { result: expected, open }: NaiveAnswer): Finding | undefined {
  const [got, wanted] = [comparable(compiled, open), comparable(expected, open)];
  if (got === wanted) return undefined;
  const at = [...wanted].findIndex((letter, index) => letter !== got[index]);
  const excerpt = (text: string) => text.slice(Math.max(0, at - 300), at + 300);
  const messages = (expected.errors ?? []).map(({ message }) => message);
  const unexpected = (compiled.errors ?? []).find(({ message }) => !messages.includes(message));
  return {
    kind: 'answer',
    detail: [
      ...(unexpected ? [`unexpected error: ${unexpected.message}`] : []),
      `the answers part at character ${at}`,
      `compiled: … ${excerpt(got)} …`,
      `naive:    … ${excerpt(wanted)} …`,
    ].join('\n'),
  };
}

/** The order of response keys matters, that of errors does not. For an open value, only its presence matters. */
function comparable({ data, errors = [] }: ExecutionResult, open: readonly string[]): string {
  const isOpen = (key: unknown) => open.includes(String(key));
  const closed = Object.entries(data ?? {}).map(([key, value]) => [key, isOpen(key) ? value != null : value]);
  const sorted = errors
    .filter(({ path }) => !isOpen(path?.[0]))
    .map(comparableError)
    .sort();
  return JSON.stringify({ data: data && closed, errors: sorted });
}

function comparableError({ message, path, locations, extensions }: GraphQLError): string {
  return JSON.stringify({ path, message, locations, code: extensions['code'] });
}

function countFinding(statements: readonly Statement[], expected: number): Finding | undefined {
  if (statements.length === expected) return undefined;
  return { kind: 'number of statements', detail: `${statements.length} ran, ${expected} were expected` };
}

function valueFinding(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Operation['variables'],
  statements: readonly Statement[],
): Finding | undefined {
  const text = statements.map((statement) => statement.text).join('\n');
  const [foreign] = foreignWords(schema, text, ofAuthors);
  if (foreign !== undefined) return { kind: 'value in text', detail: `${JSON.stringify(foreign)} in\n${text}` };
  // A value can also consist of allowed words, so whole values are searched too. Single words and short texts are skipped, since
  // they can be there by chance: as a name of the model, or as a bracket of Cypher. `shapeFinding` finds those.
  const telling = valuesOf(document, variables).filter((value) => !/^(\w*|.{0,12})$/su.test(value));
  const found = telling.find((value) => text.includes(value));
  return found === undefined ? undefined : { kind: 'value in text', detail: `${JSON.stringify(found)} in\n${text}` };
}

function valuesOf(document: DocumentNode, variables: Operation['variables']): readonly string[] {
  const values: string[] = [];
  visit(document, { [Kind.STRING]: (node) => void values.push(node.value) });
  // Enum values look like text in variables: `NAME` is part of the shape, not a value.
  const gather = (value: unknown): void => {
    if (typeof value === 'string' && !/^[A-Z][A-Z0-9_]*$/.test(value)) values.push(value);
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  gather(variables);
  return values;
}

/** The same operation with other values must have exactly the same text. */
async function shapeFinding(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Operation['variables'],
  statements: readonly Statement[],
): Promise<Finding | undefined> {
  const texts: string[] = [];
  const contextValue = {
    run: async ({ text }: Statement) => {
      texts.push(text);
      return [];
    },
  };
  const other = withOtherValues(document, variables);
  const result = await execute({
    schema,
    document: other.document,
    variableValues: other.variables,
    contextValue,
  });
  // A slightly larger page can exceed the budget.
  if (result.errors?.some(({ extensions }) => extensions['code'] === 'LIMIT_EXCEEDED')) return undefined;
  const index = statements.findIndex(({ text }, position) => text !== texts[position]);
  if (index < 0 && texts.length === statements.length) return undefined;
  const detail = `of\n${statements[index]?.text}\nbecame\n${texts[index]}\nwith ${JSON.stringify(other.variables)}`;
  return { kind: 'text by shape', detail };
}
