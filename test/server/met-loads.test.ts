import { afterEach, expect, it, vi } from 'vitest';
import { FORMER_SLUGS } from '../../src/dataset/former-slugs.ts';
import { schema } from '../../src/schema/schema.ts';
import { openClientShares } from '../../src/server/admission/client-share.ts';
import type { DirectWay } from '../../src/server/direct-way.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';
import { throughDoor } from './through-door.ts';

const query =
  'query List($first: Int) { events(first: $first) { nodes { id participants(first: 20) { nodes { id } } } } }';
const directAnswers = schema.extensions['directAnswers'] as {
  readonly begin: (args: object) => object;
  readonly goOnFrom: (begun: object, contextValue: object) => void;
};

describeWithDatabase('an operation that is known and meets loads twice', (database) => {
  const close: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    vi.restoreAllMocks();
    await Promise.all(close.splice(0).map((end) => end()));
  });

  /** A server of which loads commit all the time, once they begin; what it tells of an operation is status, cost and statements. */
  async function serve(change?: () => DirectWay) {
    let isLoading = false;
    let loads = 0;
    const look = async () => {
      if (isLoading) loads += 1;
      return { state: [`version ${loads}`, 1, 10], bookmark: `transaction ${loads}` } as const;
    };
    const product = productOver(database, { states: { look, isBeingWritten: () => false } });
    await product.data('{ __typename }');
    const shares = await openClientShares(1_000);
    const server = await throughDoor(product.server, change, { shares });
    close.push(() => server.close(0));
    const ask = async (first: number) => {
      const [spent, ran] = [shares.taken, product.statements.length];
      const { status, headers, body } = await server.ask({ body: JSON.stringify({ query, variables: { first } }) });
      const statements = product.statements.slice(ran).filter(({ text }) => text.includes('Event'));
      return { status, headers, ...JSON.parse(body), spent: shares.taken - spent, ran: statements.length };
    };
    // Its document is known by then.
    await ask(5);
    const load = (does: boolean) => {
      isLoading = does;
    };
    return { ask, load };
  }

  const refusedOnce = {
    status: 503,
    errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    headers: { 'retry-after': '1' },
    ran: 2,
  };

  it.each([
    ['directly', undefined],
    ['by Yoga', () => async () => ({ begun: undefined })],
  ])('is executed twice, paid once, and refused: %s', async (_way, change) => {
    const { ask, load } = await serve(change);
    const executors = vi.spyOn(directAnswers, 'goOnFrom');
    load(true);
    const refused = await ask(6);
    expect(refused).toMatchObject(refusedOnce);
    expect(refused).not.toHaveProperty('data');
    expect(executors).not.toHaveBeenCalled();
    load(false);
    const answered = await ask(6);
    expect(answered).toMatchObject({ status: 200, ran: 1 });
    expect(answered.spent).toBeGreaterThan(1);
    expect(refused.spent).toBe(answered.spent);
  });

  it('is not executed a third time where only an executor can go on from the second', async () => {
    const { ask, load } = await serve();
    const { begin } = directAnswers;
    let times = 0;
    vi.spyOn(directAnswers, 'begin').mockImplementation((args) => {
      times += 1;
      const write = () => Promise.reject(new TypeError('Only an executor can write it.'));
      return times === 2 ? Object.assign(begin(args), { write }) : begin(args);
    });
    load(true);
    expect(await ask(6)).toMatchObject(refusedOnce);
    expect(times).toBe(2);
  });

  it('is executed once more for a load, and once more where nobody can tell what it renamed, and refused', async () => {
    let version = 'before';
    let isGone = false;
    const run: typeof database.run = (statement, options) =>
      isGone && statement === FORMER_SLUGS ? Promise.reject(new Error('gone')) : database.run(statement, options);
    const look = async () => ({ state: [version, 1, 10], bookmark: version }) as const;
    const product = productOver({ run }, { states: { look, isBeingWritten: () => false } });
    await product.data('{ __typename }');
    const server = await throughDoor(product.server);
    close.push(() => server.close(0));
    const body = JSON.stringify({ query: '{ event(slug: "summit-2025-kananaskis") { name } }' });
    const ask = async () => {
      const ran = product.statements.length;
      const { status } = await server.ask({ body });
      return { status, ran: product.statements.slice(ran).filter(({ text }) => text.includes('Event')).length };
    };
    expect(await ask()).toEqual({ status: 200, ran: 1 });
    version = 'after';
    isGone = true;
    expect(await ask()).toEqual({ status: 503, ran: 3 });
  });
});
