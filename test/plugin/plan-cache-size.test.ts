import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { Compiled } from '../../src/pothos-plugin-neo4j/compiler/compile.ts';
import { RequestValues } from '../../src/pothos-plugin-neo4j/compiler/request-values.ts';
import { PlanCache } from '../../src/pothos-plugin-neo4j/plugin/plan-cache.ts';
import { parseDocument } from '../../src/server/limits/error-locations.ts';
import { createDocumentCache } from '../../src/server/request/document-cache.ts';
import { collectGarbage } from '../support/garbage.ts';

const request = new RequestValues(() => ({}));
const read = () => null;
const planOf = (characters: number): Compiled => ({
  isShared: true,
  characters,
  parts: 0,
  answer: () => ({ statement: { text: '', columns: [], parameters: {} }, read, write: undefined }),
});
const operation = parse('{ a }').definitions[0] as OperationDefinitionNode;

it('plans are kept up to so many bytes, the least used forgotten first', () => {
  const plans = new PlanCache(1_000, 1_000_000);
  for (let number = 0; number < 100; number += 1) {
    plans.keep(`shape ${number}`, planOf(1_000), operation);
    expect(plans.answer('shape 0', request, undefined)).toBeDefined();
    expect(plans.statistics.bytes).toBeLessThanOrEqual(1_000_000);
  }
  expect(plans.statistics.size).toBeGreaterThan(5);
  expect(plans.statistics.size).toBeLessThan(20);
  expect(plans.answer('shape 1', request, undefined)).toBeUndefined();
  expect(plans.answer('shape 99', request, undefined)).toBeDefined();
});

it('a plan larger than all that may be kept is not kept', () => {
  const plans = new PlanCache(1_000, 1_000_000);
  plans.keep('large', planOf(60_000), operation);
  expect(plans.statistics).toMatchObject({ size: 0, bytes: 0 });
});

it('documents are kept up to so many bytes', () => {
  const documents = createDocumentCache(1_000_000);
  for (let number = 0; number < 1_000; number += 1) {
    const text = `{ field${number} ${'name '.repeat(100)} }`;
    documents.set(text, parse(text));
  }
  expect(documents.calculatedSize).toBeLessThanOrEqual(1_000_000);
  expect(documents.size).toBeGreaterThan(10);
  expect(documents.size).toBeLessThan(100);
});

/** What something holds in memory, in bytes. */
function held(make: () => unknown): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const made = make();
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - before;
  expect(made).toBeDefined();
  return bytes;
}

it.each([
  ['fields', (number: number) => `{ n${number} ${'id '.repeat(990)} }`],
  ['fields of one letter', (number: number) => `{n${number} ${'a '.repeat(990)}}`],
  ['aliases', (number: number) => `{n${number} ${Array.from({ length: 600 }, (_, at) => `a${at}:id `).join('')}}`],
  ['spreads', (number: number) => `{n${number} ${'...a '.repeat(660)}} fragment a on A { id }`],
  ['fragments in their places', (number: number) => `{n${number} ${'...{a}'.repeat(400)}}`],
  ['directives', (number: number) => `{n${number} ${'a@b '.repeat(600)}}`],
  ['arguments', (number: number) => `{n${number} ${'a(b:1) '.repeat(300)}}`],
  ['lists', (number: number) => `{n${number}(a:[${'[]'.repeat(900)}])}`],
  ['numbers', (number: number) => `{n${number}(a:[${'1 '.repeat(1_900)}])}`],
  ['comments', (number: number) => `{n${number}}${'#\n'.repeat(1_900)}`],
  ['a long text', (number: number) => `{n${number}(a:"${'ж'.repeat(45_000)}")}`],
  ['a long block string', (number: number) => `{n${number}(a:"""${'ж'.repeat(45_000)}""")}`],
  ['a long comment', (number: number) => `{n${number}}#${'ж'.repeat(45_000)}`],
  ['empty space', (number: number) => `{n${number}}${' '.repeat(90_000)}#ж`],
])('documents of %s hold no more than they tell', (_, textOf) => {
  const documents = createDocumentCache(1e9);
  const bytes = held(() => {
    for (let number = 0; number < 40; number += 1) {
      // A text of its own, as it comes from a request.
      const text = Buffer.from(textOf(number)).toString();
      documents.set(text, parseDocument(text));
    }
    return documents;
  });
  expect(bytes).toBeLessThan(documents.calculatedSize);
});

it('plans hold no more than they tell, long lists of enum values among them', () => {
  const schema = buildSchema('enum Kind { CITY VENUE } type Query { a(kinds: [Kind!]): Int }');
  const [definition] = parse('query ($kinds: [Kind!]) { a(kinds: $kinds) }').definitions;
  const asked = definition as OperationDefinitionNode;
  const plans = new PlanCache(1_000, 1e9);
  const path = { key: 'a', prev: undefined, typename: 'Query' };
  const bytes = held(() => {
    for (let number = 0; number < 100; number += 1) {
      const kinds = Array.from({ length: 13_000 }, (_, at) => (at % 100 === number ? 'CITY' : 'VENUE'));
      const shape = plans.shapeOf({ operation: asked, fragments: {}, schema, variableValues: { kinds }, path });
      plans.keep(shape, planOf(100), asked);
    }
    return plans;
  });
  expect(plans.statistics.size).toBe(100);
  expect(bytes).toBeLessThan(plans.statistics.bytes);
});
