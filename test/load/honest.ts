import { operations } from '../bench/operations.ts';
import { Client } from './client.ts';
import { Tally } from './tally.ts';

/** An operation as clients ask it. */
export interface Question {
  readonly query: string;
  readonly variables: object;
}

/** Small operations that the server knows: what an ordinary page asks for. */
export const smallOperations: readonly Question[] = [
  ...operations.filter(({ name }) => ['by-id', 'list', 'filtered'].includes(name)),
  { query: '{ members { totalCount } }', variables: {} },
  { query: '{ presidency(year: 2025) { name member { code name } summit { slug name } } }', variables: {} },
];

const EVERY_MS = 50;

/** A client that asks small things all the time, twenty a second, whether or not earlier ones are answered. */
export class HonestClient {
  readonly #client: Client;
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string, address = '127.0.0.3') {
    this.#client = new Client(url, address);
  }

  begin(): Tally {
    const tally = new Tally();
    this.#timer = setInterval(() => {
      const { query, variables } = smallOperations[tally.offered % smallOperations.length]!;
      void tally.note(this.#client.ask(query, variables));
    }, EVERY_MS);
    return tally;
  }

  async end(tally: Tally): Promise<void> {
    clearInterval(this.#timer);
    await tally.settled();
  }

  /** Asks everything once, so that the database has planned it. */
  async warm(): Promise<void> {
    for (const { query, variables } of smallOperations) await this.#client.ask(query, variables);
  }

  close(): void {
    this.#client.close();
  }
}
