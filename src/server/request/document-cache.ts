import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { shareOfHeap } from '../../memory.ts';
import { bytesOfDocument } from '../../pothos-plugin-neo4j/compiler/index.ts';
import type { CacheNumbers } from '../telemetry/metrics.ts';

/** An entry beside the document. */
const OWN_BYTES = 2_000;

/** Parsed documents by their text, the least used forgotten first. */
class DocumentCache extends LRUCache<string, DocumentNode> {
  #hits = 0;
  #misses = 0;

  override get(text: string): DocumentNode | undefined {
    const found = super.get(text);
    if (found === undefined) this.#misses += 1;
    else this.#hits += 1;
    return found;
  }

  get numbers(): CacheNumbers {
    return { bytes: this.calculatedSize, hits: this.#hits, misses: this.#misses };
  }
}

/** A cache that holds at most 5 % of the heap and 50 MB. */
export function createDocumentCache(maximumBytes = shareOfHeap(0.05, 50)): DocumentCache {
  return new DocumentCache({
    maxSize: maximumBytes,
    sizeCalculation: ({ definitions }) => OWN_BYTES + bytesOfDocument(definitions),
  });
}

/**
 * Forgets documents that turn out not to be valid. Yoga keeps their errors with them, up to a hundred with a stack each, which is
 * many times what a document holds, and no size counts it.
 */
export function useForgetInvalid(documents: { readonly delete: (text: string) => boolean }): Plugin {
  return {
    onValidate({ params: { documentAST } }) {
      return ({ valid }) => {
        const text = documentAST.loc?.source.body;
        if (!valid && text !== undefined) documents.delete(text);
      };
    },
  };
}
