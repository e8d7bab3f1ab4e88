import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { ExportResultCode, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  RandomIdGenerator,
  SamplingDecision,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { ownText } from '../../memory.ts';
import { graphqlPath } from '../http/front-door.ts';
import { Episode } from './episode.ts';
import type { Log } from './log.ts';
import type { OperationTrace, StatementTrace } from './operation-record.ts';
import { samplerOf } from './sampler.ts';
import type { SamplerName, Tracing } from './tracing.ts';

export interface OpenTelemetryOptions {
  /** How spans are sent; where to, the SDK reads from `OTEL_…`. */
  readonly protocol: 'http/protobuf' | 'http/json';
  /** Which operations are traced. */
  readonly sampler: SamplerName;
  /** For samplers of a ratio: how many of those operations, from 0 to 1. */
  readonly ratio: number;
  readonly version: string;
  readonly log: Log;
}

const CLOSE_MS = 2_000;
/** Of a path, so many letters are told. */
const PATH_LETTERS = 500;

/**
 * Traces operations with the SDK of OpenTelemetry: a span for the request, in the trace that its `traceparent` names, and in it
 * one for the plan and one for each statement. What belongs together is handed on, not looked up: a context that follows
 * every promise would cost more than all of this.
 */
export function startTracing({ protocol, sampler: name, ratio, version, log }: OpenTelemetryOptions): Tracing {
  const sampler = samplerOf(name, ratio);
  const random = new RandomIdGenerator();
  let traceId = '';
  const exporter = protocol === 'http/json' ? new JsonExporter() : new ProtobufExporter();
  const provider = new BasicTracerProvider({
    sampler,
    // Only a request begins a trace, and its id is known by then.
    idGenerator: { generateTraceId: () => traceId, generateSpanId: random.generateSpanId },
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'seven-graph', 'service.version': version }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(telling(exporter, log))],
  });
  const isSampled = () =>
    sampler.shouldSample(ROOT_CONTEXT, traceId, '', SpanKind.SERVER, {}, []).decision !== SamplingDecision.NOT_RECORD;
  const tracer = provider.getTracer('seven-graph', version);
  const propagator = new W3CTraceContextPropagator();
  return {
    begin: ({ method = 'GET', url = '', headers }, requestId) => {
      const parent =
        headers['traceparent'] === undefined
          ? ROOT_CONTEXT
          : propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
      traceId = random.generateTraceId();
      // Where few are sampled, a span for each of the others would be most of what tracing costs.
      if (parent === ROOT_CONTEXT && !isSampled()) return undefined;
      const span = tracer.startSpan(method, { kind: SpanKind.SERVER }, parent);
      if (!span.isRecording()) return undefined;
      const [whole = ''] = url.split('?', 1);
      // Thousands of spans wait to be sent, longer where nobody takes them: each holds this text alone, not its whole address.
      const path = ownText(whole.slice(0, PATH_LETTERS));
      span.updateName(`${method} ${path === graphqlPath ? path : 'page'}`);
      span.setAttributes({ 'http.request.method': method, 'url.path': path, 'seven.request.id': requestId });
      return traceOf(tracer, span, trace.setSpan(parent, span));
    },
    close: () => Promise.race([provider.shutdown().catch(() => {}), pause(CLOSE_MS)]),
  };
}

function traceOf(tracer: Tracer, span: Span, context: Context): OperationTrace {
  let plan: Span | undefined;
  const planned = () => {
    plan?.end();
    plan = undefined;
  };
  return {
    id: span.spanContext().traceId,
    plans: () => {
      plan ??= tracer.startSpan('plan', {}, context);
    },
    planned,
    statement: (text) => statementOf(tracer, text, context),
    end: ({ name, way, code }, status) => {
      planned();
      span.setAttributes({ 'http.response.status_code': status, 'seven.operation.way': way });
      if (name !== undefined) span.setAttribute('graphql.operation.name', name);
      if (code !== 'ok') span.setAttribute('error.type', code);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

function statementOf(tracer: Tracer, text: string, context: Context): StatementTrace {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const attributes = { 'db.system.name': 'neo4j', 'seven.statement.digest': digest };
  const span = tracer.startSpan('statement', { kind: SpanKind.CLIENT, attributes }, context);
  return {
    end: (outcome, records) => {
      span.setAttribute('db.response.returned_rows', records);
      if (outcome !== 'ok') {
        span.setAttribute('error.type', outcome);
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
  };
}

/** An exporter of which the log tells when spans cannot be sent any more, and when they can again. */
function telling(exporter: SpanExporter, log: Log): SpanExporter {
  const failing = new Episode(log, { began: 'traces cannot be sent', over: 'traces are sent again' });
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.code === ExportResultCode.SUCCESS) failing.end();
        else failing.meet(() => ({ error: result.error }));
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}
