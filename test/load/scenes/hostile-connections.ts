import { Client } from '../client.ts';
import { again, besideHonest, type Scene, type Stage } from '../scene.ts';
import { Tally } from '../tally.ts';
import { type Manners, postOf } from '../unruly-connection.ts';
import { gather, type UnrulyCrowd } from '../unruly-crowd.ts';

interface Attack extends Pick<UnrulyCrowd, 'addresses' | 'connections'> {
  readonly title: string;
  readonly manners: (url: string) => Manners;
}

const small = '{ members { totalCount } }';
const dear =
  '{ events(first: 50) { nodes { name documents(first: 5) { nodes { name commitments(first: 5) { nodes { name } } } } } } }';

const attacks: readonly Attack[] = [
  {
    title: 'Two thousand requests at once on each of 16 connections, and nothing is read',
    addresses: 1,
    connections: 16,
    manners: (url) => ({ says: postOf(url, small).repeat(2_000), reads: 'nothing' }),
  },
  {
    title: 'Sixteen requests at once on each of 200 connections of four clients, and everything is read',
    addresses: 4,
    connections: 200,
    manners: (url) => ({ says: postOf(url, small).repeat(16), reads: 'everything', leavesAfterMs: 1_000 }),
  },
  {
    title: 'Headers that never end, on 2,000 connections of four clients',
    addresses: 4,
    connections: 2_000,
    manners: () => ({ says: `GET /graphql HTTP/1.1\r\nhost: x\r\n${longHeaders}x: `, adds: 'a', reads: 'everything' }),
  },
  {
    title: 'Bodies that never end, on 256 connections of four clients',
    addresses: 4,
    connections: 256,
    manners: (url) => ({ says: postOf(url, ' '.repeat(90_000)).slice(0, 1_000), adds: ' ', reads: 'everything' }),
  },
  {
    title: 'Connections that ask nothing, 5,000 of four clients',
    addresses: 4,
    connections: 5_000,
    manners: () => ({ says: '', reads: 'everything' }),
  },
  {
    title: 'An answer that is kept, asked again and again on 2,000 connections of one client',
    addresses: 1,
    connections: 2_000,
    manners: (url) => ({ says: postOf(url, small), saysAgain: true, reads: 'everything' }),
  },
  {
    title: 'A health check with 190 headers, asked again and again on 2,000 connections of four clients',
    addresses: 4,
    connections: 2_000,
    manners: () => ({ says: manyHeadersAsked, saysAgain: true, reads: 'everything' }),
  },
  {
    title:
      'Behind a page that nobody reads, 64 kB of requests that expect what nobody can do, on 150 connections of one client',
    addresses: 1,
    connections: 150,
    manners: () => ({
      says: unreadPage + 'GET / HTTP/1.1\r\nhost: x\r\nexpect: x\r\n\r\n'.repeat(1_600),
      reads: 'nothing',
    }),
  },
  {
    title: 'Behind a page that nobody reads, sixteen requests with 190 headers, on 900 connections of four clients',
    addresses: 4,
    connections: 900,
    manners: () => ({ says: unreadPage + manyHeadersAsked.repeat(16), reads: 'nothing' }),
  },
  {
    title: 'Bodies in pieces of one byte, on 400 connections of one client',
    addresses: 1,
    connections: 400,
    manners: () => ({
      says: `POST /graphql HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${'1\r\n \r\n'.repeat(10_000)}`,
      reads: 'everything',
    }),
  },
  {
    title: 'Clients that ask and go away after 5 ms, on 64 connections',
    addresses: 4,
    connections: 64,
    manners: (url) => ({ says: postOf(url, dear), reads: 'nothing', leavesAfterMs: 5 }),
  },
];

const longHeaders = Array.from({ length: 10 }, (_, index) => `x${index}: ${'a'.repeat(1_000)}\r\n`).join('');

const manyHeaders = Array.from({ length: 190 }, (_, index) => `x${index}: ${'a'.repeat(20)}\r\n`).join('');

const manyHeadersAsked = `GET /health/live HTTP/1.1\r\nhost: x\r\n${manyHeaders}\r\n`;

const unreadPage = 'GET /graphql HTTP/1.1\r\nhost: x\r\naccept: text/html\r\n\r\n';

/** Clients that keep to no rules of HTTP, or to those alone that suit them. */
export const hostileConnections: Scene = async (stage) => {
  const parts: string[] = [];
  for (const { title, addresses, connections, manners } of attacks) {
    const { url, seconds } = stage;
    const come = await gather({ url, seconds, addresses, connections, manners: manners(url) });
    parts.push(await besideHonest(title, stage, come));
  }
  parts.push(await besideHonest('The largest pages, on 64 connections of one client', stage, largestPages));
  return parts.join('\n\n');
};

/** Each has a mark at another place, so that none is answered from memory. */
async function largestPages({ url }: Stage, end: AbortSignal): Promise<Tally> {
  const client = new Client(url, '127.0.0.10');
  const tally = new Tally();
  const path = '/network?from=member-us&each=90&large=yes&open=country-us,presidency-2020,summit-2025-kananaskis';
  await again(64, end, tally, (number) =>
    tally.note(client.get(`${path}&pin=member-us:${number}:1`, { accept: 'text/html' })),
  );
  client.close();
  return tally;
}
