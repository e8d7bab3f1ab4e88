import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ClientShares, oneByOne, openClientShares } from '../../src/server/admission/client-share.ts';
import { pointsOf } from '../../src/server/admission/cost-of-operation.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { type Asked, type ThroughDoor, throughDoor } from './through-door.ts';
import { tinyServer } from './tiny.ts';

const nothing = { nodes: 0, subqueries: 0, visits: 0, depth: 0, characters: 0, values: 0 };
const body = (query: string, more: object = {}) => JSON.stringify({ query, ...more });
const contentOf = (text: string) => JSON.parse(text);

describe('the cost of an operation as one number', () => {
  it('is that of the measure in which it is dearest, and 1 at least', () => {
    expect(pointsOf(nothing)).toBe(1);
    expect(pointsOf({ ...nothing, depth: 10, characters: 65_536 })).toBe(1);
    expect(pointsOf({ ...nothing, values: 250_000 })).toBe(250);
    expect(pointsOf({ ...nothing, nodes: 500, subqueries: 40, visits: 20_000 })).toBe(500);
    expect(pointsOf({ ...nothing, nodes: 50_000 })).toBe(1_000);
  });
});

describe('the share of a client', () => {
  const sharesOf = (limit: number, duration = 60) =>
    new ClientShares(limit, oneByOne(new RateLimiterMemory({ points: limit, duration })));
  const cost = (points: number) => ({ ...nothing, subqueries: (points * 80) / 1_000 });

  it('is not touched by what is refused at the same time', async () => {
    const shares = sharesOf(100);
    const pay = (points: number) =>
      shares
        .begin('a')
        .beginOperation()()(cost(points))
        .then(
          () => 'paid',
          () => 'refused',
        );
    expect(await pay(20)).toBe('paid');
    const both = Array.from({ length: 6 }, () => [pay(95), pay(10)]).flat();
    expect(await Promise.all(both)).toEqual(Array.from({ length: 6 }, () => ['refused', 'paid']).flat());
    expect(shares.taken).toBe(80);
    // Somebody for whom too little is left has not spent what is left.
    expect(await pay(20)).toBe('paid');
  });

  it('is there again after a minute, though the clock of the machine was set back by an hour', async () => {
    vi.useFakeTimers();
    try {
      const shares = await openClientShares(10);
      const arrive = () => shares.begin('a').arrive();
      expect(await arrive()).toBe(true);
      vi.setSystemTime(Date.now() - 3_600_000);
      for (let time = 1; time < 10; time += 1) expect(await arrive()).toBe(true);
      const refused = shares.begin('a');
      expect(await refused.arrive()).toBe(false);
      expect(refused.retryAfter).toBeLessThanOrEqual(60);
      await vi.advanceTimersByTimeAsync(61_000);
      expect(await arrive()).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not touched by what is refused', async () => {
    const shares = sharesOf(100);
    const pay = async (points: number) => {
      const share = shares.begin('a');
      await share.arrive();
      await share.beginOperation()()(cost(points));
    };
    await pay(75);
    await expect(pay(50)).rejects.toMatchObject({
      extensions: { code: 'RATE_LIMITED', measure: 'client cost', cost: 50, remaining: 24, limit: 100 },
    });
    await pay(24);
    expect(shares.taken).toBe(100);
  });

  it('pays for all statements of an execution together, before any runs', async () => {
    const shares = sharesOf(100);
    const share = shares.begin('a');
    await share.arrive();
    const pay = share.beginOperation()();
    expect((await Promise.allSettled([pay(cost(60)), pay(cost(60))])).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    expect(shares.taken).toBe(1);
  });

  it('pays for a further execution of an operation only what that costs beyond the first', async () => {
    const shares = sharesOf(100);
    const share = shares.begin('a');
    await share.arrive();
    const begin = share.beginOperation();
    await begin()(cost(30));
    await begin()(cost(30));
    expect(shares.taken).toBe(30);
    await begin()(cost(40));
    expect(shares.taken).toBe(40);
    await share.beginOperation()()(cost(30));
    expect(shares.taken).toBe(70);
  });

  it('is whole again when its time is over', async () => {
    const shares = sharesOf(2, 1);
    const arrive = () => shares.begin('a').arrive();
    expect([await arrive(), await arrive(), await arrive(), await shares.begin('b').arrive()]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    await pause(1_100);
    expect(await arrive()).toBe(true);
  });

  it('is not counted where nobody counts: all are served', async () => {
    const share = new ClientShares(1, async () => undefined).begin('a');
    expect(await share.arrive()).toBe(true);
    await share.beginOperation()()(cost(1_000));
    expect(share.headers).toEqual([['ratelimit-policy', '"cost";q=1;qu="cost";w=60']]);
  });
});

describe('a client that has spent its share', () => {
  const opened: ThroughDoor[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((server) => server.close(0))));

  async function serve(limit: number, clientAddressHeader?: string) {
    const shares = await openClientShares(limit);
    const server = await throughDoor(tinyServer({ keptAnswersBytes: 0 }).server, undefined, {
      shares,
      clientAddressHeader,
    });
    opened.push(server);
    return server;
  }

  it('is refused before its request is read, and told when to come back', async () => {
    const { ask } = await serve(3);
    for (const left of [2, 1, 0]) {
      const { status, headers } = await ask({ body: body('{ ran }') });
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'ratelimit-policy': '"cost";q=3;qu="cost";w=60',
        ratelimit: expect.stringMatching(new RegExp(`^"cost";r=${left};t=(60|59)$`)),
      });
    }
    const refused = await ask({ body: 'whatever', headers: { origin: 'https://pages.example' } });
    expect(refused).toMatchObject({
      status: 429,
      headers: {
        ratelimit: expect.stringMatching(/^"cost";r=0;t=(60|59)$/),
        'retry-after': expect.stringMatching(/^(60|59)$/),
        'access-control-expose-headers': expect.stringContaining('ratelimit'),
      },
    });
    const [error] = contentOf(refused.body).errors;
    expect(error.message).toMatch(/^You have spent the 3 that a client may spend in a minute\. Ask again in \d+ s\.$/);
    expect(error.extensions).toMatchObject({ code: 'RATE_LIMITED', measure: 'client cost', remaining: 0, limit: 3 });
    expect(await ask({ method: 'GET', path: '/graphql?query={ran}' })).toMatchObject({ status: 429 });
    // Health asks for nothing of it.
    expect(await ask({ method: 'GET', path: '/health/live' })).toMatchObject({ status: 200 });
    const page = await ask({ method: 'GET', path: '/graphql?query={ran}', headers: { accept: 'text/html' } });
    expect(page).toMatchObject({ status: 429, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(page.body).toContain('<h1>Too much at once</h1>');
  });

  it('pays for what is refused as it pays for the rest', async () => {
    const { ask } = await serve(2);
    expect(await ask({ body: body('{ nothing }') })).toMatchObject({
      status: 200,
      headers: { ratelimit: expect.stringContaining(';r=1;') },
    });
    expect(await ask({ body: '{' })).toMatchObject({ status: 400 });
    expect(await ask({ body: body('{ ran }') })).toMatchObject({ status: 429 });
  });

  it('is told from others by its address, or as a proxy says where one is trusted', async () => {
    const as = (client: string): Asked => ({ body: body('{ ran }'), headers: { 'x-client': client } });
    const trusting = await serve(1, 'x-client');
    expect(await trusting.ask(as('192.0.2.1'))).toMatchObject({ status: 200 });
    // What the client itself wrote stands before what the proxy wrote.
    expect(await trusting.ask(as('192.0.2.9, 192.0.2.1'))).toMatchObject({ status: 429 });
    expect(await trusting.ask(as('192.0.2.2'))).toMatchObject({ status: 200 });
    const plain = await serve(1);
    expect(await plain.ask(as('192.0.2.1'))).toMatchObject({ status: 200 });
    expect(await plain.ask(as('192.0.2.2'))).toMatchObject({ status: 429 });
  });
});

describeWithDatabase('the cost per client, on both ways', (database) => {
  const limit = 100;
  const ways: { server: ThroughDoor; product: ReturnType<typeof productOver> }[] = [];

  beforeAll(async () => {
    for (const change of [undefined, () => async () => ({ begun: undefined })]) {
      const product = productOver(database);
      await product.data('{ __typename }');
      const shares = await openClientShares(limit);
      ways.push({
        product,
        server: await throughDoor(product.server, change, { shares, clientAddressHeader: 'x-client' }),
      });
    }
  });
  afterAll(() => Promise.all(ways.map(({ server }) => server.close(0))));

  /** The answer of both ways, which is the same but for the seconds that are left. */
  const both = async (asked: Asked) => {
    const answers = [];
    for (const { server } of ways) {
      const { body: text, headers, ...rest } = await server.ask(asked);
      const { ratelimit, 'retry-after': retryAfter, ...others } = headers;
      const remaining = Number(/;r=(\d+);/.exec(String(ratelimit))?.[1]);
      answers.push({ ...rest, headers: others, comesBack: retryAfter !== undefined, remaining, text });
    }
    const [direct, yoga] = answers.map((answer) => ({ ...answer, text: answer.text.replace(/\b\d+ s\b|\d+}/g, '') }));
    expect(direct).toEqual(yoga);
    return answers[0]!;
  };

  const query =
    'query Events($first: Int) { events(first: $first) { nodes { participants(first: 20) { nodes { id } } } } members { totalCount } }';
  const asked = (first: number, client: string, extensions?: object): Asked => ({
    body: body(query, { variables: { first }, extensions }),
    headers: { 'x-client': client },
  });

  it('is that which extensions.cost tells, and 1 where an answer is given again', async () => {
    const told = contentOf((await both(asked(20, 'a', { cost: true }))).text).extensions.cost;
    expect(told).toMatchObject({ nodes: 20 + 400 + 20, statements: 2 });
    expect(told.points).toBe(pointsOf(told));
    expect(told.points).toBeGreaterThan(10);
    expect((await both(asked(20, 'b'))).remaining).toBe(limit - told.points);
    // Yoga keeps no answers.
    const [direct] = ways;
    const { headers } = await direct!.server.ask(asked(20, 'b'));
    expect(headers['ratelimit']).toContain(`r=${limit - told.points - 1};`);
    expect(direct!.server.direct.at(-1)).toBe(true);
  });

  it('is refused whole, with 429, before anything runs', async () => {
    await both(asked(3, 'c'));
    let last: Awaited<ReturnType<typeof both>>;
    let before = ways.map(({ product }) => product.statements.length);
    let first = 30;
    do {
      before = ways.map(({ product }) => product.statements.length);
      first += 1;
      last = await both(asked(first, 'c'));
    } while (last.status === 200);
    expect(last).toMatchObject({ status: 429, comesBack: true });
    const { data, errors } = contentOf(last.text);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', measure: 'client cost', limit } }]);
    expect(errors[0].extensions.remaining).toBe(last.remaining);
    const ran = ways.map(({ product }, way) => product.statements.slice(before[way]!));
    expect(ran.flat().filter(({ text }) => text.includes('Event'))).toEqual([]);
    // Something smaller is within what is left, and others have theirs.
    expect(await both({ body: body('{ __typename }'), headers: { 'x-client': 'c' } })).toMatchObject({ status: 200 });
    expect(await both(asked(first, 'd'))).toMatchObject({ status: 200 });
  });
});
