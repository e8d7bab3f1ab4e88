import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { dependsOn } from './compression.ts';
import { allowedMethods, corsMaxAgeSeconds, exposedHeaders } from './cors.ts';
import { graphqlPath } from './front-door.ts';
import { idOf } from './request-id.ts';

/** The media type of an answer. */
export type AnswerForm = 'application/json' | 'application/graphql-response+json';

/** What a request may say that decides nothing on the direct way. */
const usualTypes: ReadonlySet<string | undefined> = new Set([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
  'application/json; charset=UTF-8',
  'application/json;charset=UTF-8',
]);

/** How to answer a POST of JSON, or a GET. Undefined for what is neither, and where a header says anything unusual. */
export function formOf({ method, url = '', headers }: IncomingMessage): AnswerForm | undefined {
  if (method === 'GET') return url.startsWith(`${graphqlPath}?`) ? formOfHeaders(headers) : undefined;
  if (method !== 'POST' || url !== graphqlPath || headers['content-encoding'] !== undefined) return undefined;
  return usualTypes.has(headers['content-type']) ? formOfHeaders(headers) : undefined;
}

function formOfHeaders(headers: IncomingHttpHeaders): AnswerForm | undefined {
  if (headers['x-explain'] !== undefined || headers['x-cost'] !== undefined) return undefined;
  if (headers['access-control-request-headers'] !== undefined) return undefined;
  return formAccepted(headers.accept ?? '*/*');
}

const forms: ReadonlyMap<string, AnswerForm> = new Map([
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/json', 'application/json'],
  ['application/*', 'application/json'],
  ['*/*', 'application/json'],
] as const);

/** The first media type that a client accepts and an answer can have. Weights count as little as they do for Yoga. */
function formAccepted(accept: string): AnswerForm | undefined {
  for (const range of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.replace(/\s/g, '').split(';');
    if (parameters.some((parameter) => parameter.includes('charset='))) return undefined;
    const form = forms.get(type);
    if (form !== undefined) return form;
  }
  return undefined;
}

/** Makes the headers of answers whose status is 200: those that Yoga and its plugins give them. */
export function createHeaders(origins: '*' | readonly string[]) {
  return (
    { headers }: IncomingMessage,
    form: AnswerForm | undefined,
    coding: string | undefined,
  ): [string, string][] => {
    const { origin } = headers;
    const isAllowed = origin !== undefined && (origins === '*' || origins.includes(origin));
    return [
      ...(form === undefined ? [] : [['content-type', `${form}; charset=utf-8`] as [string, string]]),
      ['x-request-id', idOf(headers['x-request-id'])],
      ['x-content-type-options', 'nosniff'],
      ['vary', isAllowed && (origins === '*' || origins.length > 1) ? fromOrigin : fromAnywhere],
      ...(isAllowed ? corsOf(origin) : []),
      ...(coding === undefined ? [] : [['content-encoding', coding] as [string, string]]),
    ];
  };
}

const fromAnywhere = dependsOn.join(', ');
const fromOrigin = [...new Set(['Origin', ...dependsOn])].join(', ');

const corsOf = (origin: string): [string, string][] => [
  ['access-control-allow-origin', origin],
  ['access-control-allow-methods', allowedMethods.join(', ')],
  ['access-control-expose-headers', exposedHeaders.join(', ')],
  ['access-control-max-age', String(corsMaxAgeSeconds)],
];
