/** How a probe of readiness is answered. */
export interface Health {
  readonly status: 200 | 503;
  /** JSON. */
  readonly body: string;
}

/**
 * Whoever serves tells of itself every second. Turns of an event loop that has much to do take a second at most: a process of
 * which nothing is heard for so long hangs.
 */
const SILENT_MS = 15_000;

const starting: Health = { status: 503, body: '{"status":"starting"}' };
const silent: Health = { status: 503, body: '{"status":"unavailable","process":{"code":"SILENT"}}' };

/** What those who serve have told of themselves last: it is known here without asking them. */
export class HealthBoard {
  readonly #told = new Map<number, { readonly health: Health; readonly at: number }>();
  readonly #began = performance.now();

  /** Notes what a process tells of itself. */
  note(process: number, health: Health): void {
    this.#told.set(process, { health, at: performance.now() });
  }

  /** A process has ended. */
  end(process: number): void {
    this.#told.delete(process);
  }

  /** Whether anybody was heard a moment ago. Who has just begun has time to say something. */
  get isLive(): boolean {
    return this.#heard.length > 0 || performance.now() - this.#began < SILENT_MS;
  }

  /** Ready is where one who serves is. */
  get readiness(): Health {
    const heard = this.#heard;
    return heard.find(({ status }) => status === 200) ?? heard[0] ?? (this.isLive ? starting : silent);
  }

  get #heard(): readonly Health[] {
    const since = performance.now() - SILENT_MS;
    return [...this.#told.values()].filter(({ at }) => at > since).map(({ health }) => health);
  }
}
