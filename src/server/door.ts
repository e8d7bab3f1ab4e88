import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Admission, type AdmissionLimits } from './admission/admission.ts';
import { Arrivals } from './admission/arrivals.ts';
import type { ClientShare, ClientShares } from './admission/client-share.ts';
import { createRefusal, noPlace } from './admission/refusal.ts';
import type { Refusal } from './admission/refused.ts';
import type { Visit } from './admission/visit.ts';
import type { ExportRoute } from './exports/export-route.ts';
import { clientOf } from './http/client-address.ts';
import { asksForHtml, graphqlPath } from './http/front-door.ts';
import { livePath, readyPath } from './http/health-paths.ts';
import { type MadeAnswer, madeOf } from './http/made-answer.ts';
import { idOf } from './http/request-id.ts';
import { UnsentAnswers } from './http/unsent-answers.ts';
import type { NodeContext } from './request/read-body.ts';
import type { SevenServer } from './server.ts';
import type { Log } from './telemetry/log.ts';
import type { OperationRecord, RequestKind } from './telemetry/operation-record.ts';
import { Telemetry } from './telemetry/telemetry.ts';

export interface DoorSettings {
  readonly admission: AdmissionLimits;
  /** A header in which a trusted proxy names the client, in small letters. */
  readonly clientAddressHeader: string | undefined;
  readonly corsOrigins: '*' | readonly string[];
  /** Whether there are pages. */
  readonly explorer: boolean;
  /** What answers may hold, all together, that their clients have not taken yet. */
  readonly unsentLimitBytes: number;
}

export interface DoorOptions {
  readonly exports?: ExportRoute | undefined;
  readonly telemetry?: Telemetry | undefined;
  /** What clients may spend; without it, as much as they like. */
  readonly shares?: ClientShares | undefined;
}

/** The listener, and what it knows of itself. */
export type Door = RequestListener & {
  /** Operations by where they are. */
  readonly operations: () => Admission['load'];
  /** How many operations may be executed at once now. */
  readonly places: () => number;
  readonly unsentBytes: () => number;
  /** How long ago an operation arrived last, in milliseconds; 0 while one is here. */
  readonly idleMs: () => number;
};

/**
 * The listener for `node:http` in front of the server. It refuses operations for which there is no place before anything
 * of them is read, has the others wait for theirs once their body is there, and gives the place back when the answer is
 * made, however slowly the client reads it. Files of exports have places of their own.
 */
export function createDoor(
  server: SevenServer,
  settings: DoorSettings,
  log: Log,
  { exports, telemetry = new Telemetry({ log }), shares }: DoorOptions = {},
): Door {
  const { clientAddressHeader, corsOrigins, unsentLimitBytes, explorer: hasPages } = settings;
  const admission = new Admission(settings.admission, watchLoop());
  const arrivals = new Arrivals();
  const answers = new UnsentAnswers(unsentLimitBytes, (bytes) => telemetry.cut(bytes));
  const { refuse, unexpected } = createRefusal(corsOrigins);

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    context: NodeContext,
  ): Promise<MadeAnswer> => {
    try {
      return await madeOf(await server.handleNodeRequestAndResponse(request, response, context));
    } catch (error) {
      const requestId = idOf(request.headers['x-request-id']);
      // Where the client is gone, nothing could be: that is no failure.
      const write = response.destroyed ? log.debug : log.error;
      write('a request could not be answered', { requestId, error });
      return unexpected(request, requestId);
    }
  };

  const refuseFor = (record: OperationRecord, request: IncomingMessage, response: ServerResponse, refusal: Refusal) => {
    refuse(request, response, refusal);
    const { code, limit, status } = refusal;
    record.refuses(code, limit);
    if (refusal === noPlace) telemetry.refused(limit, () => ({ ...admission.load, places: admission.places }));
    telemetry.end(record, request, kindOf(request), status);
  };

  const letIn = async (request: IncomingMessage, response: ServerResponse, client: string): Promise<void> => {
    if (exports !== undefined && isExport(request)) {
      await exports.handle(request, response, client);
      telemetry.answered('file', response.statusCode);
      return;
    }
    if (!canBeOperation(request, hasPages)) {
      const context = { req: request, res: response, client };
      const made = await answer(request, response, context);
      telemetry.answered('other', made.status);
      await answers.send(made, response, client);
      return;
    }
    const record = telemetry.begin(request, client);
    let wasGivenUp = false;
    const giveUp = () => {
      wasGivenUp = true;
      refuseFor(record, request, response, noPlace);
    };
    const visit = admission.arrive(client, giveUp, kindOf(request) === 'page');
    if (visit === undefined) {
      refuseFor(record, request, response, noPlace);
      return;
    }
    try {
      await serve(request, response, { client, record, visit, isGivenUp: () => wasGivenUp });
    } finally {
      // As it has by now, unless something failed that should not.
      visit.leave();
    }
  };

  const serve = async (
    request: IncomingMessage,
    response: ServerResponse,
    { client, record, visit, isGivenUp }: LetIn,
  ): Promise<void> => {
    // Before anything is waited for: a client may go away meanwhile.
    const stop = stopWhenGone(response);
    /** Whether nobody waits for an answer any more. */
    const isOver = () => {
      if (isGivenUp()) return true;
      if (!response.destroyed) return false;
      visit.leave();
      telemetry.abandon(record, request, kindOf(request));
      return true;
    };
    const share = shares?.begin(client);
    const mayArrive = share === undefined || (await share.arrive());
    if (isOver()) return;
    if (share !== undefined && !mayArrive) {
      visit.leave();
      refuseFor(record, request, response, share.refusalAtDoor);
      return;
    }
    let entered: Promise<void> | undefined;
    const admit = (signal: AbortSignal) => {
      entered ??= visit.enter(signal);
      return entered;
    };
    const standAside = (giveWay: () => void) => visit.standAside(giveWay);
    const shareAnswer = (isUnderWay: boolean) => visit.shareAnswer(isUnderWay);
    const send = (made: MadeAnswer): void => {
      if (isOver()) return;
      visit.leave();
      telemetry.end(record, request, kindOf(request), made.status);
      void answers.send(share === undefined ? made : withShare(made, share), response, client);
    };
    const asker = { client, stop, admit, standAside, shareAnswer, share, record };
    const left = await server.directWay(request, asker, send);
    if (left === undefined || isOver()) return;
    // Yoga would say the same, at fifty times the cost.
    if (visit.wasRefused) {
      refuseFor(record, request, response, noPlace);
      return;
    }
    const context = { req: request, res: response, client };
    send(await answer(request, response, { ...context, admit, standAside, shareAnswer, share, record, ...left }));
  };
  const listener: RequestListener = (request, response) => {
    const client = clientOf(request, clientAddressHeader);
    arrivals.add(client, () => {
      if (response.destroyed) return;
      letIn(request, response, client).catch((error: unknown) => {
        log.error('a request could not be answered', { requestId: idOf(request.headers['x-request-id']), error });
        response.destroy();
      });
    });
  };
  return Object.assign(listener, {
    operations: () => admission.load,
    places: () => admission.places,
    unsentBytes: () => answers.bytes,
    idleMs: () => admission.idleMs,
  });
}

/** A request that was let in. */
interface LetIn {
  readonly client: string;
  readonly record: OperationRecord;
  readonly visit: Visit;
  /** Whether it had to give way while its body was on its way, and is refused. */
  readonly isGivenUp: () => boolean;
}

/** An answer that tells what its client has left. */
function withShare({ headers, ...made }: MadeAnswer, share: ClientShare): MadeAnswer {
  const retryAfter = made.status === 429 ? [['retry-after', String(share.retryAfter)] as const] : [];
  return { ...made, headers: new Map([...headers, ...share.headers, ...retryAfter]) };
}

/** Fires when a client goes away before its answer is out. */
function stopWhenGone(response: ServerResponse): AbortController {
  const stop = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) stop.abort(new DOMException('The client went away.', 'AbortError'));
  });
  return stop;
}

const alwaysAnswered: ReadonlySet<string | undefined> = new Set([livePath, readyPath, graphqlPath]);
const kindOf = ({ url = '' }: IncomingMessage): RequestKind =>
  url === graphqlPath || url.startsWith(`${graphqlPath}?`) ? 'operation' : 'page';
const isExport = ({ url = '' }: IncomingMessage): boolean => /^\/export(?:[/?]|$)/.test(url);

/**
 * Health, what browsers ask before they post, the playground, and whatever has no operation in its address pass by all
 * queues. Where there are pages, an address without one leads to a page, which runs operations: all but the files of pages.
 */
function canBeOperation({ method, url = '', headers }: IncomingMessage, hasPages: boolean): boolean {
  if (method === 'OPTIONS') return false;
  if (method !== 'GET' && method !== 'HEAD') return true;
  if (alwaysAnswered.has(url)) return false;
  if (url.includes('?')) return true;
  if (url === '/') return hasPages && asksForHtml(headers.accept);
  return hasPages && !isFileOfPages(url);
}

/** An address that only begins like one may be that of a page, as `/assets/../time`. */
const isFileOfPages = (url: string): boolean =>
  url.startsWith('/assets/') && new URL(url, 'http://seven.invalid').pathname.startsWith('/assets/');

const LATE_MS = 100;

/** Tells whether half of what waits for this process has to wait for long, looked at twice a second. */
function watchLoop(): () => boolean {
  const delays = monitorEventLoopDelay({ resolution: 20 });
  delays.enable();
  let lookedAt = performance.now();
  let isLate = false;
  return () => {
    const now = performance.now();
    if (now - lookedAt > 500) {
      isLate = delays.percentile(50) / 1e6 > LATE_MS;
      delays.reset();
      lookedAt = now;
    }
    return isLate;
  };
}
