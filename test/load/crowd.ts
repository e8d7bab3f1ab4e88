import type { Question } from './honest.ts';
import { LeanClient } from './lean-client.ts';

const SIZE = 50;

/** Fifty clients, each with an address of its own, that ask the same questions in turn. */
export class Crowd {
  readonly #clients: readonly LeanClient[];
  readonly #questions: readonly Question[];

  constructor(url: string, questions: readonly Question[]) {
    this.#clients = Array.from({ length: SIZE }, (_, index) => new LeanClient(url, `127.0.0.${10 + index}`));
    this.#questions = questions;
  }

  /** Asks the question of a number; its time counts from when it was due. */
  readonly ask = (number: number, due?: number): ReturnType<LeanClient['ask']> => {
    const { query, variables } = this.#questions[number % this.#questions.length]!;
    return this.#clients[number % SIZE]!.ask(query, variables, due);
  };

  close(): void {
    for (const client of this.#clients) client.close();
  }
}

export type Ask = Crowd['ask'];
