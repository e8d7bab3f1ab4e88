import { FairQueue } from './fair-queue.ts';

/** How long the making of answers may hold the event loop before everybody else has a turn. */
const SLICE_MS = 10;

/** Continued in one turn of the event loop at most; each looks first whether there is time. */
const AT_ONCE = 64;

interface Waiting {
  readonly proceed: () => void;
}

/**
 * Shares the event loop. A document is parsed, validated and compiled in one go, and graphql-js makes an answer in one go:
 * they would hold the only thread of the process for as long as large ones take. What asks here whether its time is over,
 * and then waits for a turn, leaves room in between for every other request. All operations share one slice of each
 * turn, and clients that wait go on one after the other. An operation that is known needs several turns of the event loop, one
 * for each message of the database: new documents leave half of the time to it.
 */
export class Turns {
  readonly #waiting = new FairQueue<string, Waiting>();
  readonly #documents = new FairQueue<string, Waiting>();
  #began: number | undefined;
  #isScheduled = false;
  /** Whether this slice has had a new document, and whether that was the last that went on. */
  #hasDocument = false;
  #wasDocument = false;
  /** When the last slice with a new document ended, and how long it took. */
  #documentEnded = 0;
  #documentTook = 0;
  #known = 0;

  /** Whether this turn of the event loop has been used up. */
  isOver(): boolean {
    if (this.#began === undefined) {
      const began = performance.now();
      this.#began = began;
      setImmediate(() => this.#end(began));
      return false;
    }
    return performance.now() - this.#began > SLICE_MS;
  }

  /** Resolves in a later turn that has time left. */
  next(client: string): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.add(client, { proceed: resolve });
      this.#schedule();
    });
  }

  /**
   * Resolves in a later turn that has time left for a document that is not known. After each of them others have as much time, as
   * long as an operation that is known is under way.
   */
  nextDocument(client: string): Promise<void> {
    return new Promise((resolve) => {
      this.#documents.add(client, { proceed: resolve });
      this.#schedule();
    });
  }

  /** The same for one that goes on: its client ends what it has begun before it begins the next. */
  nextOfDocument(client: string): Promise<void> {
    return new Promise((resolve) => {
      this.#documents.addFirst(client, { proceed: resolve });
      this.#schedule();
    });
  }

  /** Notes that an operation that is known is under way, until `endKnown` is called. */
  beginKnown(): void {
    this.#known += 1;
  }

  endKnown(): void {
    this.#known -= 1;
  }

  #end(began: number): void {
    this.#began = undefined;
    if (!this.#hasDocument) return;
    this.#hasDocument = false;
    this.#documentEnded = performance.now();
    this.#documentTook = this.#documentEnded - began;
  }

  #mayReadDocument(): boolean {
    if (this.#documents.size === 0) return false;
    return this.#known === 0 || performance.now() - this.#documentEnded > this.#documentTook;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    if (this.#waiting.size === 0 && !this.#mayReadDocument()) {
      // Looks again soon: what is under way may have ended.
      setTimeout(() => this.#scheduleAgain(), 1);
      return;
    }
    // Between two immediates runs what the first one has continued, so each can look how long that took.
    for (let count = 0; count < AT_ONCE; count += 1) setImmediate(() => this.#continueOne());
    setImmediate(() => this.#scheduleAgain());
  }

  #scheduleAgain(): void {
    this.#isScheduled = false;
    if (this.#waiting.size + this.#documents.size > 0) this.#schedule();
  }

  #continueOne(): void {
    if (this.#waiting.size + this.#documents.size === 0 || this.isOver()) return;
    const isDocument = this.#mayReadDocument() && !(this.#wasDocument && this.#waiting.size > 0);
    this.#wasDocument = isDocument;
    if (isDocument) {
      this.#hasDocument = true;
      this.#documents.take()?.proceed();
    } else {
      this.#waiting.take()?.proceed();
    }
  }
}

export const turns = new Turns();
