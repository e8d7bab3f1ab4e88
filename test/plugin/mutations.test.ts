import { setTimeout as pause } from 'node:timers/promises';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDriver } from '../../src/database/driver.ts';
import { createWriter } from '../../src/pothos-plugin-neo4j/runner/index.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { type Wire, wireTo } from '../support/wire.ts';
import { askOver } from './mutations/ask.ts';
import { unions } from './mutations/unions.ts';

const hasCode = (code: string) => expect.objectContaining({ code });

describeWithScratchDatabase('mutations of an author', (database) => {
  const ask = askOver(database);
  let customer: string;
  let supplier: string;

  const count = async (pattern: string) => {
    const { records } = await database.driver.executeQuery(`MATCH ${pattern} RETURN count(*) AS n`);
    return Number(records[0]!.get('n'));
  };

  beforeAll(async () => {
    await database.driver.executeQuery('CREATE CONSTRAINT FOR (n:`Sales Order`) REQUIRE n.orderNo IS UNIQUE');
    await database.driver.executeQuery('CREATE CONSTRAINT FOR (n:Store) REQUIRE n.code IS UNIQUE');
  });
  beforeEach(async () => {
    await database.driver.executeQuery('MATCH (n) DETACH DELETE n');
    const { records } = await database.driver.executeQuery(`
      CREATE (c:Customer:Party {first_name: 'Ann'}), (s:Supplier:Party {first_name: 'Sue'}), (:Store {code: 'S1'})
      WITH c, s UNWIND [1, 2, 9007199254740993] AS number
      CREATE (:Product {product_id: number, name: 'Product ' + number, stock: 10})
      RETURN DISTINCT elementId(c) AS customer, elementId(s) AS supplier`);
    ({ customer, supplier } = records[0]!.toObject() as { customer: string; supplier: string });
  });

  const all = '{ number note customer { firstName orders { totalCount } } contents { totalCount nodes { name } } }';
  const order = (field: string, selection = all) =>
    `mutation ($customer: ID!, $number: Int!, $products: [ID!]!, $note: String) {
      order: ${field}(customer: $customer, number: $number, products: $products, note: $note) ${selection} }`;
  const values = (more: object = {}) => ({ customer, number: 7, products: ['1', '9007199254740993'], ...more });
  const placed = {
    number: 7,
    note: null,
    customer: { firstName: 'Ann', orders: { totalCount: 1 } },
    contents: { totalCount: 2, nodes: [{ name: 'Product 1' }, { name: 'Product 9007199254740993' }] },
  };

  describe('what is selected beneath', () => {
    it.each([
      ['placeOrder', ['write', 'read', 'committed']],
      ['placeOrderFirst', ['write', 'committed', 'read afterwards']],
    ])('of %s is one statement', async (field, events) => {
      const answer = await ask(order(field), values());
      expect(answer).toMatchObject({ data: { order: placed }, errors: [], events });
    });

    it('is not read at all where there is no key', async () => {
      const answer = await ask(order('placeOrder'), values({ customer: 'nobody' }));
      expect(answer).toMatchObject({ data: { order: null }, errors: [], events: ['write', 'committed'] });
    });

    it('is refused before anything is written: where it costs too much', async () => {
      const list = 'orders(first: 60) { nodes { contents(first: 60) { nodes { name } } } }';
      for (const field of ['placeOrder', 'placeOrderFirst']) {
        const answer = await ask(order(field, `{ customer { ${list} } }`), values());
        expect(answer).toMatchObject({ data: { order: null }, errors: [hasCode('LIMIT_EXCEEDED')], events: [] });
      }
    });

    it('is refused before anything is written: where an argument is wrong', async () => {
      const answer = await ask(order('placeOrder', '{ number contents(first: -1) { totalCount } }'), values());
      expect(answer).toMatchObject({ data: { order: null }, errors: [hasCode('BAD_USER_INPUT')], events: [] });
    });

    it('takes the write back where it cannot be read in the transaction', async () => {
      const answer = await ask(order('placeOrder', '{ broken }'), values());
      expect(answer).toMatchObject({ data: { order: null }, events: ['write', 'read'] });
      expect(answer.errors).toHaveLength(1);
      expect(await count('(:`Sales Order`)')).toBe(0);
    });

    it('leaves the write where it cannot be read afterwards, and says so', async () => {
      const answer = await ask(order('placeOrderFirst', '{ broken }'), values());
      expect(answer).toMatchObject({ data: { order: null }, errors: [hasCode('NOT_READ')] });
      expect(await count('(:`Sales Order`)')).toBe(1);
    });

    it('is null where the one who asks may not see the node', async () => {
      for (const [number, field] of [[7, 'placeOrder'] as const, [8, 'placeOrderFirst'] as const]) {
        const answer = await ask(order(field), values({ number, note: 'for nobody' }));
        expect(answer).toMatchObject({ data: { order: null }, errors: [] });
      }
      expect(await count('(:`Sales Order`)')).toBe(2);
    });

    it('can be of an interface, and of a node that only the database names', async () => {
      const greet = 'mutation ($id: ID!) { greet(id: $id) { __typename firstName ... on Customer { mail } } }';
      expect(await ask(greet, { id: supplier })).toMatchObject({
        data: { greet: { __typename: 'Supplier', firstName: 'Sue' } },
      });
      expect(await ask(greet, { id: customer })).toMatchObject({
        data: { greet: { __typename: 'Customer', firstName: 'Ann', mail: null } },
      });
    });
  });

  describe('what is wrong', () => {
    it('with the arguments is told before a transaction begins', async () => {
      const answer = await ask(order('placeOrder'), values({ products: [] }));
      const errors = [{ message: 'An order has at least one product.', path: ['order'], code: 'BAD_USER_INPUT' }];
      expect(answer).toMatchObject({ data: { order: null }, errors, events: [], transactions: [] });
    });

    it('by a constraint is told in words of the author', async () => {
      await ask(order('placeOrder'), values());
      const again = await ask(order('placeOrder'), values());
      expect(again.data).toEqual({ order: null });
      expect(again.errors).toEqual([
        {
          message: 'There is an order 7 already.',
          path: ['order'],
          code: 'CONSTRAINT_VIOLATED',
          constraint: 'unique',
        },
      ]);
      expect(await count('(:`Sales Order`)-[:CONTAINS]->()')).toBe(2);
      expect(again.transactions).toMatchObject([{ attempts: 1 }]);
    });

    it('by a constraint names nothing of the database where the author says nothing', async () => {
      const { errors } = await ask('mutation { openStore(code: "S1") { code } }');
      expect(errors).toMatchObject([{ code: 'CONSTRAINT_VIOLATED', constraint: 'unique' }]);
      expect(JSON.stringify(errors)).not.toMatch(/Store\W*label|already exists|`/);
    });

    it('with a key takes the write back', async () => {
      const { data, errors } = await ask('mutation { misnumbered { number } }');
      expect(data).toEqual({ misnumbered: null });
      expect(errors).toMatchObject([
        { message: expect.stringContaining("'orderNo' of Sales Order must be an integer") },
      ]);
      expect(await count("(:Store {code: 'never'})")).toBe(0);
    });
  });

  describe('several in one document', () => {
    const move = (answer: string) => `moveStock(from: "1", to: "2", answer: ${answer}) { number stock }`;

    it('run one after the other, and each sees what those before have written', async () => {
      const { data, errors, events } = await ask(`mutation {
        one: moveStock(from: "1", to: "2") { stock } two: moveStock(from: "1", to: "2") { stock } }`);
      expect(errors).toEqual([]);
      expect(data).toEqual({ one: [{ stock: 9 }, { stock: 11 }], two: [{ stock: 8 }, { stock: 12 }] });
      expect(events).toEqual(Array.from({ length: 2 }, () => ['write', 'write', 'read', 'committed']).flat());
    });

    it('are written each for itself: one that fails undoes no other', async () => {
      const open = (code: string) => `openStore(code: "${code}") { code }`;
      const { data, errors } = await ask(`mutation { a: ${open('A')} b: ${open('S1')} c: ${open('C')} }`);
      expect(data).toEqual({ a: { code: 'A' }, b: null, c: { code: 'C' } });
      expect(errors).toMatchObject([{ path: ['b'], code: 'CONSTRAINT_VIOLATED' }]);
      expect(await count('(:Store)')).toBe(3);
    });

    it('answer with lists in the order of the keys, each as often as it is named, and null for those that nothing has', async () => {
      const keys = ['9007199254740993', '5', 'none', '9007199254740993'];
      const { data, errors } = await ask(`mutation { ${move(JSON.stringify(keys))} }`);
      expect(errors).toEqual([]);
      const last = { number: '9007199254740993', stock: 10 };
      expect(data).toEqual({ moveStock: [last, null, null, last] });
    });

    it('write nothing where there are more keys than the field says', async () => {
      const { data, errors } = await ask(`mutation { ${move('["1", "1", "1", "1", "1"]')} }`);
      expect(data).toEqual({ moveStock: null });
      expect(errors).toMatchObject([{ message: expect.stringContaining("allows 4. Raise 'most'") }]);
      expect(await count('(:Product {stock: 10})')).toBe(3);
    });
  });

  describe('an object of the author', () => {
    const review = (field: string, product: string, selection: string) =>
      `mutation { ${field}(input: { product: "${product}", text: "good" }) { ${selection} } }`;
    const both = 'text: review { text product { name } } stock: product { stock } problems';

    it.each([
      ['review', ['write', 'read', 'read', 'committed']],
      ['reviewFirst', ['write', 'committed', 'read afterwards', 'read afterwards']],
    ])('of %s leads to nodes, each by one statement', async (field, events) => {
      const answer = await ask(review(field, '1', both));
      const payload = { text: { text: 'good', product: { name: 'Product 1' } }, stock: { stock: 10 }, problems: [] };
      expect(answer).toMatchObject({ data: { [field]: payload }, errors: [], events });
    });

    it('has fields that need no node', async () => {
      const answer = await ask(review('review', '5', both));
      const payload = { text: null, stock: null, problems: ['No such product.'] };
      expect(answer).toMatchObject({ data: { review: payload }, errors: [] });
      expect((await ask(review('review', '1', 'problems'))).events).toEqual(['write', 'committed']);
    });

    it('that leads to another object with a node is read afterwards, or refused before anything is written', async () => {
      const deeper = 'details { review { text } }';
      const refused = await ask(review('review', '1', deeper));
      expect(refused).toMatchObject({ data: { review: null }, events: [] });
      expect(refused.errors[0]!.message).toContain("readIn: 'afterwards'");
      const answer = await ask(review('reviewFirst', '1', deeper));
      expect(answer).toMatchObject({
        data: { reviewFirst: { details: { review: { text: 'good' } } } },
        events: ['write', 'committed', 'read afterwards'],
      });
    });
  });

  describe('a payload in a union', () => unions(database));

  it('a key of the context leads to a node in a query, too', async () => {
    const both = '{ me { firstName orders { totalCount } } stores { code } }';
    expect(await ask(both, {}, { context: { viewer: customer } })).toMatchObject({
      data: { me: { firstName: 'Ann', orders: { totalCount: 0 } }, stores: [{ code: 'S1' }, null, { code: 'S1' }] },
      errors: [],
      events: ['query', 'query'],
    });
    expect(await ask('{ me { firstName } }')).toMatchObject({ data: { me: null }, errors: [], events: [] });
  });

  describe('a transaction', () => {
    it('takes input objects as a document writes them, without a prototype', async () => {
      const bare = <Value extends object>(value: Value): Value => Object.assign(Object.create(null), value);
      const lines = [bare({ name: 'One', labels: [bare({ text: 'a' })] }), bare({ name: 'Two', labels: [] })];
      const { value } = await createWriter(database.driver, { timeoutMs: 10_000 })(async (transaction) => {
        const { records } = await transaction.run<{ lines: unknown }>('RETURN $lines AS lines', bare({ lines }));
        return records[0]?.get('lines');
      });
      expect(value).toEqual([
        { name: 'One', labels: [{ text: 'a' }] },
        { name: 'Two', labels: [] },
      ]);
    });

    it('that ends in a deadlock is done again', async () => {
      // Each transaction locks one product before it asks for the other.
      let waiting = 0;
      let go: () => void = () => {};
      const both = new Promise<void>((resolve) => {
        go = resolve;
      });
      const meet = () => {
        waiting += 1;
        if (waiting >= 2) go();
        return both;
      };
      const move = (from: string, to: string) =>
        ask(`mutation { moveStock(from: "${from}", to: "${to}") { number } }`, {}, { context: { meet } });
      const answers = await Promise.all([move('1', '2'), move('2', '1')]);
      expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
      expect(answers.map(({ transactions }) => transactions[0]!.attempts).sort()).toEqual([1, 2]);
      expect(await count('(:Product {stock: 10})')).toBe(3);
    });

    const slow = (asked: object) =>
      ask(
        'mutation { moveStock(from: "1", to: "2") { number } }',
        {},
        { ...asked, context: { meet: () => pause(2_000) } },
      );

    it('that takes too long is rolled back', async () => {
      const { errors, transactions } = await slow({ timeoutMs: 300 });
      expect(errors).toEqual([
        {
          message: 'The transaction took longer than 0.3 s and was stopped. Nothing was written.',
          path: ['moveStock'],
          code: 'TIMEOUT',
        },
      ]);
      expect(transactions).toMatchObject([{ attempts: 1, outcome: 'WriteTimeout' }]);
      expect(await count('(:Product {stock: 10})')).toBe(3);
    });

    describe('whose connection breaks', () => {
      let wire: Wire;
      let driver: Driver;
      beforeAll(async () => {
        wire = await wireTo(database.connection.uri);
        driver = createDriver({ ...database.connection, uri: wire.uri });
      });
      afterAll(async () => {
        await driver.close();
        await wire.end();
      });
      const move = 'mutation { moveStock(from: "1", to: "2") { number } }';

      it('before the commit is done again', async () => {
        let attempts = 0;
        const meet = async () => {
          attempts += 1;
          if (attempts === 1) await wire.cut({ closeDoor: false });
        };
        const { errors, transactions } = await ask(move, {}, { driver, context: { meet } });
        expect(errors).toEqual([]);
        expect(transactions).toMatchObject([{ attempts: 2, outcome: 'committed' }]);
        expect(await count('(:Product {stock: 9})')).toBe(1);
      });

      it('during the commit is never done again, since it may be written', async () => {
        const beforeCommit = () => {
          wire.hang();
          setTimeout(() => void wire.cut({ closeDoor: false }).then(() => wire.flow()), 200);
        };
        const { data, errors, transactions } = await ask(move, {}, { driver, beforeCommit });
        expect(data).toEqual({ moveStock: null });
        expect(errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
        expect(transactions).toMatchObject([{ attempts: 1 }]);
      });
    });

    it('whose client goes away before the commit is rolled back', async () => {
      const gone = new AbortController();
      const asked = slow({ signal: gone.signal });
      await pause(300);
      gone.abort(new Error('gone'));
      const { errors, transactions } = await asked;
      expect(errors).toMatchObject([{ message: 'gone' }]);
      expect(transactions).toMatchObject([{ attempts: 1, outcome: 'aborted' }]);
      expect(await count('(:Product {stock: 10})')).toBe(3);
    });
  });
});
