import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { turns } from '../admission/turns.ts';
import type { Execution } from './execution.ts';

/** What an operation is asked with, by the names that graphql-js gives them. */
export interface ExecutionArguments {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An operation of which nothing runs: an executor says why. */
interface RefusedOperation {
  readonly isRefused: true;
}

/** An operation whose statements run. */
interface BegunOperation {
  readonly isRefused: false;
  /** Resolves when all records are there. */
  readonly records: () => Promise<void>;
  /** Writes `data` as JSON, and tells what it holds; rejects where that is over the limit, or needs an executor. */
  readonly write: (
    limit: number,
    pause: () => Promise<void> | undefined,
  ) => Promise<{ readonly text: string; readonly size: number }>;
}

/** What a schema offers, in its extension `directAnswers`, that can answer without an executor. */
interface DirectAnswers {
  /** Undefined where only an executor can answer; then nothing runs. */
  readonly begin: (
    args: ExecutionArguments & { readonly contextValue: object },
  ) => BegunOperation | RefusedOperation | undefined;
  /** Has an executor, for an execution with this context, go on with the records that are there. */
  readonly goOnFrom: (begun: BegunOperation | RefusedOperation, contextValue: object) => void;
}

/** Records that hold no more than this are written in less than half a millisecond. */
const SMALL_BYTES = 32_000;

/** A result whose `data` is written already: `stringify` is what Yoga calls in place of `JSON.stringify`. */
interface WrittenResult extends ExecutionResult {
  readonly stringify: (result: ExecutionResult) => string;
}

/**
 * Answers an operation without an executor, where all of it can be written from the records of its statements. Undefined
 * where it cannot; an executor with the context of the execution then goes on from what has run.
 */
export async function writeAnswer(
  execution: Execution,
  args: ExecutionArguments,
  contextValue: object,
  client: string,
): Promise<WrittenResult | undefined> {
  const direct = args.schema.extensions['directAnswers'] as DirectAnswers | undefined;
  if (direct === undefined) return undefined;
  const isNew = execution.direct === undefined;
  execution.direct ??= { begun: direct.begin({ ...args, contextValue }) };
  const begun = execution.direct.begun as BegunOperation | RefusedOperation | undefined;
  if (begun === undefined) return undefined;
  if (!isNew || begun.isRefused) {
    direct.goOnFrom(begun, contextValue);
    return undefined;
  }
  const { answer } = execution.context;
  try {
    await begun.records();
    // A root field is written in one turn of the event loop, however large it is; a small answer takes next to nothing of it.
    const isSmall = answer.recordBytes <= SMALL_BYTES;
    const pause = () => (isSmall || !turns.isOver() ? undefined : turns.next(client));
    const { text, size } = await begun.write(answer.limitBytes, pause);
    if (!answer.hasRoomFor(size)) throw new RangeError('The answer holds more than it may.');
    return { data: null, stringify: ({ extensions }) => stringify(text, extensions) };
  } catch {
    answer.forgetFields();
    direct.goOnFrom(begun, contextValue);
    return undefined;
  }
}

function stringify(data: string, extensions: ExecutionResult['extensions']): string {
  return extensions === undefined ? `{"data":${data}}` : `{"data":${data},"extensions":${JSON.stringify(extensions)}}`;
}

/** A result as JSON. */
export function textOf(result: ExecutionResult): string {
  return 'stringify' in result ? (result as WrittenResult).stringify(result) : JSON.stringify(result);
}
