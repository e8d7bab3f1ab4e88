import { expect, it } from 'vitest';
import { SharedQueue, type SharedWork } from '../../src/database/shared-queue.ts';

interface Named extends SharedWork {
  readonly name: string;
}

const work = (name: string, client: string, cost: number, operation: object = {}): Named => ({
  name,
  client,
  cost,
  operation,
});

function takeAll(queue: SharedQueue<Named>): string {
  let names = '';
  for (let next = queue.take(); next !== undefined; next = queue.take()) names += next.name;
  return names;
}

it('lets what is cheap pass what is dear, of whatever client', () => {
  const queue = new SharedQueue<Named>();
  for (const name of 'ABC') queue.add(work(name, 'one', 80));
  for (const name of 'abc') queue.add(work(name, 'one', 2));
  queue.add(work('x', 'other', 2));
  expect(takeAll(queue)).toBe('axbcABC');
});

it('gives clients the same, by what it costs and not by number', () => {
  const queue = new SharedQueue<Named>();
  for (const name of 'ABCD') queue.add(work(name, 'dear', 31));
  for (const name of 'abcdefgh') queue.add(work(name, 'cheap', 10));
  expect(takeAll(queue)).toBe('abcAdefBghCD');
});

it('has nothing wait for ever, however much comes that is cheap', () => {
  const queue = new SharedQueue<Named>();
  queue.add(work('Z', 'one', 50));
  let taken = '';
  for (let number = 0; number < 100 && !taken.includes('Z'); number += 1) {
    queue.add(work('a', number % 2 === 0 ? 'one' : `client ${number}`, 2));
    taken += queue.take()!.name;
  }
  expect(taken).toContain('Z');
});

it('has those who come later begin where the others are', () => {
  const queue = new SharedQueue<Named>();
  for (const name of 'abcd') queue.add(work(name, 'first', 10));
  expect([queue.take()?.name, queue.take()?.name]).toEqual(['a', 'b']);
  for (const name of 'xyz') queue.add(work(name, 'second', 10));
  expect(takeAll(queue)).toBe('cxdyz');
});

it('has clients that went and come again begin alike, whatever they had been given before', () => {
  const queue = new SharedQueue<Named>();
  queue.add(work('A', 'dear', 100));
  queue.add(work('a', 'cheap', 1));
  expect(queue.take()?.name).toBe('a');
  expect(queue.take()?.name).toBe('A');
  for (const name of 'bc') queue.add(work(name, 'cheap', 1));
  queue.add(work('B', 'dear', 1));
  expect(takeAll(queue)).toBe('bBc');
});

it('passes over what may not go, and forgets what is removed', () => {
  const queue = new SharedQueue<Named>();
  const gone = work('g', 'one', 1);
  queue.add(gone);
  queue.add(work('h', 'one', 5));
  queue.add(work('i', 'one', 9));
  queue.remove(gone);
  queue.remove(gone);
  expect(queue.take({ mayGo: ({ name }) => name !== 'h' })?.name).toBe('i');
  expect(takeAll(queue)).toBe('h');
  expect(queue.take()).toBeUndefined();
});

it('has what goes first of one client keep nobody else waiting', () => {
  const queue = new SharedQueue<Named>();
  for (const name of 'abCD') queue.add(work(name, 'one', 10));
  for (const name of 'xy') queue.add(work(name, 'other', 10));
  const isFirst = ({ name }: Named) => name < 'a';
  const taken = Array.from({ length: 6 }, () => queue.take({ isFirst })?.name);
  expect(taken.join('')).toBe('CxDyab');
});

it('has who comes wait as long as ever, however often some went before their turn', () => {
  const before = (turns: number): number => {
    const queue = new SharedQueue<Named>();
    const refill = (client: string) => queue.add(work(client, client, 10));
    for (const client of ['ahead', 'b', 'c', 'd']) refill(client);
    for (let turn = 0; turn < turns; turn += 1) {
      const taken = turn % 2 === 0 ? queue.takeBefore({ mayGo: ({ client }) => client === 'ahead' }) : queue.take();
      refill(taken!.client);
    }
    queue.add(work('late', 'late', 10));
    for (let waited = 0; ; waited += 1) {
      const taken = queue.take()!;
      if (taken.name === 'late') return waited;
      refill(taken.client);
    }
  };
  expect([before(10), before(1_000)].map((waited) => waited <= 4)).toEqual([true, true]);
});

it('owes nothing to whom it held while others went, or passed', () => {
  const queue = new SharedQueue<Named>();
  for (let number = 0; number < 100; number += 1) queue.add(work('h', 'held', 10));
  for (let number = 0; number < 50; number += 1) {
    queue.add(work('x', 'goes', 10));
    queue.take({ mayHaveMore: (client) => client !== 'held' });
    queue.pass(work('p', 'passes', 1_000));
  }
  queue.add(work('late', 'late', 10));
  const taken = Array.from({ length: 3 }, () => queue.take()!.name);
  expect(taken).toContain('late');
});
