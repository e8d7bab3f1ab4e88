import type { IncomingMessage } from 'node:http';
import { type DocumentNode, getOperationAST } from 'graphql';
import { idOf } from '../http/request-id.ts';

/** What is asked for by a request. */
export type RequestKind = 'operation' | 'page' | 'file' | 'other';

/** The trace of one statement. */
export interface StatementTrace {
  readonly end: (outcome: string, records: number) => void;
}

/** The trace of one operation. */
export interface OperationTrace {
  /** As W3C writes it, for the log. */
  readonly id: string;
  /** What the operation asks for is looked at: its plan is found or made. */
  readonly plans: () => void;
  /** The first statement is there. */
  readonly planned: () => void;
  readonly statement: (text: string) => StatementTrace;
  readonly end: (record: OperationRecord, status: number) => void;
}

/**
 * How an operation was answered: by the executor behind Yoga, directly from the records, or with what was answered before.
 * What was refused never came to an answer.
 */
export type Way = 'executor' | 'direct' | 'kept' | 'refused';

/** What is noted of an operation on its way, for the log, the metrics and the trace. */
export class OperationRecord {
  readonly requestId: string;
  readonly startedAt = performance.now();
  /** When it had been read: from then on its time counts. */
  readAt: number | undefined;
  way: Way = 'executor';
  /** Its document was executed, or its answer was kept: then its name is known, if it has one. */
  isKnown = false;
  name: string | undefined;
  document: DocumentNode | undefined;
  /** `ok`, or the code of the first error. */
  code = 'ok';
  /** Which limit was met, of those that have names. */
  limit: string | undefined;
  trace: OperationTrace | undefined;
  /** Who asks. */
  readonly client: string;

  /** Gives the request the id under which it is logged, where it brings none: whoever reads its headers finds the same. */
  constructor({ headers }: Pick<IncomingMessage, 'headers'>, client = '') {
    this.client = client;
    this.requestId = idOf(headers['x-request-id']);
    headers['x-request-id'] = this.requestId;
  }

  /** Notes which operation of a valid document this is. */
  executes(document: DocumentNode, operationName: string | null | undefined): void {
    this.isKnown = true;
    this.document = document;
    this.name = getOperationAST(document, operationName)?.name?.value;
  }

  /** Notes how it was answered. */
  answers(way: Way, name: string | undefined): void {
    this.isKnown = true;
    this.way = way;
    this.name = name;
  }

  /** Notes that it was refused, and which limit was met. */
  refuses(code: string, limit: string): void {
    this.way = 'refused';
    this.code = code;
    this.limit = limit;
  }

  /** Notes the errors of the answer, as the client reads them. */
  notes(errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[]): void {
    const [first] = errors;
    if (first === undefined) return;
    this.code = String(first.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
    const limit = first.extensions?.['measure'];
    if (typeof limit === 'string') this.limit = limit;
  }
}
