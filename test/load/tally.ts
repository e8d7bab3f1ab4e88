import { quantile } from '../bench/statistics.ts';
import { brief } from '../bench/table.ts';
import { type Outcome, outcomeOf, type Reply } from './client.ts';

/** A tally as one process tells it to another. */
export interface Told {
  readonly offered: number;
  readonly milliseconds: Readonly<Record<Outcome, number[]>>;
  readonly failures: ReadonlyMap<string, number>;
}

/** What was offered to the server, and what came of it. */
export class Tally {
  readonly #milliseconds: Record<Outcome, number[]> = { served: [], refused: [], failed: [] };
  readonly #failures = new Map<string, number>();
  #pending = 0;
  #isSettled: (() => void) | undefined;
  offered = 0;

  static from({ offered, milliseconds, failures }: Told): Tally {
    const tally = new Tally();
    tally.offered = offered;
    Object.assign(tally.#milliseconds, milliseconds);
    for (const [kind, number] of failures) tally.#failures.set(kind, number);
    return tally;
  }

  get told(): Told {
    return { offered: this.offered, milliseconds: this.#milliseconds, failures: this.#failures };
  }

  async note(asked: Promise<Reply>): Promise<Outcome> {
    this.offer();
    return this.add(await asked);
  }

  /** One more is offered, whose reply is added later. */
  offer(): void {
    this.offered += 1;
    this.#pending += 1;
  }

  /** The reply to something that was offered. */
  readonly add = (reply: Reply): Outcome => {
    const outcome = outcomeOf(reply);
    this.#milliseconds[outcome].push(reply.milliseconds);
    if (outcome === 'failed') {
      const kind = /"code":"(\w+)"/.exec(reply.text)?.[1] ?? `${reply.status} ${reply.text.slice(0, 40)}`;
      this.#failures.set(kind, (this.#failures.get(kind) ?? 0) + 1);
    }
    this.#pending -= 1;
    if (this.#pending === 0) this.#isSettled?.();
    return outcome;
  };

  /** Resolves when everything that was offered has come to an end. */
  async settled(): Promise<void> {
    while (this.#pending > 0) {
      await new Promise<void>((resolve) => {
        this.#isSettled = resolve;
      });
    }
  }

  number(outcome: Outcome): number {
    return this.#milliseconds[outcome].length;
  }

  /** In milliseconds; `-` where there is none. */
  quantile(outcome: Outcome, part: number): string {
    const times = this.#milliseconds[outcome];
    return times.length === 0 ? '-' : brief(quantile(times, part));
  }

  /** How often what failed, as in `LIMIT_EXCEEDED 12`. */
  get failures(): string {
    return [...this.#failures].map(([kind, number]) => `${kind} ${number}`).join(', ');
  }

  static readonly heading = [
    '',
    'offered',
    'served',
    'refused',
    'failed',
    'p50 ms',
    'p99 ms',
    'most ms',
    'refused p99',
    'failures',
  ];

  row(name: string): readonly string[] {
    return [
      name,
      `${this.offered}`,
      ...(['served', 'refused', 'failed'] as const).map((outcome) => `${this.number(outcome)}`),
      ...[0.5, 0.99, 1].map((part) => this.quantile('served', part)),
      this.quantile('refused', 0.99),
      this.failures,
    ];
  }
}
