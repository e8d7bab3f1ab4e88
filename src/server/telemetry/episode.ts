import type { Log } from './log.ts';

export interface EpisodeWords {
  readonly began: string;
  readonly over: string;
  /** How much it matters that it began; the default is `error`. */
  readonly level?: 'warn' | 'error';
}

/** Something that lasts, as an outage does: logged when it begins and when it is over, and counted in between. */
export class Episode {
  readonly #log: Log;
  readonly #words: EpisodeWords;
  #began: number | undefined;
  #last = 0;
  #times = 0;
  #watching: NodeJS.Timeout | undefined;

  constructor(log: Log, words: EpisodeWords) {
    this.#log = log;
    this.#words = words;
  }

  get isUnderWay(): boolean {
    return this.#began !== undefined;
  }

  /** How long ago it was met last, in milliseconds. */
  get quietFor(): number {
    return performance.now() - this.#last;
  }

  /** It is met, once more. The details are asked for only where it begins. */
  meet(details: () => Readonly<Record<string, unknown>>): void {
    this.#last = performance.now();
    this.#times += 1;
    if (this.#began !== undefined) return;
    this.#began = this.#last;
    this.#log[this.#words.level ?? 'error'](this.#words.began, details());
  }

  /** Has it be over once it was not met for so long. */
  endAfter(quietMs: number, details: () => Readonly<Record<string, unknown>> = () => ({})): void {
    this.#watching ??= setInterval(() => {
      if (this.quietFor < quietMs) return;
      clearInterval(this.#watching);
      this.#watching = undefined;
      this.end(details());
    }, 1_000).unref();
  }

  /** It is over; nothing happens where it never began. */
  end(details: Readonly<Record<string, unknown>> = {}): void {
    if (this.#began === undefined) return;
    const seconds = Math.round((performance.now() - this.#began) / 100) / 10;
    this.#log.info(this.#words.over, { seconds, times: this.#times, ...details });
    this.#began = undefined;
    this.#times = 0;
  }
}
