import { Client } from '../client.ts';
import { again, besideHonest, type Scene } from '../scene.ts';
import { Tally } from '../tally.ts';

const most = 5_000;
const fields =
  'slug name year caption alternativeNames confidence description forum id note themes url wikidataId __typename';

/** Nearly a thousand fields under names of their own; the statement behind all such documents is one. */
const wideDocument = (number: number) =>
  `{ event(slug: "summit-2025-kananaskis") { ${Array.from({ length: 49 }, (_, index) => `a${number}_${index}: presidency { ${fields} }`).join(' ')} } }`;

/** Every document is another one to the caches of documents and of plans. It takes as long as it takes, up to fifteen times `SECONDS`. */
export const wideDocuments: Scene = (stage) =>
  besideHonest(`${most} wide documents that differ in their aliases`, stage, async ({ url, seconds }) => {
    const client = new Client(url, '127.0.0.2');
    const tally = new Tally();
    const end = AbortSignal.timeout(seconds * 15_000);
    await again(4, end, tally, (number) => tally.note(client.ask(wideDocument(number))), { most });
    client.close();
    return tally;
  });
