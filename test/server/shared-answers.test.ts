import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { type ThroughDoor, throughDoor } from './through-door.ts';

const query = 'query List($first: Int) { events(first: $first) { nodes { id name } } }';
const asking = (first: number) => JSON.stringify({ query, variables: { first } });

describeWithDatabase('those who ask the same as somebody else meanwhile', (database) => {
  const opened: ThroughDoor[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((server) => server.close(0))));

  /** A server whose statements of lists come to the database only once they are let go. */
  async function serve() {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const ran: unknown[] = [];
    let isHeld = false;
    const product = productOver({
      run: async (statement, options) => {
        if (isHeld && options?.operationName === 'List') {
          ran.push(statement.parameters);
          await held;
        }
        return database.run(statement, options);
      },
    });
    await product.data('{ __typename }');
    const server = await throughDoor(product.server);
    opened.push(server);
    // Its document is known by then.
    await server.ask({ body: asking(1) });
    isHeld = true;
    return { ...server, ran, letGo, fetchHere: product.server.fetchHere };
  }

  it('take no room from others once they have gone away, though the answer is still being made', async () => {
    const { ask, operations, url, ran, letGo } = await serve();
    const first = ask({ body: asking(3) });
    await expect.poll(() => ran.length).toBe(1);
    const leaving = Array.from({ length: 20 }, () => {
      const sent = request(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } });
      sent.on('error', () => {});
      sent.end(asking(3));
      return sent;
    });
    await expect.poll(() => operations().aside).toBe(20);
    for (const sent of leaving) sent.destroy();
    await expect.poll(operations).toEqual({ arriving: 0, running: 1, waiting: 0, aside: 0 });
    // Who comes now still shares the answer, and nothing ran for those who left.
    const next = ask({ body: asking(3) });
    await expect.poll(() => operations().aside).toBe(1);
    letGo();
    expect(await next).toEqual(await first);
    expect((await first).status).toBe(200);
    expect(ran).toHaveLength(1);
  });

  it('do not wait for it where they had gone away before', async () => {
    const { ask, ran, letGo, fetchHere } = await serve();
    const first = ask({ body: asking(3) });
    await expect.poll(() => ran.length).toBe(1);
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: asking(3), signal: AbortSignal.abort() };
    const admit = (signal: AbortSignal) => Promise.reject(signal.reason);
    const gone = Promise.resolve(fetchHere(new Request('http://seven.test/graphql', init), { client: 'gone', admit }));
    const ended = gone.then(
      () => 'ended',
      () => 'ended',
    );
    expect(await Promise.race([ended, pause(2_000, 'waits')])).toBe('ended');
    letGo();
    expect((await first).status).toBe(200);
    expect(ran).toHaveLength(1);
  });

  it('share its answer where that began a moment ago, and have one of their own where it began long before', async () => {
    const { ask, operations, ran, letGo } = await serve();
    const first = ask({ body: asking(4) });
    await expect.poll(() => ran.length).toBe(1);
    const soon = ask({ body: asking(4) });
    await expect.poll(() => operations().aside).toBe(1);
    await pause(450);
    // By now the answer may be older than what was changed since.
    const late = ask({ body: asking(4) });
    await expect.poll(() => ran.length).toBe(2);
    expect(operations()).toMatchObject({ aside: 1, running: 2 });
    letGo();
    expect(await soon).toEqual(await first);
    expect(await late).toEqual(await first);
    expect(ran).toHaveLength(2);
  });
});
