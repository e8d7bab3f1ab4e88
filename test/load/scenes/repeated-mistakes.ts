import { Client } from '../client.ts';
import { again, besideHonest, type Scene } from '../scene.ts';
import { Tally } from '../tally.ts';

const asked = 'query ($filter: EventFilter) { events(first: 1, filter: $filter) { totalCount } }';

/** 8,000 keys that no filter has: each of the fifty mistakes that are told would repeat all of them. */
const unknownKeys = Object.fromEntries(Array.from({ length: 8_000 }, (_, index) => [`key${index}`, 1]));

/** The name of an operation, which a hundred mistakes in its variables would repeat. */
const longName = `query ${'n'.repeat(90_000)}(${Array.from({ length: 150 }, (_, index) => `$v${index}: Int`)}) { __typename }`;

/** Mistakes whose errors could repeat all that was sent. */
export const repeatedMistakes: Scene = async (stage) => {
  const parts: string[] = [];
  for (const [title, query, variables] of [
    ['A filter with 8,000 unknown keys', asked, { filter: unknownKeys }],
    ['150 unused variables of an operation with a name of 90 kB', longName, {}],
  ] as const) {
    parts.push(
      await besideHonest(`${title}, on eight connections of one client`, stage, async ({ url }, end) => {
        const client = new Client(url, '127.0.0.10');
        const tally = new Tally();
        await again(8, end, tally, () => tally.note(client.ask(query, variables)));
        client.close();
        return tally;
      }),
    );
  }
  return parts.join('\n\n');
};
