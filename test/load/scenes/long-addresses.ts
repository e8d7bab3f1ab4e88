import { createHash } from 'node:crypto';
import { Client } from '../client.ts';
import { again, besideHonest, type Scene, type Stage } from '../scene.ts';
import { Tally } from '../tally.ts';

const most = 25_000;
/** A little less than Node.js reads of the head of a request. */
const bytes = 15_000;

/** No document is asked twice. In the address it is written as it is: V8 has a text that is decoded stand by itself. */
const shortDocument = (number: number) => `{document${number}:__typename}`;

/** So the document is kept by its hash too. */
function withItsHash(number: number): string {
  const document = shortDocument(number);
  const sha256Hash = createHash('sha256').update(document).digest('hex');
  const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }));
  return `/graphql?query=${document}&extensions=${extensions}`;
}

/** Others than those that were asked with their hashes. */
const withItsText = (number: number) => `/graphql?query=${shortDocument(most + number)}`;

/**
 * Short documents in addresses of 15 kB: who keeps a part of such a text keeps all of it in the memory of V8, and counts the
 * part alone. Those with their hashes come first: they stay, while the others take the place of parsed ones. Each kind takes as
 * long as it takes, up to fifteen times `SECONDS`.
 */
export const longAddresses: Scene = async (stage) => {
  const parts: string[] = [];
  for (const [title, address] of [
    [`${most} short documents with their hashes in long addresses`, withItsHash],
    [`${most} short documents in long addresses`, withItsText],
  ] as const) {
    parts.push(await besideHonest(title, stage, (at) => askAt(at, address)));
  }
  return parts.join('\n\n');
};

async function askAt({ url, seconds }: Stage, address: (number: number) => string): Promise<Tally> {
  const client = new Client(url, '127.0.0.2');
  const tally = new Tally();
  const end = AbortSignal.timeout(seconds * 15_000);
  const padded = (number: number) => `${address(number)}&pad=`.padEnd(bytes, 'x');
  await again(8, end, tally, (number) => tally.note(client.get(padded(number))), { most });
  client.close();
  return tally;
}
