/** It is decided anew whenever so much time is over, in milliseconds. */
const WINDOW_MS = 250;

/**
 * Tells whether more is refused than is let in, by the last quarter of a second. Then the shortest queue is always full. Where
 * fewer are refused, a longer queue has room for most of them, and whoever waits for an answer before the next question is not
 * refused again and again.
 */
export class Overload {
  #letIn = 0;
  #refused = 0;
  #since = performance.now();
  #isHeavy = false;

  /** As it was when the last request arrived. */
  get isHeavy(): boolean {
    return this.#isHeavy;
  }

  noteArrival(now: number): void {
    const time = now - this.#since;
    if (time < WINDOW_MS) return;
    // What was refused a while ago tells nothing of now.
    this.#isHeavy = time < 2 * WINDOW_MS && this.#refused > this.#letIn;
    this.#letIn = 0;
    this.#refused = 0;
    this.#since = now;
  }

  noteLetIn(): void {
    this.#letIn += 1;
  }

  noteRefusal(): void {
    this.#refused += 1;
  }
}
