import { closeSync, openSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { FurtherListeners } from '../../src/server/listening/further-listeners.ts';

/** A server gets further listeners while its process can open no more files; then it is asked. */
const server = createServer((_request, response) => response.end());
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const opened: number[] = [];
try {
  for (;;) opened.push(openSync('/dev/null', 'r'));
} catch {
  // All are taken.
}
const more = await new FurtherListeners(server, 3, 511).ready;
await pause(50);
for (const descriptor of opened) closeSync(descriptor);
get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }, ({ statusCode }) => {
  process.stdout.write(`${more} more, ${statusCode}\n`);
  process.exit();
});
