import { Client } from '../client.ts';
import { again, besideHonest, type Scene } from '../scene.ts';
import { Tally } from '../tally.ts';
import { behaveAs, postOf } from '../unruly-connection.ts';

/** About 1.6 MB, near the most that is allowed. */
const largest = `{ ${Array.from(
  { length: 4 },
  (_, index) =>
    `a${index}: subgraph(slugs: ["meeting-2025-interior-security-ottawa"], depth: 3, first: 130) { nodes { distance node { ...Node } } relationships { relation from { ...End } to { ...End } sources { slug title publisher } } }`,
).join(' ')} }
fragment Node on Entity { __typename id slug name description note sources(first: 20) { nodes { slug name title publisher url description } } }
fragment End on Entity { slug name description }`;

/** Forty that take the first piece of an answer and then 64 kB a second; who is refused or cut asks again. */
export const slowReaders: Scene = (stage) =>
  besideHonest('Forty slow readers of the largest answer', stage, ({ url }, end) => {
    const tally = new Tally();
    const manners = { says: postOf(url, largest, 'connection: close'), reads: 'slowly' } as const;
    return again(40, end, tally, (_, asker) => tally.note(behaveAs(manners, url, `127.0.0.${10 + (asker % 10)}`, end)));
  });

/** Four clients with eight connections each. */
export const largeAnswers: Scene = (stage) =>
  besideHonest('The largest answer, on 32 connections of four clients', stage, async ({ url }, end) => {
    const clients = Array.from({ length: 4 }, (_, index) => new Client(url, `127.0.0.${10 + index}`));
    const tally = new Tally();
    await again(32, end, tally, (_, asker) => tally.note(clients[asker % 4]!.ask(largest)));
    for (const client of clients) client.close();
    return tally;
  });
