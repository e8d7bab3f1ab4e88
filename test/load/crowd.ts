import type { Reply } from './client.ts';
import type { Question } from './honest.ts';
import { LeanClient } from './lean-client.ts';
import type { Tally } from './tally.ts';

const SIZE = 50;

/** Fifty clients, each with an address of its own, that ask the same questions in turn. */
export class Crowd {
  readonly #clients: readonly LeanClient[];
  readonly #questions: readonly Question[];

  constructor(url: string, questions: readonly Question[]) {
    this.#clients = Array.from({ length: SIZE }, (_, index) => new LeanClient(url, `127.0.0.${10 + index}`));
    this.#questions = questions;
  }

  /** Asks the question of a number, and waits for the reply. */
  readonly ask = (number: number): Promise<Reply> =>
    new Promise((resolve) => this.#send(number, performance.now(), resolve));

  /** Asks the question of a number, and goes on; its time counts from when it was due. */
  offer(tally: Tally, number: number, due: number): void {
    tally.offer();
    this.#send(number, due, tally.add);
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }

  #send(number: number, due: number, onReply: (reply: Reply) => void): void {
    this.#clients[number % SIZE]!.ask(this.#questions[number % this.#questions.length]!, due, onReply);
  }
}
