import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { FIELD_BYTES, OTHER_VALUE_BYTES } from '../compiler/answer-size.ts';
import type { Cost } from '../compiler/budget.ts';
import { collectFields, type Selection, unreadable } from '../compiler/collect.ts';
import type { Answer } from '../compiler/compile.ts';
import { costOfBoth, isOver } from '../compiler/cost.ts';
import { quoted } from '../compiler/json.ts';
import { fieldMapping, isWrapped } from '../compiler/mapping.ts';
import type { RequestValues } from '../compiler/request-values.ts';
import type { PositionalRecord } from '../compiler/statement.ts';
import type { Writing, WrittenOperation } from '../compiler/writer.ts';
import { answerTo, type RootOptions, requestValues } from './root.ts';

/** What an operation is asked with, by the names that graphql-js gives them. */
export interface ExecutionArguments {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
  readonly contextValue: object;
}

/** A root field whose statement runs. */
export interface BegunRoot {
  readonly answer: Answer;
  readonly records: Promise<readonly PositionalRecord[]>;
}

/**
 * An operation whose statements run, and whose answer can be written from their records without an executor. Where it
 * cannot after all, the executor goes on with the same records: see `goOnFrom`.
 */
export class BegunOperation {
  readonly #request: RequestValues;
  readonly #operation: WrittenOperation;
  /** By response key, in the order of the answer: the root fields, and the texts of `__typename`. */
  readonly #roots: ReadonlyMap<string, BegunRoot | string>;

  constructor(request: RequestValues, operation: WrittenOperation, roots: ReadonlyMap<string, BegunRoot | string>) {
    this.#request = request;
    this.#operation = operation;
    this.#roots = roots;
  }

  root(responseKey: string): BegunRoot | undefined {
    const root = this.#roots.get(responseKey);
    return typeof root === 'object' ? root : undefined;
  }

  /** Resolves when all records are there; rejects where a statement failed. */
  async records(): Promise<void> {
    await Promise.all([...this.#roots.values()].map((root) => (typeof root === 'object' ? root.records : undefined)));
  }

  /**
   * Writes `data` as JSON once the records are there, and says what it holds by the measure of `answer-size.ts`. Throws
   * where that is more than the limit, and where only the executor can answer. `pause` is asked before each root field
   * whether something else has its turn first.
   */
  async write(
    limit: number,
    pause: () => Promise<void> | undefined = () => undefined,
  ): Promise<{ readonly text: string; readonly size: number }> {
    const writing: Writing = { request: this.#request, operation: this.#operation, size: 0, limit };
    let text = '';
    for (const [responseKey, root] of this.#roots) {
      const turn = pause();
      if (turn !== undefined) await turn;
      const value = typeof root === 'string' ? root : root.answer.write!(await root.records, writing);
      writing.size +=
        responseKey.length + FIELD_BYTES + (typeof root === 'string' ? root.length + 1 : OTHER_VALUE_BYTES);
      text += `${text === '' ? '' : ','}"${responseKey}":${value}`;
    }
    return { text: `{${text}}`, size: writing.size };
  }
}

/** An operation of a document that can be begun. */
interface Known {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

const known = new WeakMap<DocumentNode, Map<string | undefined, Known | undefined>>();

/**
 * Begins an operation of a valid document, all of whose root fields are answered by the compiler: compiles them and runs
 * their statements. Undefined where only the executor can answer, or can say what is wrong; then nothing runs.
 */
export function beginOperation(args: ExecutionArguments): BegunOperation | undefined {
  const options = args.schema.extensions['graphRoot'] as RootOptions | undefined;
  const asked = options && operationOf(args);
  if (options === undefined || asked === undefined) return undefined;
  try {
    return begin(options, asked, args);
  } catch {
    // The executor does the same again, and reports it at its field.
    return undefined;
  }
}

function operationOf({ document, operationName }: ExecutionArguments): Known | undefined {
  const name = operationName ?? undefined;
  let operations = known.get(document);
  if (operations === undefined) {
    operations = new Map();
    known.set(document, operations);
  }
  if (!operations.has(name)) {
    // A name that nothing has comes from a client: it is not kept.
    const operation = getOperationAST(document, name);
    if (operation?.operation !== OperationTypeNode.QUERY) return undefined;
    const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    }
    operations.set(name, { operation, fragments });
  }
  return operations.get(name);
}

function begin(
  options: RootOptions,
  { operation, fragments }: Known,
  { schema, variableValues: given, contextValue: context }: ExecutionArguments,
): BegunOperation | undefined {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given ?? {}, { maxErrors: 1 });
  const queryType = schema.getQueryType();
  if (coerced === undefined || !queryType) return undefined;
  const about = { schema, fragments, operation, variableValues: coerced, rootValue: undefined };
  const selection = collectFields(about, queryType, [operation]);
  if (selection === unreadable || !isCompiled(queryType, selection)) return undefined;
  const request = requestValues(options, context, about);
  const answers = compileRoots(options, context, about, request, selection);
  if (answers === undefined) return undefined;
  const run = options.run(context);
  const roots = new Map<string, BegunRoot | string>();
  for (const [responseKey, answer] of answers) {
    if (typeof answer === 'string') {
      roots.set(responseKey, answer);
      continue;
    }
    const records = run(answer.statement);
    // Whoever waits for it learns of a failure; it need not be who waits first.
    records.catch(() => {});
    roots.set(responseKey, { answer, records });
  }
  return new BegunOperation(request, { ...about, context }, roots);
}

/** Undefined where only the executor can answer one of them, or refuse them all. */
function compileRoots(
  options: RootOptions,
  context: object,
  about: Omit<WrittenOperation, 'context'>,
  request: RequestValues,
  selection: Selection,
): ReadonlyMap<string, Answer | string> | undefined {
  const queryType = about.schema.getQueryType()!;
  const answers = new Map<string, Answer | string>();
  let together: Cost | undefined;
  for (const [responseKey, fieldNodes] of selection) {
    const fieldName = fieldNodes[0]!.name.value;
    if (fieldName === '__typename') {
      answers.set(responseKey, quoted(queryType.name));
      continue;
    }
    const path = { key: responseKey, prev: undefined, typename: queryType.name };
    const answer = answerTo(
      options,
      context,
      { ...about, fieldName, fieldNodes, parentType: queryType, path },
      request,
    );
    if (answer?.write === undefined) return undefined;
    answers.set(responseKey, answer);
    const { cost } = answer.statement;
    if (cost !== undefined) together = together === undefined ? cost : costOfBoth(together, cost);
    // The others need not be compiled to know it.
    if (together !== undefined && isOver(together, options.budget)) return undefined;
  }
  return answers;
}

function isCompiled(queryType: NonNullable<ReturnType<GraphQLSchema['getQueryType']>>, selection: Selection): boolean {
  return [...selection.values()].every(([node]) => {
    const field = queryType.getFields()[node!.name.value];
    if (field === undefined) return node!.name.value === '__typename';
    return fieldMapping(field) !== undefined && !isWrapped(field);
  });
}

const continued = new WeakMap<object, BegunOperation>();

/** Has the executor, for an execution with this context, go on with the records of an operation that has begun. */
export function goOnFrom(begun: BegunOperation, context: object): void {
  continued.set(context, begun);
}

/** What has begun of a root field before the executor. */
export function begunRoot(context: object, responseKey: string): BegunRoot | undefined {
  return continued.get(context)?.root(responseKey);
}
