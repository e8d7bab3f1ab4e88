import { setTimeout as pause } from 'node:timers/promises';
import { type ExecutionResult, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { PositionalRecord, RunStatement } from '../compiler/statement.ts';
import type { GraphStatistics } from '../compiler/statistics.ts';
import type { RunnableStatement } from '../database/run.ts';
import type { Schedule } from '../database/schedule.ts';
import type { CurrentStatistics } from '../database/statistics.ts';
import { publicError } from '../errors.ts';
import { AnswerMeter } from './answer-meter.ts';
import type { CurrentKeys } from './current-keys.ts';
import { betweenStates, DataReading, type DataStates } from './data-version.ts';
import { type ExplainedStatement, explainStatement } from './explain.ts';
import type { NodeContext } from './read-body.ts';

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
  readonly standAside?: (() => () => void) | undefined;
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
  /** Who asks, for whatever is shared out among clients. */
  readonly client?: string | undefined;
}

/** About what a load of many facts takes to commit. */
const PAUSE_MS = 250;

export interface StatementOptions {
  readonly runner: StatementRunner;
  readonly dataState: DataStates;
  /** When each statement has its turn; at once where there is none. */
  readonly schedule?: Schedule | undefined;
  readonly statistics?: CurrentStatistics | undefined;
  /** The slugs that entities had before. */
  readonly currentSlugs?: CurrentKeys | undefined;
  /** Whether a request may ask for the Cypher behind its answer. */
  readonly isExplainAllowed: boolean;
  readonly answerLimitBytes: number;
}

/**
 * Gives each operation its own `run`, and answers it from one state of the data: one that met a load is executed once
 * more, and is `SERVICE_UNAVAILABLE` if it meets one again. So is one that looked something up by a slug which leads
 * elsewhere in the data that it read than in those before. `extensions.dataVersion` tells what was read. Where the
 * operator allows it and the request asks for it, `extensions.cypher` lists the statements that ran, in the order in
 * which they ended. An answer that becomes too large is refused whole.
 */
export function useStatements(options: StatementOptions): Plugin<RequestContext, NodeContext> {
  const {
    runner,
    dataState,
    schedule = atOnce,
    statistics,
    currentSlugs,
    isExplainAllowed,
    answerLimitBytes,
  } = options;
  return {
    onExecute({ args: { contextValue, document, operationName: asked }, executeFn, setExecuteFn }) {
      const { request, params, client = '', standAside } = contextValue;
      const operationName = getOperationAST(document, asked)?.name?.value;
      const cypher: ExplainedStatement[] | undefined =
        isExplainAllowed && asksToExplain(request, params.extensions) ? [] : undefined;

      const runWithin = (reading: DataReading, answer: AnswerMeter): RunStatement => {
        const { signal } = answer;
        const onRecord = (record: PositionalRecord) => answer.noteRecord(record);
        return async (statement) => {
          const enclosed = betweenStates(statement, dataState.print);
          const started = performance.now();
          let rows: readonly PositionalRecord[] = [];
          try {
            const work = () => runner(enclosed, { signal, operationName, onRecord, client });
            rows = reading.note(await schedule(statement, { client, operation: reading, signal, standAside }, work));
            return rows;
          } finally {
            cypher?.push(explainStatement(enclosed, rows.length, performance.now() - started, statement.cost));
          }
        };
      };

      const areOver = async (marks: readonly number[]): Promise<boolean> => {
        const over = await Promise.all(marks.map((mark) => dataState.isOver?.(mark) ?? false));
        return over.every(Boolean);
      };

      /** Whether what was looked up leads where it does in the data that were read. */
      const ledRight = async (version: string | undefined, looked: ReadonlyMap<string, string>): Promise<boolean> => {
        if (currentSlugs === undefined || looked.size === 0 || version === undefined) return true;
        const isKnown = await currentSlugs.follow(version);
        return isKnown && [...looked].every(([slug, current]) => currentSlugs.of(slug) === current);
      };

      setExecuteFn(async (args) => {
        const execute = async () => {
          const looked = new Map<string, string>();
          const currentSlug = (slug: string): string => {
            const current = currentSlugs?.of(slug) ?? slug;
            looked.set(slug, current);
            return current;
          };
          const reading = new DataReading(dataState.isBeingWritten);
          const answer = new AnswerMeter(answerLimitBytes, request.signal);
          // A context of its own: what a first execution left running has nothing to tell the second.
          const context = {
            ...args.contextValue,
            answer,
            run: runWithin(reading, answer),
            statistics: statistics?.current,
            currentSlug,
          };
          const execution = { ...args, contextValue: context, signal: answer.signal };
          try {
            const result: ExecutionResult = await executeFn(execution);
            return { result: answer.refusal ? { errors: [answer.refusal] } : result, reading, looked };
          } catch (error) {
            if (!answer.refusal) throw error;
            return { result: { errors: [answer.refusal] }, reading, looked };
          }
        };
        let { result, reading, looked } = await execute();
        if (!reading.isWhole) {
          if (reading.metLoad && !(await areOver(reading.marks))) {
            await pause(PAUSE_MS, undefined, { signal: request.signal });
          }
          ({ result, reading, looked } = await execute());
        }
        let isExact = reading.isWhole && (await ledRight(reading.version, looked));
        if (reading.isWhole && !isExact) {
          ({ result, reading, looked } = await execute());
          isExact = reading.isWhole && (await ledRight(reading.version, looked));
        }
        if (reading.isWhole) void statistics?.noteVersion(reading.version);
        return isExact
          ? withExtensions(result, { dataVersion: reading.version, cypher })
          : withExtensions(refusal(), { cypher });
      });
    },
  };
}

const atOnce: Schedule = (_statement, _by, work) => work();

function asksToExplain(request: Request, extensions: Record<string, unknown> | undefined): boolean {
  return extensions?.['explain'] === true || request.headers.get('x-explain') === '1';
}

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

function withExtensions(result: ExecutionResult, more: Readonly<Record<string, unknown>>): ExecutionResult {
  const given = Object.entries(more).filter(([, value]) => value !== undefined);
  if (given.length === 0) return result;
  return { ...result, extensions: { ...result.extensions, ...Object.fromEntries(given) } };
}
