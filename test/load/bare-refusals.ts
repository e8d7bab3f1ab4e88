import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FurtherListeners } from '../../src/server/listening/further-listeners.ts';
import { ACCEPTED_IN_TURN } from '../../src/server/listening/listen.ts';

const body = JSON.stringify({
  errors: [{ message: 'There is no place.', extensions: { code: 'SERVICE_UNAVAILABLE' } }],
});
const headers = [
  'content-type',
  'application/json',
  'retry-after',
  '1',
  'content-length',
  `${Buffer.byteLength(body)}`,
];

/**
 * A process that refuses whatever it is asked but its health, with `node:http` and nothing else: no server of Node.js refuses
 * with less. It accepts as many connections in a turn as the server does, tells its port to the process that forked it, and ends with it.
 */
const server = createServer(({ url }, response) => {
  if (url?.startsWith('/health')) {
    response.end('{}');
    return;
  }
  response.writeHead(503, headers);
  response.end(body);
});
const backlog = 4_096;
server.listen({ port: 0, host: '127.0.0.1', backlog }, async () => {
  await new FurtherListeners(server, ACCEPTED_IN_TURN - 1, backlog).ready;
  process.send?.((server.address() as AddressInfo).port);
});
process.on('disconnect', () => process.exit(0));
