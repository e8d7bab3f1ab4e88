import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { effectiveVariables, readConfiguration, readLoadFacts } from '../src/config.ts';
import { OperatorError } from '../src/errors.ts';
import { shareOfHeap } from '../src/memory.ts';
import { roomForConnections } from '../src/open-files.ts';
import { defaultLimits } from '../src/server/limits/limits.ts';

describe('the configuration', () => {
  it('is told to operators, each setting of it', () => {
    const lines = readFileSync('src/server/README.md', 'utf8').split('\n');
    const rows = lines.filter((line) => line.startsWith('| `'));
    const settings = Object.keys(effectiveVariables({})).filter((name) => !name.startsWith('NEO4J_'));
    expect(settings.length).toBeGreaterThan(20);
    expect(settings.filter((name) => !rows.some((row) => row.startsWith(`| \`${name}\` |`)))).toEqual([]);
  });

  it('has a safe value for everything that is not set', () => {
    expect(readConfiguration({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      processes: 1,
      logLevel: 'info',
      slowOperationMs: 1_000,
      metrics: undefined,
      traces: undefined,
      loadFacts: 'auto',
      queryTimeoutMs: 10_000,
      drainMs: 500,
      shutdownTimeoutMs: 10_000,
      connections: roomForConnections(4_096),
      admission: { operations: 16, waiting: 64, waitMs: 1_000 },
      clientAddressHeader: undefined,
      clientCostPerMinute: undefined,
      answerLimitBytes: 3_000_000,
      unsentLimitBytes: 64_000_000,
      keptAnswersBytes: shareOfHeap(0.05, 50),
      corsOrigins: '*',
      bodyLimitBytes: 100_000,
      explain: true,
      explorer: true,
      exports: true,
      playground: true,
      introspection: true,
      persistedOperations: undefined,
      persistedOperationsOnly: false,
      limits: defaultLimits,
    });
  });

  it('shows no Cypher in production, unless the operator says so', () => {
    expect(readConfiguration({ NODE_ENV: 'production' }).explain).toBe(false);
    expect(readConfiguration({ NODE_ENV: 'production', EXPLAIN: 'on' }).explain).toBe(true);
    expect(readConfiguration({ EXPLAIN: 'off' }).explain).toBe(false);
  });

  it('gives a load balancer time in production to see that the server stops', () => {
    expect(readConfiguration({ NODE_ENV: 'production' }).drainMs).toBe(5_000);
    expect(readConfiguration({ NODE_ENV: 'production', DRAIN_MS: '0' }).drainMs).toBe(0);
  });

  it('reads the name of a header as headers are kept', () => {
    expect(readConfiguration({ CLIENT_ADDRESS_HEADER: 'X-Real-IP' }).clientAddressHeader).toBe('x-real-ip');
    expect(() => readConfiguration({ CLIENT_ADDRESS_HEADER: 'a header' })).toThrow(
      "must be the name of a header, as in 'x-forwarded-for'",
    );
  });

  it('takes what is set, and an empty value as not set', () => {
    const configuration = readConfiguration({ HOST: '0.0.0.0', PORT: '8080', MAX_DEPTH: '7', MAX_ALIASES: '' });
    expect(configuration).toMatchObject({ host: '0.0.0.0', port: 8080, limits: { depth: 7, aliases: 50 } });
  });

  it.each([
    ['*', '*'],
    ['none', []],
    ['https://example.org', ['https://example.org']],
    ['https://example.org, http://localhost:3000', ['https://example.org', 'http://localhost:3000']],
  ])('reads CORS_ORIGINS %s', (text, origins) => {
    expect(readConfiguration({ CORS_ORIGINS: text }).corsOrigins).toEqual(origins);
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, 'http/protobuf'],
    [{ OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }, 'http/json'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_TRACES_EXPORTER: 'none' }, undefined],
    [{ OTEL_TRACES_EXPORTER: 'otlp', OTEL_SDK_DISABLED: 'true' }, undefined],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_SERVICE_NAME: 'seven' }, undefined],
  ])('sends traces only where it is told to: %o', (environment, traces) => {
    expect(readConfiguration(environment).traces?.protocol).toBe(traces);
  });

  it('traces what the standard variables name, all by default, and refuses what they cannot mean', () => {
    const on = { OTEL_TRACES_EXPORTER: 'otlp' };
    expect(readConfiguration(on).traces).toMatchObject({ sampler: 'parentbased_always_on', ratio: 1 });
    const some = { ...on, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '.01' };
    expect(readConfiguration(some).traces).toMatchObject({ sampler: 'traceidratio', ratio: 0.01 });
    const wrong = { ...on, OTEL_TRACES_SAMPLER: 'ratio', OTEL_TRACES_SAMPLER_ARG: '1 %' };
    expect(messageOf(() => readConfiguration(wrong)).split('\n')).toEqual([
      expect.stringMatching(
        /^OTEL_TRACES_SAMPLER is 'ratio', but must be one of always_on, .*parentbased_traceidratio\.$/,
      ),
      "OTEL_TRACES_SAMPLER_ARG is '1 %', but must be a number from 0 to 1.",
    ]);
    expect(() => readConfiguration({ ...on, OTEL_TRACES_SAMPLER_ARG: '1.01' })).toThrow('a number from 0 to 1');
  });

  it('cannot be changed once it is read', () => {
    const configuration = readConfiguration({});
    expect(() => Object.assign(configuration, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(configuration.limits, { depth: 1 })).toThrow(TypeError);
  });

  it('names every wrong variable at once, with its value and what is allowed', () => {
    const wrong = { PORT: '70000', CORS_ORIGINS: 'example.org', EXPLAIN: 'maybe', LOG_LEVEL: 'loud', MAX_TOKENS: '-1' };
    const read = () => readConfiguration(wrong);
    expect(read).toThrow(OperatorError);
    expect(() => readConfiguration({ PORT: '' })).not.toThrow();
    expect(messageOf(read)).toBe(
      [
        "PORT is '70000', but must be a whole number from 0 to 65535.",
        "LOG_LEVEL is 'loud', but must be one of error, warn, info, debug, silent.",
        "CORS_ORIGINS is 'example.org', but must be '*', 'none', or origins separated by commas, as in " +
          "'https://example.org,http://localhost:3000'.",
        "EXPLAIN is 'maybe', but must be 'on' or 'off'.",
        "MAX_TOKENS is '-1', but must be a whole number from 1 to 100000.",
      ].join('\n'),
    );
  });

  it('names what is wrong with the way to Neo4j in the same breath, and repeats no password', () => {
    const environment = {
      NEO4J_URI: 'bolt://neo4j:secret-1234@db:7687',
      NEO4J_BOLT_PORT: 'x',
      NEO4J_HTTP_PORT: '0',
      PORT: 'http',
    };
    const message = messageOf(() => readConfiguration(environment));
    expect(message.split('\n')).toEqual([
      expect.stringContaining('NEO4J_URI holds a user or a password.'),
      "NEO4J_BOLT_PORT is 'x', but must be a whole number from 1 to 65535.",
      "NEO4J_HTTP_PORT is '0', but must be a whole number from 1 to 65535.",
      "PORT is 'http', but must be a whole number from 0 to 65535.",
    ]);
    expect(message).not.toContain('secret-1234');
    const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://me:secret-1234@collector' };
    expect(messageOf(() => readConfiguration(collector))).toContain("'ftp://********@collector'");
    const short = messageOf(() => readConfiguration({ NEO4J_PASSWORD: 'short' }));
    expect(short).toMatch(/^NEO4J_PASSWORD is too short/);
    expect(short).not.toContain("'short'");
    expect(() => readConfiguration({ NEO4J_URI: 'bolt://db:7687', NEO4J_PASSWORD: 'short' })).not.toThrow();
  });

  it('takes the name that Aura has for the user, unless the two differ', () => {
    const both = { NEO4J_URI: 'bolt://db:7687', NEO4J_USER: 'ann', NEO4J_USERNAME: 'bob' };
    expect(messageOf(() => readConfiguration(both))).toContain("NEO4J_USER is 'ann', and NEO4J_USERNAME 'bob'");
    expect(() => readConfiguration({ ...both, NEO4J_USERNAME: 'ann' })).not.toThrow();
  });

  it.each([
    ['MAX_DEPHT', 'MAX_DEPTH'],
    ['max_depth', 'MAX_DEPTH'],
    ['MAXDEPTH', 'MAX_DEPTH'],
    ['CORS_ORIGIN', 'CORS_ORIGINS'],
    ['QUERY_TIMEOUT', 'QUERY_TIMEOUT_MS'],
    ['QUERY_TIMEOUT_SECONDS', 'QUERY_TIMEOUT_MS'],
    ['BODY_LIMIT_MB', 'BODY_LIMIT_BYTES'],
    ['NEO4J_URL', 'NEO4J_URI'],
    ['NEO4J_PASWORD', 'NEO4J_PASSWORD'],
    ['LOAD_FACT', 'LOAD_FACTS'],
  ])('refuses %s, which looks like %s', (written, meant) => {
    const message = `${written} is no setting. Did you mean ${meant}? Else unset it.`;
    expect(messageOf(() => readConfiguration({ [written]: '7' }))).toBe(message);
    expect(messageOf(() => readLoadFacts({ [written]: '7' }))).toBe(message);
    expect(() => readConfiguration({ [written]: '' })).not.toThrow();
  });

  it('lets alone what belongs to others', () => {
    const others = ['HOSTNAME', 'HOSTS', 'PORTS', 'LOGNAME', 'NODE_ENV', 'EDITOR', 'NEO4J_HOME', 'NEO4J_CONF'];
    const kubernetes = ['NEO4J_PORT', 'NEO4J_SERVICE_HOST', 'NEO4J_SERVICE_PORT', 'NEO4J_PORT_7687_TCP_ADDR'];
    const all = [...others, ...kubernetes, 'NEO4J_AUTH', 'NEO4J_server_memory_heap_max__size', 'NEO4J_EDITION'];
    expect(() => readConfiguration(Object.fromEntries(all.map((name) => [name, 'x'])))).not.toThrow();
  });

  it.each(['4000.5', '0x10', ' 4000', '4e3', 'http'])('does not take %j for a port', (port) => {
    expect(() => readConfiguration({ PORT: port })).toThrow('PORT');
  });

  it.each(['https://example.org/', 'https://example.org/path', 'null', 'https://a.org,,https://b.org'])(
    'does not take %j for origins',
    (origins) => {
      expect(() => readConfiguration({ CORS_ORIGINS: origins })).toThrow('CORS_ORIGINS');
    },
  );
});

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return 'nothing was thrown';
}
