import type { AddressInfo } from 'node:net';
import { livePath, readyPath } from '../http/health-paths.ts';
import { fewConnections } from '../listening/connections.ts';
import { createBoundedServer } from '../listening/http-server.ts';
import type { HealthBoard } from './health-board.ts';

export interface HealthAddress {
  readonly host: string;
  readonly port: number;
}

export interface HealthEndpoint {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Answers probes from what is known already. It needs nothing but Node.js, since it runs in a thread of its own. Rejects with
 * the error of the system where the address is taken or not to be had.
 */
export function serveHealth(board: HealthBoard, { host, port }: HealthAddress): Promise<HealthEndpoint> {
  const server = createBoundedServer({ keepAliveTimeout: 5_000 }, fewConnections, ({ url = '' }, response) => {
    const path = url.replace(/\?.*/s, '');
    const headers = { 'cache-control': 'no-store' };
    if (path === livePath) response.writeHead(board.isLive ? 200 : 503, headers).end();
    else if (path === readyPath) {
      const { status, body } = board.readiness;
      response.writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8' }).end(body);
    } else response.writeHead(404, { 'content-type': 'text/plain' }).end(`There are ${livePath} and ${readyPath}.\n`);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => resolve({ port: (server.address() as AddressInfo).port, close }));
  });
}
