import type { IncomingMessage } from 'node:http';
import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql';
import { chooseCoding } from './content-coding.ts';
import type { AskedOperation, Execution, Executions } from './execution.ts';
import { graphqlPath } from './front-door.ts';
import { checkNesting } from './lexical-limits.ts';
import type { MadeAnswer } from './made-answer.ts';
import { readBody } from './read-body.ts';
import { hasLoneSurrogate, parseBody } from './read-request.ts';
import { type AnswerForm, createHeaders, formOf } from './response-headers.ts';
import { turns } from './turns.ts';
import { textOf, writeAnswer } from './written-answer.ts';

export interface DirectWayOptions {
  readonly schema: GraphQLSchema;
  readonly executions: Executions;
  /** Documents by their text, as they were parsed. */
  readonly documents: { readonly get: (text: string) => DocumentNode | undefined };
  /** Those of them that were executed before, and therefore are valid and within all limits. */
  readonly executed: WeakSet<DocumentNode>;
  readonly bodyLimitBytes: number;
  readonly corsOrigins: '*' | readonly string[];
}

/** Who asks, and how an operation comes to its place. */
export interface Visitor {
  readonly client: string;
  readonly signal: AbortSignal;
  readonly admit: (signal: AbortSignal) => Promise<void>;
  readonly standAside: () => () => void;
}

/** The answer to a request, or what Yoga goes on from. */
export type DirectOutcome = { readonly made: MadeAnswer } | { readonly begun: Execution | undefined };

export type DirectWay = ReturnType<typeof createDirectWay>;

const notHere: DirectOutcome = { begun: undefined };

/**
 * Answers operations that are known, from `node:http` to `node:http`: a POST of JSON with a document that was executed
 * before, whose answer can be written. Whatever is unusual, and whatever must be refused, is left to Yoga, which goes on
 * from the body that was read, the place that was given, and the statements that have run.
 */
export function createDirectWay(options: DirectWayOptions) {
  const { schema, executions, documents, executed, bodyLimitBytes, corsOrigins } = options;
  const headersFor = createHeaders(corsOrigins);

  /** The operation in a body, where its document is known. */
  const find = (text: string): KnownOperation | undefined => {
    const { query, variables, operationName, ...others } = parseBody(text) as Record<string, unknown>;
    if (typeof query !== 'string' || Object.keys(others).length > 0) return undefined;
    if (!isVariables(variables) || !isName(operationName)) return undefined;
    if (text.includes('\\u') && hasLoneSurrogate(variables)) return undefined;
    checkNesting(variables);
    const document = documents.get(query);
    return document && executed.has(document) ? { document, variables, operationName } : undefined;
  };

  const execute = async ({ document, variables, operationName }: KnownOperation, visitor: Visitor) => {
    const { client, signal, standAside } = visitor;
    const name = getOperationAST(document, operationName)?.name?.value;
    const asked: AskedOperation = { signal, client, standAside, operationName: name, cypher: undefined };
    const args = { schema, document, operationName, variableValues: variables };
    let latest: Execution | undefined;
    try {
      const result = await executions.answer(asked, async (execution) => {
        latest = execution;
        const written = await writeAnswer(execution, args, { ...execution.context, client, standAside }, client);
        return written ?? needsExecutor();
      });
      return result.errors === undefined ? { text: textOf(result) } : { begun: latest };
    } catch {
      return { begun: latest };
    }
  };

  const makeAnswer = async (text: string, request: IncomingMessage, form: AnswerForm): Promise<MadeAnswer> => {
    const body = Buffer.from(text);
    const coding = chooseCoding(request.headers['accept-encoding'] ?? null, body.byteLength);
    const sent = coding === undefined ? body : await coding.compress(body);
    return { status: 200, headers: headersFor(request, form, coding?.name), body: sent };
  };

  return async (request: IncomingMessage, visitor: Visitor): Promise<DirectOutcome> => {
    const form = request.method === 'POST' && request.url === graphqlPath ? formOf(request.headers) : undefined;
    if (form === undefined) return notHere;
    try {
      const known = find(await readBody(request, request.headers['content-length'], bodyLimitBytes));
      if (known === undefined) return notHere;
      await visitor.admit(visitor.signal);
      if (turns.isOver()) await turns.next(visitor.client);
      const answer = await execute(known, visitor);
      return answer.text === undefined
        ? { begun: answer.begun }
        : { made: await makeAnswer(answer.text, request, form) };
    } catch {
      // Yoga meets the same, and words it.
      return notHere;
    }
  };
}

interface KnownOperation {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName: string | null | undefined;
}

const isVariables = (value: unknown): value is KnownOperation['variables'] =>
  value === null || value === undefined || (typeof value === 'object' && !Array.isArray(value));

const isName = (value: unknown): value is KnownOperation['operationName'] =>
  value === null || value === undefined || typeof value === 'string';

function needsExecutor(): never {
  throw new TypeError('Only an executor can answer.');
}
