import type { RequestListener } from 'node:http';
import { rememberedFor } from '../../remembered.ts';
import { fewConnections } from '../listening/connections.ts';
import { type Listening, listen } from '../listening/listen.ts';

export interface MetricsEndpointOptions {
  readonly host: string;
  readonly port: number;
  /** Gives the numbers in the text format of Prometheus. */
  readonly render: () => Promise<string>;
}

/** To write them takes the thread of the API some milliseconds, and whoever scrapes does so every few seconds. */
const SAME_FOR_MS = 250;

const textFormat = 'text/plain; version=0.0.4; charset=utf-8';

/** Serves `/metrics` on a port of its own, which need not be open to those who ask the API. */
export function serveMetrics({ host, port, render }: MetricsEndpointOptions): Promise<Listening> {
  const rendered = rememberedFor(SAME_FOR_MS, render);
  const answer: RequestListener = async ({ method, url = '' }, response) => {
    if (url.replace(/\?.*/s, '') !== '/metrics' || (method !== 'GET' && method !== 'HEAD')) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is /metrics.\n');
      return;
    }
    try {
      const text = await rendered();
      response.writeHead(200, { 'content-type': textFormat }).end(text);
    } catch {
      response.writeHead(500).end();
    }
  };
  return listen(answer, { host, port, setting: 'METRICS_PORT', answerTimeoutMs: 10_000, connections: fewConnections });
}
