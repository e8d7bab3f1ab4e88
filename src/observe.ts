import { readFileSync } from 'node:fs';
import type { Configuration } from './config.ts';
import { connectionsAtMost } from './database/driver.ts';
import { isServingProcess, tellNumbers } from './processes.ts';
import type { Log } from './server/telemetry/log.ts';
import { Metrics, type Watched } from './server/telemetry/metrics.ts';
import { serveMetrics } from './server/telemetry/metrics-endpoint.ts';
import { Telemetry } from './server/telemetry/telemetry.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** What an operator sees of this process, and what has to be told to it. */
export interface OpenTelemetry {
  readonly telemetry: Telemetry;
  /** Has further numbers be among the metrics, where there are any. */
  readonly watch: (watched: Watched) => void;
  /** Where this process serves its numbers. */
  readonly url?: string | undefined;
  readonly close: () => Promise<void>;
}

/** Opens what the settings ask for: traces, and metrics on a port of their own, or by way of the first process. */
export async function openTelemetry(
  { metrics: address, slowOperationMs, traces }: Configuration,
  log: Log,
): Promise<OpenTelemetry> {
  // What traces need takes time to load, and memory.
  const tracing =
    traces && (await import('./server/telemetry/opentelemetry.ts')).startTracing({ ...traces, version, log });

  const metrics = address && new Metrics({ product: version, connections: connectionsAtMost() });
  const telemetry = new Telemetry({ log, slowOperationMs, metrics, tracing });
  const closeTracing = async () => tracing?.close();
  const watch = (watched: Watched) => metrics?.watch(watched);
  if (address === undefined || metrics === undefined) return { telemetry, watch, close: closeTracing };
  if (isServingProcess) {
    tellNumbers(
      () => metrics.registry.getMetricsAsJSON(),
      () => metrics.readCounts(),
    );
    return { telemetry, watch, close: closeTracing };
  }
  const listening = await serveMetrics({ ...address, render: () => metrics.registry.metrics() });
  const close = async () => {
    await listening.close(0);
    await closeTracing();
  };
  return { telemetry, watch, url: `${listening.url}/metrics`, close };
}
