import { AggregatorRegistry, type MetricObject } from 'prom-client';

/** The numbers of one process as another can read them. */
export type ProcessNumbers = readonly MetricObject[];

/**
 * The numbers of several processes as those of one. What a process has counted stays when it ends, so that no count goes
 * back; what it held goes with it.
 */
export class AddedUp {
  readonly #latest = new Map<number, ProcessNumbers>();
  #ended: Promise<ProcessNumbers> = Promise.resolve([]);

  /** Notes the latest numbers of a process. */
  note(process: number, numbers: ProcessNumbers): void {
    this.#latest.set(process, numbers);
  }

  /** Notes some of them anew; the others stay as they were. */
  noteSome(process: number, numbers: ProcessNumbers): void {
    const before = this.#latest.get(process) ?? [];
    const names = new Set(numbers.map(({ name }) => name));
    this.#latest.set(process, [...before.filter(({ name }) => !names.has(name)), ...numbers]);
  }

  /** A process has ended. */
  end(process: number): void {
    const last = this.#latest.get(process) ?? [];
    this.#latest.delete(process);
    const counted = last.filter(({ type }) => String(type) === 'counter' || String(type) === 'histogram');
    this.#ended = this.#ended.then((before) => addUp([before, counted]).getMetricsAsJSON());
  }

  /** All of it, in the text format of Prometheus. */
  async render(): Promise<string> {
    const ended = await this.#ended;
    return addUp([...this.#latest.values(), ended]).metrics();
  }
}

const addUp = (numbers: readonly ProcessNumbers[]) => AggregatorRegistry.aggregate(numbers.map((of) => [...of]));
