import type { DocumentNode } from 'graphql';
import { ownText } from '../../memory.ts';
import { checkNesting } from '../limits/lexical-limits.ts';
import type { PersistedOperations } from './persisted-operations.ts';
import { checkPercentEncoding, hasLoneSurrogate, parseBody } from './read-request.ts';

/** What is asked, with the document as it was parsed before. */
export interface Parameters {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName: string | null | undefined;
}

export interface KnownDocuments {
  /** Documents by their text, as they were parsed. */
  readonly documents: { readonly get: (text: string) => DocumentNode | undefined };
  /** Those of them that were executed before, and therefore are valid and within all limits. */
  readonly executed: WeakSet<DocumentNode>;
  /** Their texts by their hash. */
  readonly persisted: PersistedOperations;
}

/** The operation in a question: in the body of a POST, or in the address of a GET. Undefined where its document is not known, or something is unusual; throws what is refused. */
export function operationIn(
  question: string,
  method: string | undefined,
  { documents, executed, persisted }: KnownDocuments,
): Parameters | undefined {
  const asked = method === 'GET' ? inAddress(question) : (parseBody(question) as Record<string, unknown>);
  if (asked === undefined) return undefined;
  const { query, variables, operationName, extensions, ...others } = asked;
  if (!isQuery(query) || Object.keys(others).length > 0 || !isPlain(extensions)) return undefined;
  if (!isVariables(variables) || !isName(operationName)) return undefined;
  // Only an escape can write one: the text itself is UTF-8.
  if (question.includes('\\u') && hasLoneSurrogate(variables)) return undefined;
  checkNesting(variables);
  const text = persisted.documentOf(query, extensions ?? undefined);
  const document = text === undefined ? undefined : documents.get(text);
  if (document === undefined || !executed.has(document)) return undefined;
  persisted.keep(query, extensions ?? undefined);
  return { document, variables, operationName };
}

const isVariables = (value: unknown): value is Parameters['variables'] =>
  value === null || value === undefined || (typeof value === 'object' && !Array.isArray(value));

/** A hash may stand in its place. */
const isQuery = (value: unknown): value is string | undefined =>
  value === undefined || (typeof value === 'string' && value !== '');

/** Extensions that tell of the client, as some send them with each request, or of the document. */
const isPlain = (extensions: unknown): extensions is Record<string, unknown> | null | undefined =>
  isVariables(extensions) && extensions?.['explain'] === undefined && extensions?.['cost'] === undefined;

const isName = (value: unknown): value is Parameters['operationName'] =>
  value === null || value === undefined || typeof value === 'string';

/** The parameters in an address, each once. */
function inAddress(url: string): Readonly<Record<string, unknown>> | undefined {
  checkPercentEncoding(url);
  const entries = [...new URLSearchParams(url.slice(url.indexOf('?') + 1))];
  const { variables, extensions, ...others } = Object.fromEntries(entries);
  const json = { ...(variables !== undefined && { variables }), ...(extensions !== undefined && { extensions }) };
  if (Object.keys(others).length + Object.keys(json).length < entries.length) return undefined;
  // Yoga takes what is empty for absent.
  if (Object.values(others).includes('') || Object.values(json).includes('')) return undefined;
  // An escape of JSON may be written with escapes of its own there.
  if (variables?.includes('\\u')) return undefined;
  return {
    ...Object.fromEntries(Object.entries(others).map(([name, value]) => [name, ownText(value)])),
    ...Object.fromEntries(Object.entries(json).map(([name, value]) => [name, JSON.parse(value)])),
  };
}
