import type { Plugin } from 'graphql-yoga';
import { turns } from '../server/admission/turns.ts';
import type { FetchHere } from '../server/fetch-here.ts';
import { asksForHtml, graphqlPath } from '../server/http/front-door.ts';
import type { NodeContext } from '../server/request/read-body.ts';
import type { Log } from '../server/telemetry/log.ts';
import { askThrough } from './api/ask.ts';
import type { AskedOperation } from './api/asked.ts';
import { readOperation } from './api/operation.ts';
import type { Version, VersionVariables } from './api/version.answer.ts';
import { readVocabulary, type Vocabulary } from './api/vocabulary.ts';
import { buildAssets } from './build.ts';
import { preferredType } from './http/accepts.ts';
import { dataResponse, formatIn } from './http/data.ts';
import { KeptPages } from './http/kept-pages.ts';
import { type Answer, assetResponse, lengthOf, pageResponse, tagOf } from './http/respond.ts';
import { linkedDataOf } from './json-ld/json-ld.ts';
import { landImage } from './map/land-image.ts';
import { entityRoute } from './pages/entity-route.tsx';
import { failurePage } from './pages/failure/failure.tsx';
import { notFoundPage } from './pages/not-found/not-found.tsx';
import type { Visit } from './route.ts';
import { plainAddress, routes } from './routes.ts';
import { inTurns } from './steps.ts';

export interface ExplorerOptions {
  readonly hasPlayground: boolean;
  readonly log: Log;
}

const versionOperation = readOperation<Version, VersionVariables>(new URL('./api/version.graphql', import.meta.url));

const slugPath = /^\/([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** The first words of addresses that are no slugs. */
export const takenPaths: readonly string[] = [...routes.keys(), graphqlPath, '/assets', '/health'].map((path) =>
  path.slice(1),
);
const jsonLd = 'application/ld+json';

/** A visit before the words of the API are there. */
interface Arrival extends Omit<Visit, 'vocabulary'> {
  readonly readWords: () => Promise<Vocabulary>;
  readonly pages: KeptPages;
}

/** Answers browsers with pages. What they show they ask the same server for, as any client of the API. */
export function useExplorer(
  fetchHere: FetchHere,
  { hasPlayground, log }: ExplorerOptions,
): Plugin<object, NodeContext> {
  // Begun at once, so that the first visitor need not wait.
  const building = buildAssets();
  building.catch((error: unknown) => log.error('the explorer cannot be built', { error }));
  const pages = new KeptPages();
  let vocabulary: Promise<Vocabulary> | undefined;
  // Words change with the code alone, so one reading serves all pages; where it fails, the next page tries again.
  const readWords = () => {
    vocabulary ??= readVocabulary(askThrough((body, headers) => fetchHere(wordsRequest(body, headers), {})));
    vocabulary.catch(() => {
      vocabulary = undefined;
    });
    return vocabulary;
  };

  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return;
      const path = url.pathname;
      if (!isPage(path, request)) return;
      const build = await building.catch(() => undefined);
      if (build === undefined) {
        endResponse(new Response('The pages cannot be shown.', { status: 500 }));
        return;
      }
      const place = placeOf(serverContext);
      const asked: AskedOperation[] = [];
      const showsQuery = url.searchParams.get('show') === 'query';
      const address = plainAddress(new URL(url.href));
      const { client = '' } = serverContext;
      const ask = askThrough((body, headers) => fetchHere(inner(request, address, body, headers), place), {
        explains: showsQuery,
        record: (one) => asked.push(one),
        turn: () => turns.nextDocument(client),
      });
      const stepped: Visit['inTurns'] = (steps) =>
        inTurns(
          steps,
          () => turns.isOver(),
          () => turns.nextOfDocument(client),
        );
      const site = { build, hasPlayground, address, asked, showsQuery };
      endResponse(await respond(request, { ask, site, readWords, pages, inTurns: stepped }, log));
    },
  };
}

/** Whether the explorer answers: `/` only those who ask for HTML, and so it is where nothing is. */
function isPage(path: string, request: Request): boolean {
  if (path.startsWith('/assets/')) return true;
  if (path === graphqlPath || path.startsWith('/health/')) return false;
  if (path !== '/' && (routes.has(path) || slugPath.test(path))) return true;
  return asksForHtml(request.headers.get('accept'));
}

async function respond(request: Request, visit: Arrival, log: Log): Promise<Response> {
  const { build, address } = visit.site;
  const path = address.pathname;
  if (path.startsWith('/assets/')) {
    const asset = build.assets.get(path) ?? landImage(path);
    return asset === undefined ? new Response('Not found', { status: 404 }) : assetResponse(request, asset);
  }
  const [, slug] = slugPath.exec(path) ?? [];
  if (slug !== undefined && wantsJsonLd(request)) return jsonLdResponse(slug, visit, log);
  const answer = await page(slug, visit, log, request.signal);
  const data = formatIn(request) && dataResponse(formatIn(request)!, answer, visit.site);
  if (data) return data;
  // Times are those of this very request.
  return pageResponse(request, visit.site.showsQuery ? { ...answer, dataVersion: undefined } : answer, build);
}

async function page(slug: string | undefined, arrival: Arrival, log: Log, gone: AbortSignal): Promise<Answer> {
  const { site, readWords, ask, pages } = arrival;
  const { address } = site;
  try {
    if (!site.showsQuery && pages.has(address)) {
      const known = pages.get(address, (await ask(versionOperation, {})).dataVersion);
      if (known) return known;
    }
    const answer = ofOneState(await made(slug, { ...arrival, vocabulary: await readWords() }), site.asked);
    if (!site.showsQuery) pages.keep(address, answer);
    return answer;
  } catch (error) {
    const answer = failurePage(error, site);
    // Who went away ended what was asked for.
    if (answer.status === 500 && !gone.aborted)
      log.error('a page could not be made', { error, path: address.pathname });
    return answer;
  }
}

async function made(slug: string | undefined, visit: Visit): Promise<Answer> {
  const path = visit.site.address.pathname;
  const route = routes.get(path) ?? (slug === undefined ? undefined : entityRoute);
  return route === undefined ? notFoundPage(readable(path), visit) : route.answer(visit);
}

/** What was read while the facts changed is of no state that could be named, nor is that of which a part is missing. */
function ofOneState(answer: Answer, asked: readonly AskedOperation[]): Answer {
  const isOne = asked.every(({ dataVersion, isWhole }) => isWhole && dataVersion === answer.dataVersion);
  return isOne ? answer : { ...answer, dataVersion: undefined };
}

function wantsJsonLd(request: Request): boolean {
  return (
    new URL(request.url).searchParams.get('format') === 'json-ld' ||
    preferredType(request, ['text/html', jsonLd]) === jsonLd
  );
}

async function jsonLdResponse(slug: string, { ask, site }: Arrival, log: Log): Promise<Response> {
  const answer = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) =>
    new Response(body, { status, headers: { 'content-type': jsonLd, ...lengthOf(body), ...headers } });
  try {
    const found = await linkedDataOf(slug, ask);
    if (found === undefined) return answer(404, '{}');
    if (found.slug !== slug) return answer(301, '', { location: `/${found.slug}${site.address.search}` });
    const etag = tagOf(`${site.address.href}#ld`, found.dataVersion ?? '', site.build.id);
    return answer(200, found.text, { etag, 'cache-control': 'no-cache' });
  } catch (error) {
    const { status, headers } = failurePage(error, site);
    if (status === 500) log.error('JSON-LD could not be made', { error, slug });
    return answer(status, '{}', headers);
  }
}

/** A request to the API on behalf of one for a page: it ends when the reader goes away. */
function inner({ signal }: Request, address: URL, body: string, headers: Readonly<Record<string, string>>): Request {
  return new Request(new URL('/graphql', address), { method: 'POST', body, headers, signal });
}

const wordsRequest = (body: string, headers: Readonly<Record<string, string>>): Request =>
  new Request('http://explorer.invalid/graphql', { method: 'POST', body, headers });

/** What a page's operations have of its request: the client pays for them, and the place that the page waits for once is theirs. */
function placeOf({ client, admit, standAside, shareAnswer, share }: NodeContext): NodeContext {
  let admitted: Promise<void> | undefined;
  return {
    ...(client !== undefined && { client }),
    ...(standAside !== undefined && { standAside }),
    ...(shareAnswer !== undefined && { shareAnswer }),
    ...(admit !== undefined && {
      admit: (signal) => {
        admitted ??= admit(signal);
        return admitted;
      },
    }),
    share,
    since: performance.now(),
  };
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path).replace(/^\//, '');
  } catch {
    return path;
  }
}
