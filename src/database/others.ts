/** Others are there until they have asked nothing for so long, in milliseconds. */
const THERE_MS = 1_000;

/** Tells a client whether others ask as well. */
export class Others {
  #last: string | undefined;
  #lastAt = Number.NEGATIVE_INFINITY;
  /** When somebody else than the last one asked. */
  #otherAt = Number.NEGATIVE_INFINITY;

  noteAsked(client: string): void {
    if (client !== this.#last) this.#otherAt = this.#lastAt;
    this.#last = client;
    this.#lastAt = performance.now();
  }

  areBeside(client: string): boolean {
    return performance.now() - (client === this.#last ? this.#otherAt : this.#lastAt) < THERE_MS;
  }
}
