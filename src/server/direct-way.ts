import type { IncomingMessage } from 'node:http';
import { type ExecutionResult, type GraphQLSchema, getOperationAST } from 'graphql';
import type { StandAside } from '../database/schedule.ts';
import { unlessGone } from '../unless-gone.ts';
import type { ClientShare } from './admission/client-share.ts';
import { turns } from './admission/turns.ts';
import type { CurrentState } from './data/current-state.ts';
import type { AskedOperation, Execution, Executions } from './execution/execution.ts';
import { AnswerBody, KeptAnswers } from './execution/kept-answers.ts';
import { textOf, writeAnswer } from './execution/written-answer.ts';
import { hasCopy, headersOfGet } from './http/entity-tag.ts';
import type { MadeAnswer } from './http/made-answer.ts';
import { type AnswerForm, createHeaders, formOf } from './http/response-headers.ts';
import { type KnownDocuments, operationIn, type Parameters } from './request/known-operation.ts';
import { readBody } from './request/read-body.ts';
import type { OperationRecord } from './telemetry/operation-record.ts';

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
  readonly standAside: StandAside;
  /** Makes room for others while the answer of somebody else is waited for, who has a place already or not; false where that may not be. */
  readonly shareAnswer: (isUnderWay: boolean) => boolean;
  /** What the client may spend; undefined where that has no limit. */
  readonly share?: ClientShare | undefined;
  /** What is noted of the operation. */
  readonly record?: OperationRecord | undefined;
  /** When the page was asked for that the operation belongs to. */
  readonly since?: number | undefined;
}

/** What Yoga goes on from. */
export interface LeftToYoga {
  readonly begun: Execution | undefined;
  /** How the operation was refused once it was executed: Yoga words that, and executes nothing. */
  readonly refusal?: ExecutionResult | undefined;
  /** The body of a POST, where it was read. */
  readonly body?: Promise<string> | undefined;
}

/**
 * Answers a request where it can: `send` is given the answer. Else it resolves to what is left.
 *
 * No answer comes back by a promise. Who waits for a place becomes old for V8 meanwhile, with all promises and functions that
 * wait; what they led to then would outlive its own end, until the next major collection: the answer, and the records.
 */
export type DirectWay = (
  request: IncomingMessage,
  visitor: Visitor,
  send: (made: MadeAnswer) => void,
) => Promise<LeftToYoga | undefined>;

/** Is given the answer, once it is made. */
type Deliver = (body: AnswerBody) => Promise<void> | void;

/** A question on its way to its answer. */
interface Asking {
  /** What tells it from others: the body of a POST, or the address of a GET. */
  readonly key: string;
  readonly parameters: Parameters;
  readonly visitor: Visitor;
  /** When it had been read, by `performance.now()`. */
  readonly since: number;
  readonly deliver: Deliver;
  /** Called once it has its place. */
  readonly onPlace?: (() => void) | undefined;
}

/** An answer on its way, for all who ask the same. */
interface UnderWay {
  readonly since: number;
  readonly body: Promise<AnswerBody | undefined>;
  /** Whether it is being made, and does not wait for its place any more. */
  hasPlace: boolean;
}

/** Of an operation whose document is known: its answer, or what was executed of it. */
export type Answered = { readonly answer: AnswerBody } | LeftToYoga;

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
  /** What is being answered, by what was asked; nothing comes of some. */
  const underWay = new Map<string, UnderWay>();

  const execute = async (asking: Asking): Promise<LeftToYoga | undefined> => {
    const { key, parameters, visitor, since, deliver } = asking;
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
      const result = await executions.answer(asked, async (execution) => {
        latest = execution;
        const written = await writeAnswer(execution, args, { ...execution.context, client, standAside }, client);
        return written ?? needsExecutor();
      });
      if (result.errors !== undefined) return { begun: latest, refusal: result };
      const body = new AnswerBody(textOf(result), name);
      const state = latest?.reading.state;
      if (state !== undefined) kept.keep(key, state, body);
      record?.answers('direct', name);
      await deliver(body);
      return undefined;
    } catch {
      return { begun: latest };
    }
  };

  const executeInTurn = async (asking: Asking): Promise<LeftToYoga | undefined> => {
    const { client, stop, admit } = asking.visitor;
    try {
      await admit(stop.signal);
      asking.onPlace?.();
      if (turns.isOver()) await turns.next(client);
    } catch {
      return { begun: undefined };
    }
    turns.beginKnown();
    try {
      return await execute(asking);
    } finally {
      turns.endKnown();
    }
  };

  /** The answer that was given before, if the data are still the same. */
  const known = async (key: string): Promise<AnswerBody | undefined> => {
    if (!kept.has(key)) return undefined;
    const state = await currentState.get();
    return state === undefined ? undefined : kept.get(key, state);
  };

  /** Shares the answer with all who ask the same meanwhile. */
  const answer = async (asking: Asking): Promise<LeftToYoga | undefined> => {
    const { key, visitor, deliver } = asking;
    if (keptAnswersBytes === 0) return executeInTurn(asking);
    const other = underWay.get(key);
    const isSoon = other !== undefined && performance.now() - other.since < JOIN_WITHIN_MS;
    if (isSoon && visitor.shareAnswer(other.hasPlace)) {
      const body = await unlessGone(other.body, visitor.stop.signal);
      // Who is gone comes to no place, and leaves at once.
      if (visitor.stop.signal.aborted) return executeInTurn(asking);
      if (body !== undefined) {
        visitor.record?.answers('direct', body.operation);
        await deliver(body);
        return undefined;
      }
    }
    let tell: (body: AnswerBody | undefined) => void = () => {};
    const body = new Promise<AnswerBody | undefined>((resolve) => {
      tell = resolve;
    });
    const own: UnderWay = { since: performance.now(), body, hasPlace: false };
    const onPlace = () => {
      own.hasPlace = true;
    };
    underWay.set(key, own);
    try {
      const share: Deliver = (made) => {
        tell(made);
        return deliver(made);
      };
      return await executeInTurn({ ...asking, deliver: share, onPlace });
    } finally {
      tell(undefined);
      if (underWay.get(key) === own) underWay.delete(key);
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

  const answerTo = async (
    question: string,
    method: string | undefined,
    visitor: Visitor,
    deliver: Deliver,
  ): Promise<LeftToYoga | undefined> => {
    const again = await known(question);
    if (again !== undefined) {
      visitor.record?.answers('kept', again.operation);
      await deliver(again);
      return undefined;
    }
    const parameters = operationIn(question, method, options);
    if (parameters === undefined) return { begun: undefined };
    visitor.record?.executes(parameters.document, parameters.operationName);
    const since = visitor.since ?? visitor.record?.readAt ?? performance.now();
    return answer({ key: question, parameters, visitor, since, deliver });
  };

  const directWay: DirectWay = async (request, visitor, send) => {
    const form = formOf(request);
    if (form === undefined) return { begun: undefined };
    const { method, url = '', headers } = request;
    const body = method === 'POST' ? readBody(request, headers['content-length'], bodyLimitBytes) : undefined;
    try {
      const question = body === undefined ? url : await body;
      // It would be taken for an address; it is no JSON object either.
      if (body !== undefined && question.startsWith('/')) return { begun: undefined, body };
      if (visitor.record) visitor.record.readAt = performance.now();
      const left = await answerTo(question, method, visitor, async (answered) => {
        send(await make(answered, request, form));
      });
      return left && { ...left, body };
    } catch {
      // Yoga meets the same, and words it.
      return { begun: undefined, body };
    }
  };

  /** Answers the body of a POST that the server makes to itself. */
  const answerHere = async (body: string, visitor: Visitor): Promise<Answered> => {
    let answered: AnswerBody | undefined;
    const left = await answerTo(body, 'POST', visitor, (made) => {
      answered = made;
    }).catch(() => undefined);
    return answered === undefined ? (left ?? { begun: undefined }) : { answer: answered };
  };

  return Object.assign(directWay, { kept, answerHere });
}

function needsExecutor(): never {
  throw new TypeError('Only an executor can answer.');
}
