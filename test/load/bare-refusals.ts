import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A process that refuses whatever it is asked, with `node:http` and nothing else: no server of Node.js refuses with less. It tells
 * its port to the process that forked it, and ends with it.
 */
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

const server = createServer((_request, response) => {
  response.writeHead(503, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
