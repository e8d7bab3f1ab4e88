import type { IncomingMessage } from 'node:http';
import { expect, it, vi } from 'vitest';
import { createLog } from '../../src/server/telemetry/log.ts';
import { startTracing } from '../../src/server/telemetry/opentelemetry.ts';
import { OperationRecord } from '../../src/server/telemetry/operation-record.ts';
import type { SamplerName } from '../../src/server/telemetry/tracing.ts';
import { collector } from './collector.ts';

/** Requests: without a trace, in one that is sampled, in one that is not, and with a header that names none. */
const requests = [
  {},
  { traceparent: '00-11111111111111111111111111111111-00f067aa0ba902b7-01' },
  { traceparent: '00-22222222222222222222222222222222-00f067aa0ba902b7-00' },
  { traceparent: 'none' },
];

/** Traces each request, and tells which of them were sent to a collector, with their traces. */
async function traced(sampler: SamplerName, ratio: number, times = 1) {
  const { url, spans } = await collector();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', url);
  const log = createLog('silent', { write: () => {} });
  const tracing = startTracing({ protocol: 'http/json', sampler, ratio, version: '1', log });
  const all = Array.from({ length: times }, () => requests).flat();
  const begun = all.map((headers) => {
    const request = { method: 'POST', url: '/graphql', headers } as IncomingMessage;
    const record = new OperationRecord(request);
    const trace = tracing.begin(request, record.requestId);
    trace?.end(record, 200);
    return trace !== undefined;
  });
  await tracing.close();
  vi.unstubAllEnvs();
  expect(spans.length).toBe(begun.filter(Boolean).length);
  return { begun, traces: spans.map(({ traceId }) => traceId) };
}

it.each<[SamplerName, number, readonly boolean[]]>([
  ['always_on', 0, [true, true, true, true]],
  ['always_off', 1, [false, false, false, false]],
  ['traceidratio', 1, [true, true, true, true]],
  ['traceidratio', 0, [false, false, false, false]],
  ['parentbased_always_on', 0, [true, true, false, true]],
  ['parentbased_always_off', 1, [false, true, false, false]],
  ['parentbased_traceidratio', 1, [true, true, false, true]],
  ['parentbased_traceidratio', 0, [false, true, false, false]],
])('%s with the ratio %d samples as OpenTelemetry specifies', async (sampler, ratio, wanted) => {
  expect((await traced(sampler, ratio)).begun).toEqual(wanted);
});

it('a part of the requests is traced, each in a trace of its own unless it names one', async () => {
  const { begun, traces } = await traced('parentbased_traceidratio', 0.5, 200);
  const own = begun.filter((_, index) => index % 4 === 0).filter(Boolean).length;
  // Of 200, fewer than 50 or more than 150 come once in 10^12 runs.
  expect(own).toBeGreaterThan(50);
  expect(own).toBeLessThan(150);
  const isNamed = (traceId: string) => /^1+$/.test(traceId);
  expect(traces.filter(isNamed)).toHaveLength(200);
  const others = traces.filter((traceId) => !isNamed(traceId));
  expect(new Set(others).size).toBe(others.length);
});
