import { expect, it } from 'vitest';
import { defaultBudget } from '../../src/pothos-plugin-neo4j/compiler/budget.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

interface Told {
  readonly extensions?: { readonly cost?: Readonly<Record<string, unknown>> };
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
}

describeWithDatabase('the cost of an operation', (database) => {
  const product = productOver(database);
  const ask = async (query: string, headers: Record<string, string>, more: object = {}): Promise<Told> => {
    const response = await product.server.fetch('http://product.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, ...more }),
    });
    return (await response.json()) as Told;
  };

  it('is told to those who ask, with what is allowed', async () => {
    // Once the numbers of the database are known.
    await product.data('{ __typename }');
    const query =
      '{ members(first: 3) { nodes { code } } events(first: 7) { nodes { documents(first: 5) { nodes { slug } } } } }';
    const { extensions } = await ask(query, { 'x-cost': '1' });
    expect(extensions?.cost).toMatchObject({ statements: 2, nodes: 3 + 7 + 35, depth: 2, limits: defaultBudget });
    expect(extensions?.cost?.['visits']).toBeGreaterThan(0);
    const subqueries = Number(extensions?.cost?.['subqueries']);
    expect(subqueries).toBeGreaterThan(0);
    // Of what is allowed, none is used as much as this.
    expect(extensions?.cost?.['points']).toBe(Math.ceil((1_000 * subqueries) / defaultBudget.subqueries));
    expect(await ask(query, {}, { extensions: { cost: true } })).toEqual(await ask(query, { 'x-cost': '1' }));
    expect((await ask(query, {})).extensions).not.toHaveProperty('cost');
    expect((await ask('{ __typename }', { 'x-cost': '1' })).extensions?.cost).toMatchObject({
      statements: 0,
      nodes: 0,
    });
  });

  it('is in the error where it is too much', async () => {
    const page = (inner: string) => `events(first: 100) { nodes { slug ${inner} } }`;
    const query = `{ ${page('documents(first: 100) { nodes { commitments(first: 100) { nodes { slug } } } }')} }`;
    const { errors } = await ask(query, { 'x-cost': '1' });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      measure: 'budget',
      cost: { nodes: 1_010_100 },
      budget: defaultBudget,
    });
  });
});
