import type { IncomingMessage } from 'node:http';
import type { DocumentNode } from 'graphql';
import { checkNesting } from './lexical-limits.ts';
import { readBody } from './read-body.ts';
import { checkPercentEncoding, hasLoneSurrogate, parseBody } from './read-request.ts';

/** What is asked, with the document as it was parsed before. */
export interface Parameters {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName: string | null | undefined;
}

/** What tells a question from others: the body of a POST, or the address of a GET. Rejects where the body cannot be read. */
export async function readQuestion(request: IncomingMessage, bodyLimitBytes: number): Promise<string> {
  if (request.method === 'GET') return request.url ?? '';
  return readBody(request, request.headers['content-length'], bodyLimitBytes);
}

/** The operation in a question. Undefined where its document is not known, or something is unusual; throws what is refused. */
export function operationIn(
  question: string,
  method: string | undefined,
  documents: { readonly get: (text: string) => DocumentNode | undefined },
): Parameters | undefined {
  const asked = method === 'GET' ? inAddress(question) : (parseBody(question) as Record<string, unknown>);
  if (asked === undefined) return undefined;
  const { query, variables, operationName, extensions, ...others } = asked;
  if (typeof query !== 'string' || Object.keys(others).length > 0 || !isPlain(extensions)) return undefined;
  if (!isVariables(variables) || !isName(operationName)) return undefined;
  // Only an escape can write one: the text itself is UTF-8.
  if (question.includes('\\u') && hasLoneSurrogate(variables)) return undefined;
  checkNesting(variables);
  const document = documents.get(query);
  return document && { document, variables, operationName };
}

const isVariables = (value: unknown): value is Parameters['variables'] =>
  value === null || value === undefined || (typeof value === 'object' && !Array.isArray(value));

/** Extensions that only tell of the client, as some send them with each request. */
const isPlain = (extensions: unknown): boolean =>
  isVariables(extensions) && extensions?.['explain'] === undefined && extensions?.['persistedQuery'] === undefined;

const isName = (value: unknown): value is Parameters['operationName'] =>
  value === null || value === undefined || typeof value === 'string';

/** The parameters in an address, each once. */
function inAddress(url: string): Readonly<Record<string, unknown>> | undefined {
  checkPercentEncoding(url);
  const entries = [...new URLSearchParams(url.slice(url.indexOf('?') + 1))];
  const { variables, extensions, ...others } = Object.fromEntries(entries);
  if (extensions !== undefined) return undefined;
  if (Object.keys(others).length + (variables === undefined ? 0 : 1) < entries.length) return undefined;
  // Yoga takes what is empty for absent.
  if (Object.values(others).includes('') || variables === '') return undefined;
  // An escape of JSON may be written with escapes of its own there.
  if (variables?.includes('\\u')) return undefined;
  return { ...others, ...(variables !== undefined && { variables: JSON.parse(variables) }) };
}
