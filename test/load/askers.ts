import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../../src/errors.ts';
import { Client, type Reply } from './client.ts';
import { smallOperations } from './honest.ts';

const AT_ONCE = 64;
const CLIENTS = 8;

/** What nobody who means well would send, each with the code that refuses it. */
const hostile = [
  [`{ ${'__typename '.repeat(3_000)} }`, 'LIMIT_EXCEEDED'],
  ['{ self '.repeat(300), 'LIMIT_EXCEEDED'],
  ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['{ event(slug: 5) { name } ', 'GRAPHQL_PARSE_FAILED'],
  [
    '{ events(first: 100) { nodes { documents(first: 100) { nodes { commitments(first: 100) { nodes { slug } } } } } } }',
    'LIMIT_EXCEEDED',
  ],
] as const;

/** What a reply should be: this text, or an error with this code. */
export type Expected = { readonly text: string } | { readonly code: string };

/** Sixty-four who ask small things without a pause, from eight addresses, and one request in a hundred means ill. */
export class Askers {
  readonly #clients: readonly Client[];
  readonly #known: string[] = [];

  /** They wait for an answer `timeoutMs` at most. */
  constructor(url: string, timeoutMs?: number) {
    this.#clients = Array.from(
      { length: CLIENTS },
      (_, index) => new Client(url, `127.0.0.${10 + index}`, true, timeoutMs),
    );
  }

  /** Asks each small thing once, which gives the texts to expect from then on. Throws an OperatorError where one is not answered. */
  async learn(): Promise<void> {
    for (const { query, variables } of smallOperations) {
      const { status, text } = await this.#clients[0]!.ask(query, variables);
      if (status !== 200) throw new OperatorError(`No answer before anything is at work: ${status} ${text}`);
      this.#known.push(text);
    }
  }

  /** Has each client ask everything some times, one after the other, so that Prometheus knows its series before any of it counts. */
  async askEverything(): Promise<void> {
    for (const client of this.#clients) {
      for (const { query, variables } of [...smallOperations, ...smallOperations, ...smallOperations]) {
        await client.ask(query, variables);
      }
      for (const [query] of hostile) await client.ask(query);
    }
  }

  /** Has all ask until the signal fires; resolves when each has its last reply. */
  async askUntil(end: AbortSignal, note: (reply: Reply, expected: Expected) => void): Promise<void> {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => this.#askOn(index, end, note)));
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }

  async #askOn(asker: number, end: AbortSignal, note: (reply: Reply, expected: Expected) => void): Promise<void> {
    const client = this.#clients[asker % CLIENTS]!;
    for (let number = asker * 7; !end.aborted; number += 1) {
      const index = number % smallOperations.length;
      const [ill, code] = hostile[Math.floor(number / 100) % hostile.length]!;
      const isHostile = number % 100 === 99;
      const { query, variables } = isHostile ? { query: ill, variables: {} } : smallOperations[index]!;
      const reply = await client.ask(query, variables);
      note(reply, isHostile ? { code } : { text: this.#known[index]! });
      // As `Retry-After` wants, but sooner.
      if (reply.status !== 200) await pause(50);
    }
  }
}
