import type { IncomingMessage } from 'node:http';
import type { Schedule } from '../../database/schedule.ts';
import { classify, isClosedHere } from '../../pothos-plugin-neo4j/runner/index.ts';
import { Episode } from './episode.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { OperationRecord, type RequestKind } from './operation-record.ts';
import { shapeOf } from './shape.ts';
import type { Tracing } from './tracing.ts';

export interface TelemetryOptions {
  readonly log: Log;
  /** What takes this long is logged. */
  readonly slowOperationMs?: number;
  readonly metrics?: Metrics | undefined;
  readonly tracing?: Tracing | undefined;
}

/** What is told of a statement. */
interface ObservedStatement {
  readonly text: string;
}

/** What is told of a run. */
interface ObservedRun {
  readonly signal?: AbortSignal | undefined;
  readonly record?: OperationRecord | undefined;
}

/** How many operations are where, when one is refused. */
type Load = Readonly<Record<string, number>>;

/** Overload is over when nothing was refused for so long. */
const CALM_MS = 5_000;
/** Clients have spent no share any more when nothing was refused for as long as one lasts. */
const SHARE_MS = 60_000;
/** A database answers again when a statement succeeds, and none has failed for so long. */
const STEADY_MS = 1_000;

/**
 * What an operator sees of the server: every failure once, what lasts at its beginning and its end, what is slow, and
 * numbers and traces where they are asked for.
 */
export class Telemetry {
  readonly #log: Log;
  readonly #slowOperationMs: number;
  readonly #metrics: Metrics | undefined;
  readonly #tracing: Tracing | undefined;
  readonly #outage: Episode;
  readonly #overload: Episode;
  readonly #overspending: Episode;
  readonly #readiness: Episode;
  readonly #unread: Episode;
  readonly #crowd: Episode;

  constructor({ log, slowOperationMs = Number.POSITIVE_INFINITY, metrics, tracing }: TelemetryOptions) {
    this.#log = log;
    this.#slowOperationMs = slowOperationMs;
    this.#metrics = metrics;
    this.#tracing = tracing;
    this.#outage = new Episode(log, { began: 'the database is away', over: 'the database answers again' });
    this.#overload = new Episode(log, { began: 'overload: requests are refused', over: 'the overload is over' });
    this.#overspending = new Episode(log, {
      began: 'a client has spent its share: its requests are refused',
      over: 'no client has spent its share any more',
      level: 'warn',
    });
    this.#readiness = new Episode(log, { began: 'not ready', over: 'ready again' });
    this.#unread = new Episode(log, {
      began: 'answers that are not read hold too much: the slowest clients are cut',
      over: 'no client is cut any more for what it does not read',
      level: 'warn',
    });
    this.#crowd = new Episode(log, {
      began: 'too many connections: the client with most loses some',
      over: 'there is room for connections again',
      level: 'warn',
    });
  }

  /** A request arrives that may be an operation. */
  begin(request: IncomingMessage, client: string): OperationRecord {
    const record = new OperationRecord(request, client);
    record.trace = this.#tracing?.begin(request, record.requestId);
    return record;
  }

  /** Its answer is made. */
  end(record: OperationRecord, request: IncomingMessage, kind: RequestKind, status: number): void {
    const milliseconds = performance.now() - record.startedAt;
    this.answered(kind, status);
    if (kind === 'operation') this.#metrics?.noteOperation(record, milliseconds / 1_000);
    if (record.code === 'RATE_LIMITED') {
      this.#overspending.meet(() => ({ requestId: record.requestId, client: record.client }));
      this.#overspending.endAfter(SHARE_MS);
    }
    const { trace } = record;
    trace?.end(record, status);
    const details = () => {
      const { requestId, name: operation, way, code } = record;
      // The path of a page names an entity; what is searched for stands behind the question mark.
      const what = kind === 'operation' ? { operation, way, code } : { path: request.url?.replace(/\?.*/s, '') };
      return {
        requestId,
        ...what,
        status,
        milliseconds: Math.round(milliseconds),
        ...(trace && { traceId: trace.id }),
      };
    };
    // How long a client takes to send its operation does not make that slow.
    const sent = kind === 'operation' ? (record.readAt ?? performance.now()) - record.startedAt : 0;
    if (milliseconds - sent < this.#slowOperationMs) {
      this.#log.debug(kind, details);
      return;
    }
    const { document } = record;
    this.#log.warn(`slow ${kind}`, { ...details(), ...(document && { shape: shapeOf(document) }) });
  }

  /** Its client has gone away before the answer was made, which is no failure. The status is the one that nginx logs then. */
  abandon(record: OperationRecord, request: IncomingMessage, kind: RequestKind): void {
    record.code = 'ABORTED';
    this.end(record, request, kind, 499);
  }

  /** Counts what was answered otherwise. */
  answered(kind: RequestKind, status: number): void {
    this.#metrics?.noteRequest(kind, status);
  }

  /** There was no place for an operation, or no turn at the database. */
  refused(where: string, load: () => Load): void {
    this.#overload.meet(() => ({ where, ...load() }));
    this.#overload.endAfter(CALM_MS, load);
  }

  /** A client was cut that does not read its answer of so many bytes. */
  cut(bytes: number): void {
    this.#unread.meet(() => ({ bytes }));
    this.#unread.endAfter(CALM_MS);
  }

  /** There are more connections than may be. */
  crowd(connections: number): void {
    this.#crowd.meet(() => ({ connections }));
    this.#crowd.endAfter(CALM_MS);
  }

  /** What the probe of readiness found: nothing where all is well. */
  noteReadiness(failure: Readonly<Record<string, unknown>> | undefined): void {
    this.#metrics?.noteReadiness(failure === undefined);
    if (failure === undefined) this.#readiness.end();
    else this.#readiness.meet(() => failure);
  }

  /** A runner that tells how its statements end. */
  observeRunner<Statement extends ObservedStatement, Options extends ObservedRun, Item>(
    runner: (statement: Statement, options?: Options) => Promise<readonly Item[]>,
  ): typeof runner {
    return async (statement, options) => {
      const started = performance.now();
      const trace = options?.record?.trace?.statement(statement.text);
      const end = (outcome: string, records: number) => {
        this.#metrics?.noteStatement(outcome, (performance.now() - started) / 1_000);
        trace?.end(outcome, records);
      };
      this.#metrics?.statementBegins();
      try {
        const records = await runner(statement, options);
        end('ok', records.length);
        if (this.#outage.isUnderWay && this.#outage.quietFor > STEADY_MS) this.#outage.end();
        return records;
      } catch (error) {
        const code = options?.signal?.aborted ? 'ABORTED' : codeOf(error);
        end(code, 0);
        const { cause } = error as { readonly cause?: unknown };
        if (code === 'SERVICE_UNAVAILABLE' && classify(cause) !== 'noMemory' && !isClosedHere(cause)) {
          this.#outage.meet(() => ({ requestId: options?.record?.requestId, error: cause ?? error }));
        }
        throw error;
      }
    };
  }

  /** A schedule that tells of the statements which it refuses. */
  observeSchedule(schedule: Schedule, load: () => Load): Schedule {
    return async (statement, by, work) => {
      let hasBegun = false;
      try {
        return await schedule(statement, by, () => {
          hasBegun = true;
          return work();
        });
      } catch (error) {
        if (!hasBegun && codeOf(error) === 'SERVICE_UNAVAILABLE') this.refused('turns at the database', load);
        throw error;
      }
    };
  }
}

function codeOf(error: unknown): string {
  const { extensions } = error as { readonly extensions?: Readonly<Record<string, unknown>> };
  return String(extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
}
