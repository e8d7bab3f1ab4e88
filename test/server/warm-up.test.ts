import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { calmOf, warmUpOperations } from '../../src/server/warm-up.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

const near = `query Near($slug: String!, $first: Int, $since: PresidencyEventsFilter!) {
  event(slug: $slug) {
    neighbors(first: $first) { totalCount }
    presidency { events(first: 1, filter: $since) { totalCount } }
  }
}`;
const twice = 'query One { members { totalCount } } query Other($year: Int!) { presidency(year: $year) { name } }';

const atOnce = async () => {};

describeWithDatabase('what will be asked', (database) => {
  it('runs once behind the start, so that a client finds its statement planned whatever its values', async () => {
    const { server, statements, data } = productOver(database);
    await data('{ __typename }');
    const documents = [{ query: near }, { query: 'no document' }, { query: twice }];
    await warmUpOperations(server.fetchHere, schema, documents, atOnce, new AbortController().signal);
    const warm = statements.map(({ text }) => text);
    expect(warm).toHaveLength(3);
    const found = await data(near, {
      slug: 'summit-2025-kananaskis',
      since: {},
    });
    expect(found.event.neighbors.totalCount).toBeGreaterThan(0);
    expect(warm).toContain(statements[0]!.text);
  });

  it('is not asked once the server stops', async () => {
    const { server, statements } = productOver(database);
    await warmUpOperations(server.fetchHere, schema, [{ query: twice }], atOnce, AbortSignal.abort());
    expect(statements).toEqual([]);
  });
});

it('waits until nobody has asked for a while, unless the server stops', async () => {
  const stop = new AbortController();
  let askedAt = performance.now();
  const calm = calmOf(() => performance.now() - askedAt, stop.signal);
  const asking = setInterval(() => {
    askedAt = performance.now();
  }, 10);
  let wasCalm = false;
  const first = calm().then(() => {
    wasCalm = true;
  });
  await pause(300);
  expect(wasCalm).toBe(false);
  clearInterval(asking);
  await first;
  expect(performance.now() - askedAt).toBeGreaterThanOrEqual(50);
  const never = calmOf(() => 0, stop.signal)();
  stop.abort();
  await never;
});
