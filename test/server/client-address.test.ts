import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientOf } from '../../src/server/client-address.ts';

const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::5', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  [undefined, ''],
])('of %s is %s', (address, client) => {
  expect(clientOf(from(address), undefined)).toBe(client);
});

it('believes a header only where it is told to, and of that what the proxy has added', () => {
  const request = from('192.0.2.7', { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' });
  expect(clientOf(request, undefined)).toBe('192.0.2.7');
  expect(clientOf(request, 'x-forwarded-for')).toBe('203.0.113.9');
  expect(clientOf(request, 'x-real-ip')).toBe('192.0.2.7');
  expect(clientOf(from('192.0.2.7', { 'x-real-ip': 'a'.repeat(1_000) }), 'x-real-ip')).toHaveLength(64);
});
