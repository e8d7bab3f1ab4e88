import { once } from 'node:events';
import { connect } from 'node:net';
import { parse } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { publicError } from '../../src/errors.ts';
import { type ClientShares, openClientShares } from '../../src/server/admission/client-share.ts';
import { createDoor } from '../../src/server/door.ts';
import { type Listening, listen } from '../../src/server/listening/listen.ts';
import { AddedUp } from '../../src/server/telemetry/added-up.ts';
import { Metrics } from '../../src/server/telemetry/metrics.ts';
import { shapeOf } from '../../src/server/telemetry/shape.ts';
import { Telemetry } from '../../src/server/telemetry/telemetry.ts';
import { keepingLog, settings } from './serve.ts';
import { type TinyOptions, tinyServer } from './tiny.ts';

const opened: Listening[] = [];
afterEach(async () => {
  for (const listening of opened.splice(0)) await listening.close(0);
});

/** The tiny server behind a door, with everything that an operator can see. */
async function seen(
  options: TinyOptions = {},
  admission = { operations: 16, waiting: 64, waitMs: 1_000 },
  shares?: ClientShares,
) {
  const log = keepingLog();
  const metrics = new Metrics({ product: '1', connections: 10 });
  const telemetry = new Telemetry({ log, metrics, slowOperationMs: 100 });
  const runner = telemetry.observeRunner(options.runner ?? (async () => [['a'], ['b']]));
  const { server } = tinyServer({ ...options, runner, telemetry, log });
  const door = createDoor(
    server,
    { ...settings, admission, clientAddressHeader: undefined, explorer: false, unsentLimitBytes: 1_000_000 },
    log,
    { telemetry, shares },
  );
  const listening = await listen(door, { host: '127.0.0.1', port: 0, answerTimeoutMs: 5_000 });
  opened.push(listening);
  const url = listening.url.replace('localhost', '127.0.0.1');
  const ask = (query: string, headers: Record<string, string> = {}, more: object = {}) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, ...more }),
    });
  /** The value of one number, by its name and some of its labels. */
  const number = async (name: string, labels: Record<string, string> = {}) => {
    const [metric] = (await metrics.registry.getMetricsAsJSON()).filter((one) => one.name === name);
    const values = (metric?.values ?? []) as { value: number; labels: Record<string, string>; metricName?: string }[];
    return values
      .filter(({ metricName = name }) => metricName === name || metricName === `${name}_count`)
      .filter((one) => Object.entries(labels).every(([label, value]) => String(one.labels[label]) === value))
      .reduce((sum, { value }) => sum + value, 0);
  };
  return { ask, number, log, url, telemetry, metrics };
}

/** The series of whatever counts. */
async function seriesOf({ registry }: Metrics): Promise<readonly string[]> {
  const text = await registry.metrics();
  return text.match(/^seven_(?:http_requests|operations|refusals)_total\{.*\}|^seven_\w+_seconds_count\{.*\}/gm) ?? [];
}

describe('metrics', () => {
  it('count each operation by name, way and code', async () => {
    const { ask, number } = await seen();
    for (let time = 0; time < 3; time += 1) await ask('query Named { ran }');
    await ask('{ echo }');
    await ask('query Refused { refused }');
    await ask('{ nothing');
    await ask('{ ran } # and so on', {}, { extensions: { explain: true } });
    expect(await number('seven_operations_total')).toBe(7);
    expect(await number('seven_operations_total', { operation: 'Named', code: 'ok' })).toBe(3);
    expect(await number('seven_operations_total', { operation: 'anonymous', code: 'ok' })).toBe(2);
    expect(await number('seven_operations_total', { operation: 'Refused', code: 'BAD_USER_INPUT' })).toBe(1);
    expect(await number('seven_operations_total', { operation: 'unknown', code: 'GRAPHQL_PARSE_FAILED' })).toBe(1);
    expect(await number('seven_operation_duration_seconds', { operation: 'Named' })).toBe(3);
    expect(await number('seven_http_requests_total', { kind: 'operation', status: '200' })).toBeGreaterThan(4);
  });

  it('tell which limit an operation met', async () => {
    const { ask, number } = await seen({ limits: { depth: 2, fields: 9, aliases: 1, directives: 1, tokens: 30 } });
    await ask('{ self { self { self { ran } } } }');
    await ask(`{ ${'ran '.repeat(40)} }`);
    await ask('{ ran }', {}, { variables: { text: 'x'.repeat(200_000) } });
    for (const limit of ['depth', 'tokens', 'body']) {
      expect(await number('seven_refusals_total', { code: 'LIMIT_EXCEEDED', limit }), limit).toBe(1);
    }
  });

  it('begin at 0, so that Prometheus sees a first failure rise', async () => {
    const shares = await openClientShares(12);
    const limits = { depth: 2, fields: 9, aliases: 1, directives: 1, tokens: 30 };
    const { ask, metrics, number } = await seen(
      { limits, runner: () => Promise.reject(new Error('no')) },
      undefined,
      shares,
    );
    const series = () => seriesOf(metrics);
    const foreseen = await series();
    await ask('{ nothing');
    await ask('{ nothing }');
    await ask('query A { ran } query B { ran }');
    await ask('{ ran }', { 'content-type': 'text/plain' });
    await ask('{ self { self { self { ran } } } }');
    await ask('{ a: ran b: ran c: ran }');
    await ask('{ ran @skip(if: false) @include(if: true) }');
    await ask(`{ ${'ran '.repeat(40)} }`);
    await ask('{ ran }', {}, { variables: { text: 'x'.repeat(200_000) } });
    await ask('{ ran }', {}, { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } });
    await ask('{ ran }');
    expect(await series()).toEqual(foreseen);
    expect(await number('seven_operations_total', { code: 'INTERNAL_SERVER_ERROR' })).toBe(1);
    await ask('query Named { echo }');
    const named = await series();
    expect(named.length).toBeGreaterThan(foreseen.length);
    await ask('query Named { ran }');
    await ask('query Named { echo }');
    expect((await ask('query Named { ran }')).status).toBe(429);
    expect(await series()).toEqual(named);
  });

  it('begin at 0 for what waits too long, whose name is known', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let waits = false;
    const runner = async () => {
      if (waits) await held;
      return [['a']];
    };
    const { ask, metrics, number } = await seen({ runner }, { operations: 1, waiting: 5, waitMs: 20 });
    await ask('query Named { ran }');
    const named = await seriesOf(metrics);
    waits = true;
    const asked = Array.from({ length: 4 }, () => ask('query Named { ran }'));
    const refused = { operation: 'Named', way: 'refused', code: 'SERVICE_UNAVAILABLE' };
    await expect.poll(() => number('seven_operations_total', refused)).toBeGreaterThan(1);
    release();
    await Promise.all(asked);
    expect(await seriesOf(metrics)).toEqual(named);
  });

  it('name no more operations than a hundred, however many names clients think of', async () => {
    const { ask, number, metrics } = await seen();
    for (let name = 0; name < 130; name += 1) await ask(`query Name${name} { echo }`);
    expect(await number('seven_operations_total')).toBe(130);
    expect(await number('seven_operations_total', { operation: 'other' })).toBe(30);
    const text = await metrics.registry.metrics();
    // `other`, `unknown` and `anonymous` are there from the start.
    expect(new Set(text.match(/operation="[^"]*"/g)).size).toBe(103);
  });

  it('of several processes add up, and what one has counted stays when it ends', async () => {
    const all = new AddedUp();
    const processes = [new Metrics({ product: '1', connections: 10 }), new Metrics({ product: '1', connections: 10 })];
    const tell = async () => {
      for (const [id, { registry }] of processes.entries()) all.note(id, await registry.getMetricsAsJSON());
    };
    processes.forEach((metrics) => {
      metrics.noteRequest('operation', 200);
      metrics.noteStatement('ok', 0.003);
    });
    await tell();
    const before = await all.render();
    expect(before).toContain('seven_http_requests_total{kind="operation",status="200"} 2');
    expect(before).toContain('seven_statement_duration_seconds_count{outcome="ok"} 2');
    expect(before).toContain('seven_connections_max 20');
    // Told in between: counts alone, and nothing else is lost.
    processes[0]!.noteRequest('operation', 200);
    all.noteSome(0, await processes[0]!.readCounts());
    const between = await all.render();
    expect(between).toContain('seven_http_requests_total{kind="operation",status="200"} 3');
    expect(between).toContain('seven_statement_duration_seconds_count{outcome="ok"} 2');
    all.end(0);
    all.end(1);
    all.note(2, await new Metrics({ product: '1', connections: 10 }).registry.getMetricsAsJSON());
    const after = await all.render();
    expect(after).toContain('seven_http_requests_total{kind="operation",status="200"} 3');
    expect(after).toContain('seven_statement_duration_seconds_bucket{le="0.005",outcome="ok"} 2');
    expect(after).toContain('seven_connections_max 10');
  });
});

describe('the log', () => {
  it('tells an outage when it begins and when it is over, however many meet it', async () => {
    let isAway = true;
    const cause = new Error('connect ECONNREFUSED 10.0.0.7:7687');
    const { ask, log } = await seen({
      runner: async () => {
        if (isAway) throw Object.assign(publicError('SERVICE_UNAVAILABLE', 'away'), { cause });
        return [['a']];
      },
    });
    for (let time = 0; time < 5; time += 1)
      expect((await ask('{ ran }', { 'x-request-id': `id-${time}` })).status).toBe(503);
    expect(log.entries.filter((line) => line.startsWith('error'))).toEqual([
      expect.stringMatching(/^error the database is away .*"requestId":"id-0".*ECONNREFUSED 10.0.0.7/),
    ]);
    isAway = false;
    await ask('{ ran }');
    await expect
      .poll(
        async () => {
          await ask('{ ran(times: 2) }');
          return log.entries.filter((line) => line.startsWith('info'));
        },
        { timeout: 5_000 },
      )
      .toEqual([expect.stringMatching(/^info the database answers again .*"times":\d+/)]);
  });

  it('tells no outage where the program has closed its connections itself', async () => {
    const cause = new Error('Pool is closed, it is no more able to serve requests.');
    const { ask, log } = await seen({
      runner: async () => {
        throw Object.assign(publicError('SERVICE_UNAVAILABLE', 'away'), { cause });
      },
    });
    expect((await ask('{ ran }')).status).toBe(503);
    expect(log.entries.filter((line) => line.includes('the database is away'))).toEqual([]);
  });

  it('tells overload when it begins and when it is over, with numbers', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { ask, log, number } = await seen(
      { runner: () => held.then(() => [['a']]) },
      { operations: 1, waiting: 0, waitMs: 100 },
    );
    const asked = Array.from({ length: 12 }, () => ask('{ ran }'));
    await expect.poll(() => number('seven_refusals_total', { limit: 'places' }), { timeout: 3_000 }).toBeGreaterThan(5);
    expect(log.entries.filter((line) => line.includes('overload'))).toEqual([
      expect.stringMatching(/^error overload: requests are refused .*"where":"places".*"running":\d/),
    ]);
    release();
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status === 503).length;
    expect(await number('seven_operations_total', { way: 'refused' })).toBe(refused);
    await expect
      .poll(() => log.entries.some((line) => /^info the overload is over .*"times":/.test(line)), { timeout: 10_000 })
      .toBe(true);
  });

  it('tells when a client has spent its share, and who it is; metrics count its refusals', async () => {
    const shares = await openClientShares(2);
    const { ask, log, number } = await seen({}, undefined, shares);
    const statuses = [];
    for (let time = 0; time < 5; time += 1)
      statuses.push((await ask('{ ran }', { 'x-request-id': `id-${time}` })).status);
    expect(statuses).toEqual([200, 200, 429, 429, 429]);
    expect(log.entries.filter((line) => !line.startsWith('debug'))).toEqual([
      'warn a client has spent its share: its requests are refused {"requestId":"id-2","client":"127.0.0.1"}',
    ]);
    expect(await number('seven_refusals_total', { code: 'RATE_LIMITED', limit: 'client cost' })).toBe(3);
    expect(await number('seven_operations_total', { code: 'RATE_LIMITED', way: 'refused' })).toBe(3);
    expect(shares.taken).toBe(2);
  });

  it('tells what is slow with its shape, and no value of it', async () => {
    const { ask, log } = await seen({
      runner: () => new Promise((resolve) => setTimeout(resolve, 150, [['a']])),
    });
    const response = await ask(
      'query Slow($text: String = "secret-1") { ran echo(text: "secret-2", filter: { name: "secret-3" }) other: echo(text: $text) } # secret-4',
      { 'x-request-id': 'slow-1' },
      { variables: { text: 'secret-5' } },
    );
    expect(response.headers.get('x-request-id')).toBe('slow-1');
    const [line = ''] = log.entries.filter((entry) => entry.startsWith('warn'));
    expect(line).toMatch(/^warn slow operation .*"requestId":"slow-1","operation":"Slow","way":"\w+","code":"ok"/);
    expect(line.replaceAll('\\"', '"')).toContain('ran echo(text:"" filter:{})other:echo(text:$text)');
    expect(line).not.toContain('secret');
  });

  it('tells a failure once with its cause and the id that the client has, however many fields met it', async () => {
    const failure = new Error('The index is gone.');
    const { ask, log } = await seen({ runner: () => Promise.reject(failure) });
    for (const [query, fields] of [
      ['{ broken }', 1],
      ['{ one: ran two: ran three: ran }', 3],
    ] as const) {
      const response = await ask(query);
      const id = response.headers.get('x-request-id');
      expect(id).toMatch(/^[\w-]{36}$/);
      expect(((await response.json()) as { errors: unknown[] }).errors).toHaveLength(fields);
      const [line, ...others] = log.entries.splice(0).filter((entry) => entry.startsWith('error'));
      expect(line).toContain(`"requestId":"${id}"`);
      expect(line).toContain(fields === 1 ? 'refused MATCH (n)' : failure.message);
      expect(others).toEqual([]);
    }
  });
});

describe('readiness', () => {
  it('is logged when it is lost and when it is there again', async () => {
    let isAway = false;
    const { url, log, number } = await seen({
      checkDatabase: async () => {
        if (isAway) throw new Error('bolt://10.0.0.7 is away');
      },
    });
    const probe = async () => (await fetch(`${url}/health/ready`)).status;
    expect(await probe()).toBe(200);
    expect(await number('seven_ready')).toBe(1);
    isAway = true;
    for (let time = 0; time < 3; time += 1) await probe();
    expect(await number('seven_ready')).toBe(0);
    isAway = false;
    await probe();
    expect(log.entries.filter((line) => /ready/.test(line))).toEqual([
      expect.stringMatching(/^error not ready .*10.0.0.7/),
      expect.stringMatching(/^info ready again /),
    ]);
  });
});

it('a shape is short, whatever the document is', () => {
  const shape = shapeOf(parse(`{ ${'aFieldWithALongName '.repeat(1_000)} }`));
  expect(shape.length).toBeLessThan(2_100);
});

it('a request that ends in the middle is no failure', async () => {
  const { url, log } = await seen();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{"q');
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await once(socket, 'close');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(log.entries.filter((line) => !line.startsWith('debug'))).toEqual([]);
});
