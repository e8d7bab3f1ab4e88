import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientOf } from '../../src/server/http/client-address.ts';

const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::5', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['2001:0DB8:0001:0000::5', '2001:db8:1:0'],
  ['::ffff:c000:0207', '192.0.2.7'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  [undefined, ''],
])('of %s is %s', (address, client) => {
  expect(clientOf(from(address), undefined)).toBe(client);
});

it.each([
  ['192.0.2.7:5555', '192.0.2.7'],
  ['[2001:db8::5]:443', '2001:db8:0:0'],
  ['[2001:DB8:0:0:1::5]', '2001:db8:0:0'],
  ['2001:db8::1:443', '2001:db8:0:0'],
  ['user 7', 'user 7'],
  ['[no address]:1', '[no address]:1'],
])('of %s in a header is %s', (named, client) => {
  expect(clientOf(from('198.51.100.1', { 'x-forwarded-for': named }), 'x-forwarded-for')).toBe(client);
});

it('believes a header only where it is told to, and of that what the proxy has added', () => {
  const request = from('192.0.2.7', { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' });
  expect(clientOf(request, undefined)).toBe('192.0.2.7');
  expect(clientOf(request, 'x-forwarded-for')).toBe('203.0.113.9');
  expect(clientOf(request, 'x-real-ip')).toBe('192.0.2.7');
  expect(clientOf(from('192.0.2.7', { 'x-real-ip': 'a'.repeat(1_000) }), 'x-real-ip')).toHaveLength(64);
});
