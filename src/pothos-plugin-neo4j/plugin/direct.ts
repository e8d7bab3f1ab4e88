import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
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
import { noteRefusedAlone, overBudget, plannedAlone } from './operation-budget.ts';
import { answerTo, type RootInfo, type RootOptions, requestValues } from './root.ts';

/** The arguments of an execution, with the names of graphql-js. */
export interface ExecutionArguments {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
  readonly contextValue: object;
}

/** A root field whose statement is running. */
export interface BegunRoot {
  readonly answer: Answer;
  readonly records: Promise<readonly PositionalRecord[]>;
}

/**
 * An operation whose statements are running. Its answer can be written from their records without an executor. If that turns
 * out to be impossible, the executor continues with the same records: see `goOnFrom`.
 */
export class BegunOperation {
  readonly isRefused = false;
  readonly #request: RequestValues;
  readonly #operation: WrittenOperation;
  /** The root fields, and the JSON texts of `__typename`, by response key in the order of the answer. */
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

  /** Resolves when all records have arrived; rejects if a statement fails. */
  async records(): Promise<void> {
    await Promise.all([...this.#roots.values()].map((root) => (typeof root === 'object' ? root.records : undefined)));
  }

  /**
   * Writes `data` as JSON when the records have arrived. `size` is measured as in `answer-size.ts`. Rejects if the size exceeds
   * the limit, or if only the executor can answer. `pause` is called before each root field: if it returns a promise, writing
   * waits for it, so that other work can run.
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

/**
 * An operation that exceeds the budget: nothing of it has run. The executor reports the same refusal at each root field, or at the one that is
 * too much alone.
 */
export class RefusedOperation {
  readonly isRefused = true;
  readonly refusal: GraphQLError;
  /** The root field that is refused alone, if only that one is: the executor looks at the others. */
  readonly alone: RefusedAlone | undefined;

  constructor(refusal: GraphQLError, alone?: RefusedAlone) {
    this.refusal = refusal;
    this.alone = alone;
  }
}

/** A root field that is too much by itself. It takes long to plan, and is not planned once more. */
interface RefusedAlone {
  readonly responseKey: string;
  /** What was planned of it. */
  readonly planned: Cost;
}

/** An operation of a document, with the fragments of the document. */
interface Known {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

const known = new WeakMap<DocumentNode, Map<string | undefined, Known | undefined>>();

/**
 * Begins an operation of a valid document if the compiler answers all its root fields: compiles them and runs their
 * statements, unless they exceed the budget together. Otherwise, or if something is wrong with the request, the result is
 * undefined and nothing runs: the executor has to answer.
 */
export function beginOperation(args: ExecutionArguments): BegunOperation | RefusedOperation | undefined {
  const options = args.schema.extensions['graphRoot'] as RootOptions | undefined;
  const asked = options && operationOf(args);
  if (options === undefined || asked === undefined) return undefined;
  try {
    return begin(options, asked, args);
  } catch {
    // The executor compiles again and reports the error at its field.
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
    // An unknown name is not kept: clients could send any number of them.
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
): BegunOperation | RefusedOperation | undefined {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given ?? {}, { maxErrors: 1 });
  const queryType = schema.getQueryType();
  if (coerced === undefined || !queryType) return undefined;
  const about = { schema, fragments, operation, variableValues: coerced, rootValue: undefined };
  const selection = collectFields(about, queryType, [operation]);
  if (selection === unreadable || !isCompiled(queryType, selection)) return undefined;
  const request = requestValues(options, context, about);
  const answers = compileRoots(options, context, about, request, selection);
  if (answers === undefined || answers instanceof RefusedOperation) return answers;
  const run = options.run(context);
  const roots = new Map<string, BegunRoot | string>();
  for (const [responseKey, answer] of answers) {
    if (typeof answer === 'string') {
      roots.set(responseKey, answer);
      continue;
    }
    const records = run(answer.statement);
    // Without this, Node.js would report an unhandled rejection when the statement fails before anybody awaits it.
    records.catch(() => {});
    roots.set(responseKey, { answer, records });
  }
  return new BegunOperation(request, { ...about, context }, roots);
}

/** Compiles all root fields. Undefined if only the executor can answer one of them. */
function compileRoots(
  options: RootOptions,
  context: object,
  about: Omit<WrittenOperation, 'context'>,
  request: RequestValues,
  selection: Selection,
): ReadonlyMap<string, Answer | string> | RefusedOperation | undefined {
  const { schema, fragments, operation, variableValues } = about;
  const queryType = schema.getQueryType()!;
  const answers = new Map<string, Answer | string>();
  const keeps: (() => void)[] = [];
  let together: Cost | undefined;
  for (const [responseKey, fieldNodes] of selection) {
    const fieldName = fieldNodes[0]!.name.value;
    if (fieldName === '__typename') {
      answers.set(responseKey, quoted(queryType.name));
      continue;
    }
    const path = { key: responseKey, prev: undefined, typename: queryType.name };
    let answer: Answer | undefined;
    try {
      answer = answerTo(
        options,
        context,
        // One by one: V8 copies objects that are spread slowly.
        { schema, fragments, operation, variableValues, fieldName, fieldNodes, parentType: queryType, path },
        request,
        (keep) => keeps.push(keep),
      );
    } catch (error) {
      const planned = plannedAlone({ variableValues });
      if (planned === undefined || !(error instanceof GraphQLError)) throw error;
      return new RefusedOperation(error, { responseKey, planned });
    }
    if (answer?.write === undefined) return undefined;
    answers.set(responseKey, answer);
    const { cost } = answer.statement;
    if (cost !== undefined) together = together === undefined ? cost : costOfBoth(together, cost);
    // The remaining fields need not be compiled.
    if (together !== undefined && isOver(together, options.budget)) {
      return new RefusedOperation(overBudget(together, options.budget));
    }
  }
  for (const keep of keeps) keep();
  return answers;
}

function isCompiled(queryType: NonNullable<ReturnType<GraphQLSchema['getQueryType']>>, selection: Selection): boolean {
  return [...selection.values()].every(([node]) => {
    const field = queryType.getFields()[node!.name.value];
    if (field === undefined) return node!.name.value === '__typename';
    return fieldMapping(field) !== undefined && !isWrapped(field);
  });
}

const continued = new WeakMap<object, BegunOperation | RefusedOperation>();

/** Makes an execution with this context continue with the records of an operation that has begun, or with its refusal. */
export function goOnFrom(begun: BegunOperation | RefusedOperation, context: object): void {
  continued.set(context, begun);
}

/** The running statement of a root field, if the operation was begun before its execution. Throws if it is refused. */
export function begunRoot(
  context: object,
  responseKey: string,
  info: Pick<RootInfo, 'variableValues'>,
): BegunRoot | undefined {
  const begun = continued.get(context);
  if (!begun?.isRefused) return begun?.root(responseKey);
  if (begun.alone === undefined) throw begun.refusal;
  if (begun.alone.responseKey !== responseKey) return undefined;
  noteRefusedAlone(info, begun.alone.planned);
  throw begun.refusal;
}
