import { Client } from '../client.ts';
import { again, besideHonest, type Scene } from '../scene.ts';
import { Tally } from '../tally.ts';

const through = (inner: string) => `{ priorities: { some: { events: { some: ${inner} } } } }`;

/** Visits 1.2 million relationships by the estimate; a third alias would be more than is allowed. No answer to it is given again. */
const dearest = `query ($name: String!) { ${['a', 'b']
  .map(
    (alias) => `${alias}: events(first: 1, filter: ${through(through('{ name: { eq: $name } }'))}) { nodes { slug } }`,
  )
  .join(' ')} }`;

const fromClients =
  (number: number, connections: number): Scene =>
  (stage) =>
    besideHonest(
      `The dearest filter, on ${connections} connections of ${number} client(s)`,
      stage,
      async ({ url }, end) => {
        const clients = Array.from({ length: number }, (_, index) => new Client(url, `127.0.0.${10 + index}`));
        const tally = new Tally();
        const ask = (request: number, asker: number) =>
          tally.note(clients[asker % number]!.ask(dearest, { name: `zz${request}` }));
        // A crowd that came back sooner would be an overload by itself, whatever it asks.
        await again(connections, end, tally, ask, number > 8 ? { pauseMs: 1_000 } : {});
        for (const client of clients) client.close();
        return tally;
      },
    );

const condition = `{ and: [{ slug: { contains: $slug } }, ${through(through('{ name: { eq: $name } }'))}] }`;

/** One text that takes milliseconds with one value, and half a second with another: no forecast of the text tells. */
const cheapOrDear = `query ($slug: String!, $name: String!) {
  a: events(first: 1, filter: ${condition}) { nodes { slug } }
  b: events(first: 1, filter: ${condition}) { nodes { name } }
}`;

const cheapAndDear =
  (number: number, connections: number): Scene =>
  (stage) =>
    besideHonest(
      `A filter that is cheap and dear in turn by its values, on ${connections} connections of ${number} client(s)`,
      stage,
      async ({ url }, end) => {
        const clients = Array.from({ length: number }, (_, index) => new Client(url, `127.0.0.${10 + index}`));
        const tally = new Tally();
        const asked = new Map<number, number>();
        await again(connections, end, tally, (request, asker) => {
          const times = (asked.get(asker) ?? 0) + 1;
          asked.set(asker, times);
          const variables = { slug: times % 2 === 1 ? 'zz' : '', name: `zz${request}` };
          return tally.note(clients[asker % number]!.ask(cheapOrDear, variables));
        });
        for (const client of clients) client.close();
        return tally;
      },
    );

export const dearFilter: Scene = async (stage) => {
  const parts: string[] = [];
  for (const scene of [
    fromClients(1, 5),
    fromClients(5, 5),
    fromClients(200, 200),
    cheapAndDear(1, 8),
    cheapAndDear(4, 16),
  ])
    parts.push(await scene(stage));
  return parts.join('\n\n');
};
