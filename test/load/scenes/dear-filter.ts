import { Client } from '../client.ts';
import { again, besideHonest, type Scene } from '../scene.ts';
import { Tally } from '../tally.ts';

const through = (inner: string) => `{ priorities: { some: { events: { some: ${inner} } } } }`;

/** Visits 1.2 million relationships by the estimate; a third alias would be more than is allowed. */
const dearest = `{ ${['a', 'b']
  .map(
    (alias) => `${alias}: events(first: 1, filter: ${through(through('{ name: { eq: "zz" } }'))}) { nodes { slug } }`,
  )
  .join(' ')} }`;

const fromClients =
  (number: number): Scene =>
  (stage) =>
    besideHonest(`The dearest filter, on five connections of ${number} client(s)`, stage, async ({ url }, end) => {
      const clients = Array.from({ length: number }, (_, index) => new Client(url, `127.0.0.${10 + index}`));
      const tally = new Tally();
      await again(5, end, tally, (_, asker) => tally.note(clients[asker % number]!.ask(dearest)));
      for (const client of clients) client.close();
      return tally;
    });

export const dearFilter: Scene = async (stage) => `${await fromClients(1)(stage)}\n\n${await fromClients(5)(stage)}`;
