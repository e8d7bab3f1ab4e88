import { LRUCache } from 'lru-cache';
import { ownText } from '../../memory.ts';
import { type ContentCoding, chooseCoding } from '../http/content-coding.ts';
import { entityTagOf } from '../http/entity-tag.ts';
import type { MadeAnswer } from '../http/made-answer.ts';
import type { CacheNumbers } from '../telemetry/metrics.ts';

/** An answer beside its texts, in bytes: measured, as the next number is. */
const OWN_BYTES = 600;
/** An answer in one coding, beside the bytes that are sent. */
const CODED_BYTES = 400;

/** The body of an answer, as it is sent: compressed once for each coding, and named once. */
export class AnswerBody {
  readonly text: string;
  /** The name of the operation that it answers. */
  readonly operation: string | undefined;
  readonly byteLength: number;
  readonly #compressed = new Map<ContentCoding, Promise<Uint8Array>>();
  #compressedBytes = 0;
  #tag: string | undefined;
  /** Called whenever it holds more than before. */
  onGrowth: (() => void) | undefined;

  constructor(text: string, operation: string | undefined) {
    this.text = text;
    // It is part of the document, which may be asked for by its hash: then no size counts that.
    this.operation = operation && ownText(operation);
    this.byteLength = Buffer.byteLength(text);
  }

  /** What it holds: its text, with one or two bytes for a letter, and what it was compressed to so far. */
  get heldBytes(): number {
    const isPlain = this.byteLength === this.text.length;
    return OWN_BYTES + this.text.length * (isPlain ? 1 : 2) + this.#compressedBytes;
  }

  get entityTag(): string {
    this.#tag ??= entityTagOf(this.text);
    return this.#tag;
  }

  /** As a client takes it, by its `Accept-Encoding`. */
  async sentAs(
    acceptEncoding: string | undefined,
  ): Promise<{ readonly coding: string | undefined } & Pick<MadeAnswer, 'body' | 'byteLength'>> {
    const coding = chooseCoding(acceptEncoding ?? null, this.byteLength);
    if (coding === undefined) return { coding, body: this.text, byteLength: this.byteLength };
    const compressed = this.#compressed.get(coding) ?? this.#compress(coding);
    return { coding: coding.name, body: await compressed };
  }

  #compress(coding: ContentCoding): Promise<Uint8Array> {
    const compressed = coding.compress(Buffer.from(this.text)).then((bytes) => {
      this.#compressedBytes += CODED_BYTES + bytes.byteLength;
      this.onGrowth?.();
      return bytes;
    });
    this.#compressed.set(coding, compressed);
    return compressed;
  }
}

interface Kept {
  readonly body: AnswerBody;
  readonly state: string;
}

/** Answers by what was asked, each of the state of the data that it was read from; the least asked are forgotten first. */
export class KeptAnswers {
  readonly #kept: LRUCache<string, Kept> | undefined;
  #hits = 0;
  #misses = 0;

  /** Keeps at most so many bytes; with 0 it keeps nothing. */
  constructor(maximumBytes: number) {
    if (maximumBytes === 0) return;
    this.#kept = new LRUCache({
      maxSize: maximumBytes,
      maxEntrySize: Math.ceil(maximumBytes / 10),
      sizeCalculation: ({ body }, question) => 2 * question.length + body.heldBytes,
    });
  }

  has(question: string): boolean {
    return this.#kept?.has(question) ?? false;
  }

  /** The answer to a question in a state of the data. */
  get(question: string, state: string): AnswerBody | undefined {
    const kept = this.#kept?.get(question);
    if (kept?.state !== state) return undefined;
    this.#hits += 1;
    return kept.body;
  }

  get numbers(): CacheNumbers {
    return { bytes: this.#kept?.calculatedSize ?? 0, hits: this.#hits, misses: this.#misses };
  }

  keep(question: string, state: string, body: AnswerBody): void {
    this.#misses += 1;
    this.#kept?.set(question, { body, state });
    body.onGrowth = () => {
      if (this.#kept?.peek(question)?.body === body) this.#kept.set(question, { body, state });
    };
  }
}
