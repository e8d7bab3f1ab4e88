import { type OperationDefinitionNode, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { Compiled } from '../../src/pothos-plugin-neo4j/compiler/compile.ts';
import { RequestValues } from '../../src/pothos-plugin-neo4j/compiler/request-values.ts';
import { PlanCache } from '../../src/pothos-plugin-neo4j/plugin/plan-cache.ts';
import { createDocumentCache } from '../../src/server/document-cache.ts';

const request = new RequestValues(() => ({}));
const read = () => null;
const planOf = (characters: number): Compiled => ({
  isShared: true,
  characters,
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
    const text = `{ field${number} ${' '.repeat(1_000)} }`;
    documents.set(text, parse(text));
  }
  expect(documents.calculatedSize).toBeLessThanOrEqual(1_000_000);
  expect(documents.size).toBeGreaterThan(10);
  expect(documents.size).toBeLessThan(100);
});
