import { FairQueue } from '../admission/fair-queue.ts';

/** Large answers that an executor makes at once. It makes them on one thread: more at once are made no sooner, and all of them are in memory. */
const PLACES = 2;

interface Waiting {
  readonly begin: () => void;
}

/** Lets a few large answers be made at once, and the others wait: client by client. */
export class LargeAnswers {
  readonly #waiting = new FairQueue<string, Waiting>();
  #running = 0;

  /** Resolves to what gives the place back. Rejects with the reason of the signal where it fires before. */
  enter(client: string, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const gone = () => reject(signal.reason);
      signal.addEventListener('abort', gone, { once: true });
      const begin = () => {
        signal.removeEventListener('abort', gone);
        if (signal.aborted) return;
        this.#running += 1;
        resolve(() => this.#leave());
      };
      this.#waiting.add(client, { begin });
      this.#admit();
    });
  }

  #leave(): void {
    this.#running -= 1;
    this.#admit();
  }

  #admit(): void {
    while (this.#running < PLACES && this.#waiting.size > 0) this.#waiting.take()?.begin();
  }
}
