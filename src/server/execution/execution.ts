import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Schedule, StandAside } from '../../database/schedule.ts';
import { publicError } from '../../errors.ts';
import type {
  Cost,
  GraphStatistics,
  PositionalRecord,
  RunStatement,
} from '../../pothos-plugin-neo4j/compiler/index.ts';
import type { CurrentStatistics, RunnableStatement } from '../../pothos-plugin-neo4j/runner/index.ts';
import type { ClientShare, PayFor } from '../admission/client-share.ts';
import { costOf } from '../admission/cost-of-operation.ts';
import type { CurrentKeys } from '../data/current-keys.ts';
import type { CurrentState } from '../data/current-state.ts';
import { DataReading } from '../data/data-reading.ts';
import { Deadline, DeadlineOver } from '../data/deadline.ts';
import { AnswerMeter } from '../limits/answer-meter.ts';
import type { OperationRecord } from '../telemetry/operation-record.ts';
import { type AskForIndexes, type ExplainedStatement, explainStatement, missingFor } from './explain.ts';

/** What resolvers find in their context beside what Yoga puts there. */
export interface RequestContext {
  /** Counts what the answer holds while it is made. */
  readonly answer: AnswerMeter;
  /** Runs a statement for this request: it ends when the client goes away. */
  readonly run: RunStatement;
  /** How much the database holds, for the budget; undefined until it was counted. */
  readonly statistics: GraphStatistics | undefined;
  /** The slug that an entity has now, for one that it has or had. */
  readonly currentSlug: ((slug: string) => string) | undefined;
  /** Who asks; `undefined` where no door was passed. */
  readonly client?: string | undefined;
  /** Lets others have the place of the operation while it waits for its turn at the database. */
  readonly standAside?: StandAside | undefined;
  /** When the page was asked for that the operation belongs to, by `performance.now()`. */
  readonly since?: number | undefined;
  /** What the client may spend; undefined where that has no limit. */
  readonly share?: ClientShare | undefined;
  /** What is noted of the operation. */
  readonly record?: OperationRecord | undefined;
  /** What was executed of the operation before it came to Yoga. */
  readonly begun?: Execution | undefined;
  /** How the operation was refused before it came to Yoga. */
  readonly refusal?: ExecutionResult | undefined;
}

/** Runs one read statement. */
export type StatementRunner = (
  statement: RunnableStatement,
  options?: StatementContext,
) => Promise<readonly PositionalRecord[]>;

export interface StatementContext {
  /** Ends the statement. */
  readonly signal?: AbortSignal | undefined;
  /** What the database shows beside it. */
  readonly operationName?: string | undefined;
  /** Is given each record as it comes; what it throws ends the statement. */
  readonly onRecord?: ((record: PositionalRecord) => void) | undefined;
  /** Is called where all records come once more. */
  readonly onAgain?: (() => void) | undefined;
  /** Who asks, for whatever is shared out among clients. */
  readonly client?: string | undefined;
  /** What it may take, where that is less than what any statement may. */
  readonly timeoutMs?: number | undefined;
  /** The statement runs after what these tell of. */
  readonly bookmarks?: readonly string[] | undefined;
  /** Is given the bookmark of the statement, once it has ended. */
  readonly onBookmark?: ((bookmark: string) => void) | undefined;
  /** Of the operation that it belongs to. */
  readonly record?: OperationRecord | undefined;
}

/** About what a load of many facts takes to commit. */
const PAUSE_MS = 250;

export interface StatementOptions {
  readonly runner: StatementRunner;
  readonly currentState: CurrentState;
  /** When each statement has its turn; at once where there is none. */
  readonly schedule?: Schedule | undefined;
  readonly statistics?: CurrentStatistics | undefined;
  /** The slugs that entities had before. */
  readonly currentSlugs?: CurrentKeys | undefined;
  readonly answerLimitBytes: number;
  /** What a statement may take. */
  readonly queryTimeoutMs: number;
}

/** An operation, and who asks for it. */
export interface AskedOperation {
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
  /** Fires the signal; where there is none, what ends an execution ends nothing else. */
  readonly stop?: AbortController | undefined;
  readonly client: string;
  readonly standAside?: StandAside | undefined;
  readonly operationName: string | undefined;
  readonly record?: OperationRecord | undefined;
  /** Pays for the statements, where no execution has begun. */
  readonly share?: ClientShare | undefined;
  /** Gathers the statements that run, in the order in which they end; undefined where nobody wants to see them. */
  readonly cypher: ExplainedStatement[] | undefined;
  /** When it had been read, by `performance.now()`; when it is executed, where nothing is said. */
  readonly since?: number | undefined;
  /** Gathers what they cost, where somebody wants to know. */
  readonly costs?: Cost[] | undefined;
}

/** What all executions of one operation share. */
interface Operation {
  readonly deadline: Deadline;
  /** Begins to pay for an execution; undefined where nothing is to be paid. */
  readonly beginPaying: (() => PayFor) | undefined;
  /** Whether it was executed once more for a load, and for a slug that led elsewhere: neither is done twice. */
  metLoad: boolean;
  ledElsewhere: boolean;
}

/** One execution of an operation: what it gives resolvers, and what is known of what they did. */
export interface Execution {
  readonly context: Omit<RequestContext, 'client' | 'standAside' | 'since' | 'share' | 'record' | 'begun' | 'refusal'>;
  readonly reading: DataReading;
  readonly operation: Operation;
  /** The slugs that were looked up, and where they led. */
  readonly looked: ReadonlyMap<string, string>;
  /** What was begun without an executor, once that was tried: nothing where it could not be. */
  direct?: { readonly begun: object | undefined };
}

export type Executions = ReturnType<typeof createExecutions>;

/**
 * Answers each operation from one state of the data: one that met a load is executed once more, and is
 * `SERVICE_UNAVAILABLE` if it meets one again. So is one that looked something up by a slug which leads elsewhere in the
 * data that it read than in those before. `extensions.dataVersion` tells what was read, and `extensions.cypher` lists the
 * statements that ran, where they are gathered. An answer that becomes too large is refused whole, and so is
 * one that is not there in the time of a statement.
 */
export function createExecutions(options: StatementOptions) {
  const {
    runner,
    currentState,
    schedule = atOnce,
    statistics,
    currentSlugs,
    answerLimitBytes,
    queryTimeoutMs,
  } = options;

  const runFor = (
    asked: AskedOperation,
    reading: DataReading,
    answer: AnswerMeter,
    { deadline, beginPaying }: Operation,
  ): RunStatement => {
    const { client, standAside, operationName, record, cypher, costs } = asked;
    const { signal } = answer;
    const pay = beginPaying?.();
    const run = async (statement: Parameters<RunStatement>[0]) => {
      let bytes = 0;
      const onRecord = (record: PositionalRecord) => {
        bytes += answer.noteRecord(record);
      };
      const onAgain = () => {
        answer.forgetRecords(bytes);
        bytes = 0;
      };
      const size = () => bytes;
      record?.trace?.planned();
      await pay?.(statement.cost).catch((refusal: GraphQLError) => answer.refuse(refusal));
      if (statement.cost !== undefined) costs?.push(statement.cost);
      const started = performance.now();
      let rows: readonly PositionalRecord[] = [];
      const endStatement = answer.beginStatement();
      try {
        rows = await reading.read(({ bookmarks, onBookmark }) => {
          const by = { client, operation: reading, signal, standAside, size, remaining: deadline.remaining };
          return schedule(statement, by, () => {
            const { remaining: timeoutMs } = deadline;
            const heard = { onRecord, onAgain, onBookmark };
            const options = { ...heard, bookmarks, signal, operationName, client, record, timeoutMs };
            return runner(statement, options);
          });
        });
        return rows;
      } finally {
        endStatement();
        const milliseconds = performance.now() - started;
        if (cypher !== undefined) {
          const ask: AskForIndexes = (text) => runner(text, { signal, client, timeoutMs: deadline.remaining });
          const missing = await missingFor(statement, ask);
          cypher.push(explainStatement(statement, { rows: rows.length, milliseconds, missing }));
        }
      }
    };
    return async (statement) => {
      const rows = await run(statement);
      const place = answer.placeForRecords(client);
      if (place !== undefined) await deadline.within(place);
      return rows;
    };
  };

  /** Begins an execution; what a first one left running has nothing to tell the second. */
  const begin = (asked: AskedOperation, operation: Operation, stop?: AbortController): Execution => {
    asked.costs?.splice(0);
    const looked = new Map<string, string>();
    const currentSlug = (slug: string): string => {
      const current = currentSlugs?.of(slug) ?? slug;
      looked.set(slug, current);
      return current;
    };
    const reading = new DataReading(currentState, operation.deadline);
    const answer = new AnswerMeter(answerLimitBytes, asked.signal, stop);
    const run = runFor(asked, reading, answer, operation);
    return { context: { answer, run, statistics: statistics?.current, currentSlug }, reading, operation, looked };
  };

  /** Whether what was looked up leads where it does in the data that were read. */
  const ledRight = async ({ reading: { version }, operation: { deadline }, looked }: Execution): Promise<boolean> => {
    if (currentSlugs === undefined || looked.size === 0 || version === undefined) return true;
    const isKnown = currentSlugs.isOf(version) || (await deadline.within(currentSlugs.follow(version)));
    return isKnown && [...looked].every(([slug, current]) => currentSlugs.of(slug) === current);
  };

  /**
   * Answers an operation by executing it, and once more for each reason that there is. An execution may have begun already, and
   * then may be one of these.
   */
  const answerInTime = async (
    asked: AskedOperation,
    execute: (execution: Execution) => Promise<ExecutionResult>,
    begun: Execution,
  ): Promise<ExecutionResult> => {
    const { operation } = begun;
    let execution = begun;
    asked.record?.trace?.plans();
    let result = await withinLimit(execution, execute);
    const again = async (): Promise<boolean> => {
      await operation.deadline.within(currentState.lookAgain().catch(() => {}));
      execution = begin(asked, operation);
      result = await withinLimit(execution, execute);
      return execution.reading.isWhole();
    };
    let isWhole = await execution.reading.isWhole();
    if (!isWhole && !operation.metLoad) {
      operation.metLoad = true;
      if (execution.reading.metLoad) await pause(PAUSE_MS, undefined, { signal: asked.signal });
      isWhole = await again();
    }
    let isExact = isWhole && (await ledRight(execution));
    if (isWhole && !isExact && !operation.ledElsewhere) {
      operation.ledElsewhere = true;
      isWhole = await again();
      isExact = isWhole && (await ledRight(execution));
    }
    const { version: dataVersion, hasRead } = execution.reading;
    // What read nothing knows no version: to note that would have the whole graph counted anew.
    if (isWhole && hasRead) void statistics?.noteVersion(dataVersion);
    const { cypher, costs } = asked;
    const cost = costs && costOf(costs);
    return isExact ? withExtensions(result, { dataVersion, cypher, cost }) : withExtensions(refusal(), { cypher });
  };

  const operationOf = ({ since, share, signal }: AskedOperation): Operation => ({
    deadline: new Deadline(queryTimeoutMs, since, signal),
    beginPaying: share?.beginOperation(),
    metLoad: false,
    ledElsewhere: false,
  });

  const answer = async (
    asked: AskedOperation,
    execute: (execution: Execution) => Promise<ExecutionResult>,
    begun = begin(asked, operationOf(asked), asked.stop),
  ): Promise<ExecutionResult> => {
    try {
      return await answerInTime(asked, execute, begun);
    } catch (error) {
      if (!(error instanceof DeadlineOver)) throw error;
      return { errors: [error.refusal] };
    }
  };

  return { answer };
}

async function withinLimit(
  execution: Execution,
  execute: (execution: Execution) => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const { answer } = execution.context;
  answer.hold();
  try {
    const result = await execute(execution);
    return answer.refusal ? { errors: [answer.refusal] } : result;
  } catch (error) {
    if (!answer.refusal) throw error;
    return { errors: [answer.refusal] };
  } finally {
    answer.release();
  }
}

const atOnce: Schedule = (_statement, _by, work) => work();

/** There is no `data`: nothing of what was read belongs together. */
const refusal = (): ExecutionResult => ({
  errors: [
    publicError(
      'SERVICE_UNAVAILABLE',
      'The facts are being changed at this moment, and an answer would mix what was with what will be. Try again in a second.',
      { http: { status: 503, headers: { 'retry-after': '1' } } },
    ),
  ],
});

interface AnswerExtensions {
  readonly dataVersion?: string | undefined;
  readonly cypher: readonly ExplainedStatement[] | undefined;
  readonly cost?: unknown;
}

function withExtensions(result: ExecutionResult, { dataVersion, cypher, cost }: AnswerExtensions): ExecutionResult {
  if (dataVersion === undefined && cypher === undefined && cost === undefined) return result;
  const extensions: Record<string, unknown> = { ...result.extensions };
  if (dataVersion !== undefined) extensions['dataVersion'] = dataVersion;
  if (cypher !== undefined) extensions['cypher'] = cypher;
  if (cost !== undefined) extensions['cost'] = cost;
  return { ...result, extensions };
}
