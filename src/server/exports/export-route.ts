import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import send from 'send';
import { firstOf, late } from '../../first-of.ts';
import { rememberedFor } from '../../remembered.ts';
import { unlessGone } from '../../unless-gone.ts';
import { corsMaxAgeSeconds, exposedHeaders } from '../http/cors.ts';
import { idOf } from '../http/request-id.ts';
import type { Log } from '../telemetry/log.ts';
import { Downloads } from './downloads.ts';
import { type ExportFormat, KeptExports, type WriteExport } from './kept-exports.ts';

export const exportPath = '/export';

export interface ExportRouteOptions {
  readonly write: WriteExport;
  /** The version of the data in the graph; `undefined` where it holds none. */
  readonly readVersion: () => Promise<string | undefined>;
  readonly corsOrigins: '*' | readonly string[];
  readonly log: Log;
  /** How long a request waits for its file to be written; the default is 60 s. Writing goes on. */
  readonly waitMs?: number;
  /** Fires when a server that stops has closed its requests: then an export that is being written ends, which is no failure. */
  readonly stopping?: AbortSignal | undefined;
}

/** Answers what is asked for below `/export`. */
export interface ExportRoute {
  handle(request: IncomingMessage, response: ServerResponse, client: string): Promise<void>;
  close(): Promise<void>;
}

/** The longest that one may take, however steadily it is read. */
const LONGEST_MS = 10 * 60_000;
/** Before the connection would be cut on which nothing happens. */
const LONGEST_WAIT_MS = 60_000;
/** How long the version is taken for what it was: no crowd of requests becomes a crowd of statements. */
const VERSION_KNOWN_MS = 1_000;

const files =
  /^\/export(?:\/(?<version>[0-9a-f]{12}))?\/(?:(?<folder>tables|parquet|csv)\/(?<path>\w[\w.-]*(?:\/\w[\w.-]*)?)|seven\.(?<file>graphml|jsonld))$/;

const mediaTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  cypher: 'text/plain; charset=utf-8',
  graphml: 'application/graphml+xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

/** For pages that read a file in ranges. */
const preflightHeaders = {
  allow: 'GET, HEAD, OPTIONS',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'if-match, if-none-match, if-range, range, x-request-id',
  'access-control-max-age': String(corsMaxAgeSeconds),
};

/** What tells of a file: a refusal with it would be kept by caches for a year, and be as long as the file. */
const headersOfFile = ['accept-ranges', 'cache-control', 'content-length', 'content-range', 'etag', 'x-data-version'];

const noSuchFile = `There is no such file. ${exportPath} lists them.`;
const badRequest = 'The request cannot be answered as it is.';
const refusals: Readonly<Record<number, string>> = {
  412: 'The file is not one of those that If-Match names.',
  416: 'The file is shorter.',
};

/**
 * The whole export as files over HTTP, for readers that take an address: with the state of the data as ETag, in ranges, and
 * without a place among operations, of which it takes none away.
 */
export function createExportRoute(options: ExportRouteOptions): ExportRoute {
  const { write, readVersion, corsOrigins, log, waitMs = LONGEST_WAIT_MS, stopping } = options;
  const kept = new KeptExports(write);
  const currentVersion = rememberedFor(VERSION_KNOWN_MS, readVersion);
  const downloads = new Downloads();

  /** Ends at once where the client goes away. */
  const answer = async (request: IncomingMessage, response: ServerResponse, { signal }: AbortController) => {
    const path = pathOf(request);
    const until = performance.now() + waitMs;
    const version = await unlessGone(currentVersion(), signal);
    if (signal.aborted) return;
    if (version === undefined) return refuse(response, 503, 'SERVICE_UNAVAILABLE', 'The graph holds no facts yet.');
    if (path === exportPath || path === `${exportPath}/`) return index(response, version);
    const asked = fileAt(path);
    if (asked === undefined) return refuse(response, 404, 'NOT_FOUND', noSuchFile);
    await answerFile(request, response, asked, { version, until, signal });
  };

  const answerFile = async (
    request: IncomingMessage,
    response: ServerResponse,
    asked: AskedFile,
    { version, until, signal }: { readonly version: string; readonly until: number; readonly signal: AbortSignal },
  ) => {
    const { format, name, version: of = version } = asked;
    if (await kept.forgetRemoved(format, of, name))
      log.warn('a file of an export was removed: the export is written anew', { format, version: of, file: name });
    if (signal.aborted) return;
    if (of !== version && !kept.has(format, of)) {
      const message = `The data are of version ${version} now, and this file of ${of} is not kept.`;
      return refuse(response, 404, 'NOT_FOUND', message);
    }
    const leftMs = Math.max(0, until - performance.now());
    const written = await firstOf(unlessGone(kept.exportOf(format, of), signal), leftMs);
    if (written === undefined || signal.aborted) return;
    if (written === late) {
      const message = 'The export is not written yet. Try again in a moment.';
      return refuse(response, 503, 'SERVICE_UNAVAILABLE', message);
    }
    if (!written.files.has(name)) return refuse(response, 404, 'NOT_FOUND', noSuchFile);
    response.setHeader('etag', `"${of}-${format}"`);
    response.setHeader('cache-control', asked.version === undefined ? 'no-cache' : 'max-age=31536000, immutable');
    response.setHeader('x-data-version', of);
    await sendFile(request, response, written.path, name, format);
  };

  const answerWhole = async (request: IncomingMessage, response: ServerResponse) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    if (response.destroyed) gone.abort();
    try {
      await answer(request, response, gone);
      await finished(response);
    } catch (error) {
      // A client that goes away is no failure.
      if (!response.destroyed && !stopping?.aborted) log.error('an export could not be served', { error });
      if (response.headersSent) {
        // What is left of the file does not come.
        response.destroy();
        return;
      }
      for (const name of headersOfFile) response.removeHeader(name);
      refuse(response, 503, 'SERVICE_UNAVAILABLE', 'The export cannot be written at the moment.');
    }
  };

  return {
    async handle(request, response, client) {
      prepare(request, response, corsOrigins);
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        answerOther(request, response);
        return;
      }
      if (!downloads.begin(client, response)) {
        refuse(response, 503, 'SERVICE_UNAVAILABLE', 'Too many files are being fetched. Try again in a moment.');
        return;
      }
      const timer = setTimeout(() => response.destroy(), LONGEST_MS);
      try {
        await answerWhole(request, response);
      } finally {
        clearTimeout(timer);
        downloads.end(client, response);
      }
    },
    close: () => kept.close(),
  };
}

/** Without what follows a question mark, which says nothing here. */
const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0]!;

interface AskedFile {
  readonly format: ExportFormat;
  /** Where the address names one. */
  readonly version: string | undefined;
  /** Below the folder of the format; empty where that is one file. */
  readonly name: string;
}

/** Undefined where the path is that of no file. */
function fileAt(path: string): AskedFile | undefined {
  const groups = files.exec(path)?.groups;
  if (groups === undefined) return undefined;
  const { version, folder, path: name = '', file } = groups;
  return { format: (folder ?? file) as ExportFormat, version, name };
}

function prepare({ headers }: IncomingMessage, response: ServerResponse, origins: '*' | readonly string[]): void {
  const { origin } = headers;
  response.setHeader('x-request-id', idOf(headers['x-request-id']));
  response.setHeader('x-content-type-options', 'nosniff');
  if (origins !== '*') response.setHeader('vary', 'Origin');
  if (origins !== '*' && (origin === undefined || !origins.includes(origin))) return;
  response.setHeader('access-control-allow-origin', origins === '*' ? '*' : origin!);
  response.setHeader(
    'access-control-expose-headers',
    [...exposedHeaders, 'x-data-version', 'accept-ranges', 'content-range'].join(', '),
  );
}

function answerOther({ method }: IncomingMessage, response: ServerResponse): void {
  if (method === 'OPTIONS') {
    response.writeHead(204, preflightHeaders).end();
    return;
  }
  response.setHeader('allow', preflightHeaders.allow);
  refuse(response, 405, 'BAD_USER_INPUT', 'Files are read by GET and HEAD.');
}

function index(response: ServerResponse, version: string): void {
  const below = (path: string) => `${exportPath}/${path}`;
  const folders: Readonly<Record<string, string>> = {
    tables: below('tables/datapackage.json'),
    parquet: below('parquet/datapackage.json'),
    csv: below('csv/export.json'),
  };
  const body = { version, ...folders, graphml: below('seven.graphml'), jsonld: below('seven.jsonld') };
  response.setHeader('content-type', mediaTypes['json']!);
  response.setHeader('cache-control', 'no-cache');
  response.end(`${JSON.stringify(body, null, 2)}\n`);
}

/** Resolves once it is sent, or its client is gone; rejects where it cannot be read. */
function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  written: string,
  name: string,
  format: ExportFormat,
): Promise<void> {
  const extension = name === '' ? format : name.slice(name.lastIndexOf('.') + 1);
  response.setHeader('content-type', mediaTypes[extension] ?? 'application/octet-stream');
  const options = {
    etag: false,
    lastModified: false,
    cacheControl: false,
    index: false as const,
    dotfiles: 'deny' as const,
  };
  // No file has a date, and without one the condition is to be ignored (RFC 9110, 13.1.4).
  delete request.headers['if-unmodified-since'];
  return new Promise((resolve, reject) => {
    const stream = name === '' ? send(request, written, options) : send(request, name, { ...options, root: written });
    stream
      .on('error', (error: NodeJS.ErrnoException & { status?: number }) => {
        const { status = 500 } = error;
        // What is wrong with the request is no failure of the server; that a file is gone which was there is one.
        if (status >= 500 || status === 404) return reject(error);
        for (const name of ['etag', 'cache-control']) response.removeHeader(name);
        refuse(response, status, 'BAD_USER_INPUT', refusals[status] ?? badRequest);
        resolve();
      })
      .pipe(response);
    response.once('finish', resolve).once('close', resolve);
  });
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  if (status === 503) response.setHeader('retry-after', '1');
  response.setHeader('content-type', mediaTypes['json']!);
  response.statusCode = status;
  response.end(`${JSON.stringify({ errors: [{ message, extensions: { code } }] })}\n`);
}
