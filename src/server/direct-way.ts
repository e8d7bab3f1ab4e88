import type { IncomingMessage } from 'node:http';
import { type GraphQLSchema, getOperationAST } from 'graphql';
import type { ClientShare } from './client-share.ts';
import type { CurrentState } from './current-state.ts';
import { hasCopy, headersOfGet } from './entity-tag.ts';
import type { AskedOperation, Execution, Executions } from './execution.ts';
import { AnswerBody, KeptAnswers } from './kept-answers.ts';
import { type KnownDocuments, operationIn, type Parameters } from './known-operation.ts';
import type { MadeAnswer } from './made-answer.ts';
import { readBody } from './read-body.ts';
import { type AnswerForm, createHeaders, formOf } from './response-headers.ts';
import type { OperationRecord } from './telemetry/operation-record.ts';
import { turns } from './turns.ts';
import { textOf, writeAnswer } from './written-answer.ts';

export interface DirectWayOptions extends KnownDocuments {
  readonly currentState: CurrentState;
  readonly schema: GraphQLSchema;
  readonly executions: Executions;
  readonly bodyLimitBytes: number;
  /** What answers that are kept may hold; with 0, each is made anew. */
  readonly keptAnswersBytes: number;
  readonly corsOrigins: '*' | readonly string[];
}

/** Who asks, and how an operation comes to its place. */
export interface Visitor {
  readonly client: string;
  /** Ends what is done for the request; fires by itself when the client goes away. */
  readonly stop: AbortController;
  readonly admit: (signal: AbortSignal) => Promise<void>;
  readonly standAside: () => () => void;
  /** What the client may spend; undefined where that has no limit. */
  readonly share?: ClientShare | undefined;
  /** What is noted of the operation. */
  readonly record?: OperationRecord | undefined;
}

/** The answer to a request, or what Yoga goes on from. */
export type DirectOutcome = { readonly made: MadeAnswer } | LeftToYoga;

interface LeftToYoga {
  readonly begun: Execution | undefined;
  /** The body of a POST, where it was read. */
  readonly body?: Promise<string> | undefined;
}

/** Answers a request where it can. */
export type DirectWay = (request: IncomingMessage, visitor: Visitor) => Promise<DirectOutcome>;

/** Of an operation whose document is known: its answer, or what was executed of it. */
export type Answered = { readonly body: AnswerBody } | { readonly begun: Execution | undefined };

/** Who asks the same as somebody else later than this runs the statement once more: else the answer would be too old. */
const JOIN_WITHIN_MS = 400;

/**
 * Answers operations that are known, from `node:http` to `node:http`: a POST of JSON or a GET, with a document that was
 * executed before, whose answer can be written. What was asked before of the data as they are is not asked again, and those
 * who ask the same at once share one answer. Whatever is unusual, and whatever must be refused, is left to Yoga, which goes
 * on from the body that was read, the place that was given, and the statements that have run.
 */
export function createDirectWay(options: DirectWayOptions) {
  const { schema, executions, currentState, bodyLimitBytes, keptAnswersBytes, corsOrigins } = options;
  const headersFor = createHeaders(corsOrigins);
  const kept = new KeptAnswers(keptAnswersBytes);
  /** What is being answered, by what was asked. */
  const underWay = new Map<string, { readonly since: number; readonly answered: Promise<Answered> }>();

  const execute = async (
    question: string,
    parameters: Parameters,
    visitor: Visitor,
    since: number,
  ): Promise<Answered> => {
    const { document, variables, operationName } = parameters;
    const { client, stop, standAside, share, record } = visitor;
    const { signal } = stop;
    const name = getOperationAST(document, operationName)?.name?.value;
    const asked: AskedOperation = {
      signal,
      stop,
      client,
      standAside,
      operationName: name,
      share,
      record,
      since,
      cypher: undefined,
    };
    const args = { schema, document, operationName, variableValues: variables };
    let latest: Execution | undefined;
    try {
      await visitor.admit(signal);
      if (turns.isOver()) await turns.next(client);
      const result = await executions.answer(asked, async (execution) => {
        latest = execution;
        const written = await writeAnswer(execution, args, { ...execution.context, client, standAside }, client);
        return written ?? needsExecutor();
      });
      if (result.errors !== undefined) return { begun: latest };
      const body = new AnswerBody(textOf(result), name);
      const state = latest?.reading.state;
      if (state !== undefined) kept.keep(question, state, body);
      return { body };
    } catch {
      return { begun: latest };
    }
  };

  /** The answer that was given before, if the data are still the same. */
  const known = async (question: string): Promise<AnswerBody | undefined> => {
    if (!kept.has(question)) return undefined;
    const state = await currentState.get();
    return state === undefined ? undefined : kept.get(question, state);
  };

  const answer = async (question: string, parameters: Parameters, visitor: Visitor): Promise<Answered> => {
    const since = visitor.record?.readAt ?? performance.now();
    if (keptAnswersBytes === 0) return execute(question, parameters, visitor, since);
    const other = underWay.get(question);
    if (other !== undefined && performance.now() - other.since < JOIN_WITHIN_MS) {
      const answered = await other.answered;
      if ('body' in answered) return answered;
    }
    const own = { since: performance.now(), answered: execute(question, parameters, visitor, since) };
    underWay.set(question, own);
    try {
      return await own.answered;
    } finally {
      if (underWay.get(question) === own) underWay.delete(question);
    }
  };

  const make = async (body: AnswerBody, request: IncomingMessage, form: AnswerForm): Promise<MadeAnswer> => {
    const isGet = request.method === 'GET';
    const more = isGet ? headersOfGet(body.entityTag) : [];
    if (isGet && hasCopy(request.headers['if-none-match'], body.entityTag)) {
      return { status: 304, headers: [...headersFor(request, undefined, undefined), ...more], body: new Uint8Array() };
    }
    const sent = await body.sentAs(request.headers['accept-encoding']);
    return { status: 200, headers: [...headersFor(request, form, sent.coding), ...more], ...sent };
  };

  const answerTo = async (question: string, method: string | undefined, visitor: Visitor): Promise<Answered> => {
    const again = await known(question);
    if (again !== undefined) {
      visitor.record?.answers('kept', again.operation);
      return { body: again };
    }
    const parameters = operationIn(question, method, options);
    if (parameters === undefined) return { begun: undefined };
    visitor.record?.executes(parameters.document, parameters.operationName);
    const answered = await answer(question, parameters, visitor);
    if ('body' in answered) visitor.record?.answers('direct', answered.body.operation);
    return answered;
  };

  const directWay = async (request: IncomingMessage, visitor: Visitor): Promise<DirectOutcome> => {
    const form = formOf(request);
    if (form === undefined) return { begun: undefined };
    const { method, url = '', headers } = request;
    const body = method === 'POST' ? readBody(request, headers['content-length'], bodyLimitBytes) : undefined;
    try {
      // What tells a question from others.
      const question = body === undefined ? url : await body;
      if (visitor.record) visitor.record.readAt = performance.now();
      const answered = await answerTo(question, method, visitor);
      return 'body' in answered ? { made: await make(answered.body, request, form) } : { ...answered, body };
    } catch {
      // Yoga meets the same, and words it.
      return { begun: undefined, body };
    }
  };

  /** Answers the body of a POST that the server makes to itself. */
  const answerHere = (body: string, visitor: Visitor): Promise<Answered> =>
    answerTo(body, 'POST', visitor).catch(() => ({ begun: undefined }));

  return Object.assign(directWay, { kept, answerHere });
}

function needsExecutor(): never {
  throw new TypeError('Only an executor can answer.');
}
