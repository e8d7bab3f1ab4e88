import type { IncomingMessage } from 'node:http';
import { isIPv6, SocketAddress } from 'node:net';
import { ownText } from '../../memory.ts';

/**
 * Names the client of a request, so that one does not take the places of all. It is the address of the connection, or
 * what a trusted proxy writes last into a header. Of an IPv6 address the network counts (64 bits): whoever has one
 * address there has all.
 */
export function clientOf({ headers, socket }: IncomingMessage, header: string | undefined): string {
  const named = header === undefined ? '' : lastOf(headers[header]);
  return networkOf(withoutPort(named) || (socket.remoteAddress ?? ''));
}

/** A proxy appends the address that it sees; what stands before it can be invented by the client. */
function lastOf(value: string | string[] | undefined): string {
  const text = Array.isArray(value) ? value.at(-1) : value;
  // Clients are remembered, and what a client has written before that may be long.
  return ownText((text?.split(',').at(-1) ?? '').trim().slice(0, 64));
}

/** Some proxies write the port too, which is another for each connection. */
const withoutPort = (address: string): string =>
  address.replace(/^\[([\da-f:.]+)\](?::\d+)?$/i, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');

/** The address, or the network of an IPv6 address, however it is written. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const written = new SocketAddress({ address: address.replace(/%.*/, ''), family: 'ipv6' }).address;
  const [, mapped] = /^::ffff:([\d.]+)$/.exec(written) ?? [];
  if (mapped !== undefined) return mapped;
  const [start = '', end] = written.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = end === undefined ? [] : Array<string>(8 - start.length - end.length).fill('0');
  return [...start, ...zeros, ...(end ?? [])].slice(0, 4).join(':');
}
