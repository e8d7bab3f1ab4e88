import { createHash } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { publicError } from '../../errors.ts';
import { shareOfHeap } from '../../memory.ts';
import { badRequest, type NodeContext } from './read-body.ts';

/** An entry beside its texts, in bytes. */
const OWN_BYTES = 300;

export interface PersistedOptions {
  /** Documents by the names that clients send for them. */
  readonly listed?: ReadonlyMap<string, string> | undefined;
  /** Whether no other documents are executed. */
  readonly isOnly?: boolean | undefined;
  /** What documents may hold that clients have sent with their hash; those asked least are forgotten first. */
  readonly maximumBytes?: number | undefined;
}

/**
 * Documents by their hash, as clients of Apollo send it in `extensions.persistedQuery`: those of a list, and those that a
 * client has sent with its hash. A document of a client is kept once it was executed, so it is valid and within the limits,
 * and its hash was computed here: nobody can put another in its place. The plugins of Yoga would know nothing of the direct way.
 */
export class PersistedOperations {
  readonly #listed: ReadonlyMap<string, string>;
  readonly #allowed: ReadonlySet<string> | undefined;
  readonly #sent: LRUCache<string, string>;

  constructor({ listed = new Map(), isOnly = false, maximumBytes = shareOfHeap(0.02, 20) }: PersistedOptions = {}) {
    this.#listed = listed;
    this.#allowed = isOnly ? new Set(listed.values()) : undefined;
    this.#sent = new LRUCache({
      maxSize: maximumBytes,
      sizeCalculation: (text, hash) => OWN_BYTES + 2 * (text.length + hash.length),
    });
  }

  /** The document that is asked for, by its text, by its hash, or by both; undefined where it is neither. Throws what is refused. */
  documentOf(query: string | undefined, extensions: GraphQLParams['extensions']): string | undefined {
    const persisted: unknown = extensions?.['persistedQuery'];
    if (persisted === undefined) return query === undefined ? undefined : this.#allow(query);
    const hash = hashIn(persisted);
    const known = this.#listed.get(hash) ?? this.#sent.get(hash);
    if (query === undefined && known === undefined) throw this.#allowed === undefined ? notFound() : notListed();
    if (query === undefined || known === query) return known;
    if (hashOf(query) !== hash) {
      throw badRequest('"sha256Hash" is not the SHA-256 of the document in UTF-8, in hexadecimal digits.');
    }
    return this.#allow(query);
  }

  /** Keeps the document of an operation that is executed, where it came with its hash and `documentOf` has let it pass. */
  keep(query: string | undefined, extensions: GraphQLParams['extensions']): void {
    const persisted: unknown = extensions?.['persistedQuery'];
    if (!query || persisted === undefined) return;
    const hash = hashIn(persisted);
    if (!this.#listed.has(hash)) this.#sent.set(hash, query);
  }

  #allow(query: string): string {
    if (this.#allowed?.has(query) === false) throw notListed();
    return query;
  }
}

/** Puts the document in the place of its hash. What the server asks itself need not be listed. */
export function usePersistedOperations(operations: PersistedOperations): Plugin<NodeContext, NodeContext> {
  return {
    onParams({ params, setParams, context }) {
      if (context?.isOwn === true) return;
      const query = operations.documentOf(params.query || undefined, params.extensions);
      if (query !== undefined && query !== params.query) setParams({ ...params, query });
    },
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function hashIn(persisted: unknown): string {
  const { version, sha256Hash } = Object(persisted) as Readonly<Record<string, unknown>>;
  if (version === 1 && typeof sha256Hash === 'string') return sha256Hash;
  throw badRequest('"persistedQuery" must be {"version": 1, "sha256Hash": "…"}.');
}

/** The words for which clients wait that send a hash first: they send the document with it. */
function notFound(): GraphQLError {
  return publicError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', { http: { status: 200 } });
}

function notListed(): GraphQLError {
  return publicError(
    'PERSISTED_QUERY_NOT_LISTED',
    'This server executes only the operations of its list, sent by their hash or word for word.',
    { http: { status: 403 } },
  );
}
