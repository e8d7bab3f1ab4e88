import { setMaxListeners } from 'node:events';
import { GraphQLError } from 'graphql';
import { shareOfHeap } from '../../memory.ts';
import { FIELD_BYTES, type PositionalRecord, sizeOf } from '../../pothos-plugin-neo4j/compiler/index.ts';
import { busy } from '../admission/busy.ts';
import { turns } from '../admission/turns.ts';
import { FailingBeneath } from './failing-beneath.ts';
import { LargeAnswers } from './large-answers.ts';
import { limitExceeded } from './lexical-limits.ts';

/** What all answers may hold together that are being made; in memory they take some six times that. */
const mostUnderWay = shareOfHeap(0.06, 100);
/** An operation that holds less than this is never refused for what others hold. */
const LITTLE = 100_000;
/** What an error takes until the answer is made: itself, its path and its stack. Few are told, but all are made. */
const ERROR_BYTES = 1_000;
/**
 * An object that an executor makes takes a kilobyte and more until the answer is made: its path, itself, and what waits for its fields. Of an
 * answer of 3 MB there could be 200,000. The whole introspection has 20,000.
 */
const MOST_OBJECTS = 100_000;
/** An answer with more objects, or of records that hold more, is one of the large ones. */
const MANY_OBJECTS = 500;
const MANY_BYTES = 20_000;
const largeAnswers = new LargeAnswers();
let underWay = 0;

/**
 * Counts what the answer of one operation holds while it is made: the records as they come from the database, and the
 * fields as they are resolved, since aliases can show one value many times. Where either is too much, it throws
 * `LIMIT_EXCEEDED`, and its signal ends whatever the operation still does. So it does when the client goes away. Where all
 * answers that are being made hold too much together, it throws `SERVICE_UNAVAILABLE` for one of the large ones.
 */
export class AnswerMeter {
  readonly #limitBytes: number;
  readonly #stop: AbortController;
  #recordBytes = 0;
  #fieldBytes = 0;
  #refusal: GraphQLError | undefined;
  #thrown: GraphQLError | undefined;
  #isHeld = false;
  #isForExecutor = false;
  #objects = 0;
  #statements = 0;
  #onStatementsOver: (() => void) | undefined;
  /** Resolves once this large answer may be made further. */
  #place: Promise<void> | undefined;
  #hasPlace = false;
  #leavePlace: () => void = () => {};
  /** What fails without that anybody notes it. */
  readonly failing = new FailingBeneath();

  /** `stop` is what fires `gone`; without it, `gone` stays as it is when the answer is refused. */
  constructor(limitBytes: number, gone: AbortSignal, stop = following(gone)) {
    this.#limitBytes = limitBytes;
    this.#stop = stop;
    // Every statement of the operation listens, and so does the executor.
    setMaxListeners(0, stop.signal);
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Why the operation was refused; `undefined` while nothing is too much. */
  get refusal(): GraphQLError | undefined {
    return this.#refusal;
  }

  get limitBytes(): number {
    return this.#limitBytes;
  }

  /** Whether an error is that refusal, as it was thrown. */
  isRefusal(error: unknown): boolean {
    return error !== undefined && error === this.#thrown;
  }

  /** What the records hold that have come so far. */
  get recordBytes(): number {
    return this.#recordBytes;
  }

  /** Whether fields that hold so much more would not be too much. */
  hasRoomFor(bytes: number): boolean {
    return this.#fieldBytes + bytes <= this.#limitBytes;
  }

  /** From now on what the operation holds counts among what all hold, until `release`. */
  hold(): void {
    if (this.#isHeld) return;
    this.#isHeld = true;
    underWay += this.#recordBytes + this.#fieldBytes;
  }

  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    underWay -= this.#recordBytes + this.#fieldBytes;
    this.#leavePlace();
    this.#leavePlace = () => {};
    this.#hasPlace = false;
    this.#place = undefined;
  }

  /** Forgets the fields that were counted: they are resolved once more. */
  forgetFields(): void {
    if (this.#isHeld) underWay -= this.#fieldBytes;
    this.#fieldBytes = 0;
    this.#objects = 0;
  }

  /** Notes that a statement of the operation runs, until what it gives is called. */
  beginStatement(): () => void {
    this.#statements += 1;
    return () => {
      this.#statements -= 1;
      if (this.#statements === 0) this.#onStatementsOver?.();
    };
  }

  /** An executor makes the answer, and not the direct way, which writes text as it reads the records. */
  goesToExecutor(): void {
    this.#isForExecutor = true;
  }

  /** Gives what is to be waited for before records are made into the objects that an executor reads, which take much more. */
  placeForRecords(client: string): Promise<void> | undefined {
    if (!this.#isForExecutor || this.#recordBytes <= MANY_BYTES) return undefined;
    this.#place ??= this.#takePlace(client);
    return this.#place;
  }

  /**
   * Counts objects that an executor is about to make. Gives what is to be waited for where they are many: a few large answers are made at
   * once, each when all its statements have ended, so that no place is held for the database.
   */
  noteObjects(count: number, client: string): Promise<void> | undefined {
    this.#objects += count;
    if (this.#objects > MOST_OBJECTS) this.refuse(tooManyObjects());
    if (this.#objects <= MANY_OBJECTS || this.#hasPlace) return undefined;
    this.#place ??= this.#takePlace(client);
    return this.#place;
  }

  async #takePlace(client: string): Promise<void> {
    if (this.#statements > 0) {
      await new Promise<void>((resolve) => {
        this.#onStatementsOver = resolve;
      });
    }
    const leave = await largeAnswers.enter(client, this.#stop.signal);
    if (!this.#isHeld) return leave();
    this.#hasPlace = true;
    // What is left of a refused one waits for turns of the event loop, and is in memory until it has had them: this comes last.
    this.#leavePlace = () => void turns.next(client).then(leave);
  }

  /** Gives what the record holds. */
  noteRecord(record: PositionalRecord): number {
    const bytes = sizeOf(record);
    this.#recordBytes += bytes;
    this.#added(bytes, this.#recordBytes);
    // Where fields are resolved all records are there: to end it then would save nothing.
    if (underWay > mostUnderWay && this.#recordBytes > LITTLE) this.refuse(busy());
    return bytes;
  }

  /** Gives back what records hold that come once more. */
  forgetRecords(bytes: number): void {
    if (this.#isHeld) underWay -= bytes;
    this.#recordBytes -= bytes;
  }

  noteField(responseKey: string | number, value: unknown): void {
    const keyBytes = typeof responseKey === 'string' ? responseKey.length : 0;
    const bytes = keyBytes + FIELD_BYTES + sizeOf(value);
    this.#fieldBytes += bytes;
    this.#added(bytes, this.#fieldBytes);
  }

  /** A field that fails shows a null, and takes much more than that. */
  noteErrors(count: number): void {
    const bytes = count * ERROR_BYTES;
    this.#fieldBytes += bytes;
    this.#added(bytes, this.#fieldBytes);
  }

  #added(bytes: number, all: number): void {
    if (this.#isHeld) underWay += bytes;
    if (all > this.#limitBytes) this.refuse(tooLarge(this.#limitBytes));
  }

  /** Ends the operation: it is refused whole. */
  refuse(refusal: GraphQLError): never {
    if (this.#thrown === undefined) {
      this.#refusal = refusal;
      const thrown = located(refusal);
      this.#thrown = thrown;
      // Not before the executor has gone through what it is at: where a field throws what the signal has fired with, it leaves
      // the promises of the fields before that one to nobody, and one that rejects ends the process.
      queueMicrotask(() => this.#stop.abort(thrown));
    }
    throw this.#thrown;
  }
}

/**
 * The same error with a path, which an executor passes on as it is. Of one without it makes a new one, with a stack, for each field that is
 * left when the answer is refused: thousands of introspection held the event loop for 60 ms.
 */
const located = (refusal: GraphQLError): GraphQLError =>
  new GraphQLError(refusal.message, { path: [], originalError: refusal, extensions: refusal.extensions });

/** Fires with a signal, and can be fired without it. */
export function following(signal: AbortSignal): AbortController {
  const follower = new AbortController();
  if (signal.aborted) follower.abort(signal.reason);
  else signal.addEventListener('abort', () => follower.abort(signal.reason), { once: true });
  return follower;
}

const tooManyObjects = () =>
  limitExceeded(
    'answer',
    `The answer holds more than ${MOST_OBJECTS} objects. Ask for smaller pages and fewer aliases, or in several requests.`,
    MOST_OBJECTS,
  );

const tooLarge = (limitBytes: number) =>
  limitExceeded(
    'answer',
    `The answer is larger than ${limitBytes} bytes, the most that are allowed. Ask for smaller pages, or in several requests.`,
    limitBytes,
  );
