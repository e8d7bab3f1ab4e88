import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Reply } from '../client.ts';
import { again, besideHonest, type Scene } from '../scene.ts';
import { Tally } from '../tally.ts';

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
    return again(40, end, tally, (_, asker) => tally.note(readSlowly(url, `127.0.0.${10 + (asker % 10)}`, end)));
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

/** The time is that of the first piece. */
function readSlowly(url: string, localAddress: string, end: AbortSignal): Promise<Reply> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ query: largest });
  return new Promise((resolve) => {
    const started = performance.now();
    let reply: Reply | undefined;
    const socket = connect({ host: hostname, port: Number(port), localAddress });
    const stop = () => socket.destroy();
    end.addEventListener('abort', stop, { once: true });
    socket.on('data', async (piece) => {
      const status = Number(piece.toString('latin1', 9, 12));
      reply ??= { status, text: '', milliseconds: performance.now() - started };
      if (reply.status !== 200) socket.destroy();
      socket.pause();
      await pause(1_000);
      socket.resume();
    });
    socket.on('error', () => {});
    socket.once('close', () => {
      end.removeEventListener('abort', stop);
      resolve(reply ?? { status: 0, text: 'unanswered', milliseconds: performance.now() - started });
    });
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\ncontent-type: application/json\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}
