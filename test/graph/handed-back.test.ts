import { graphql } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';

const drawn = 25;

describeWithDatabase('what was handed out and is handed back', (database) => {
  const ask = async (source: string, variableValues: Readonly<Record<string, unknown>>) => {
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue: { run: database.run } });
    expect(errors).toBeUndefined();
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question.
    return structuredClone(data) as any;
  };

  it(`finds the same again: ids, slugs and names (seed ${seedOfRun()})`, async () => {
    const text = 'MATCH (n:Entity) RETURN n.slug ORDER BY n.slug';
    const slugs = (await database.run({ text, parameters: {} })).map(([slug]) => slug as string);
    for (let index = 0; index < drawn; index += 1) {
      const slug = slugs[(seedOfRun() + index * 7_919) % slugs.length]!;
      const { entity } = await ask('query ($slug: String!) { entity(slug: $slug) { id slug name } }', { slug });
      expect(entity.slug).toBe(slug);
      const again = await ask(
        `query ($id: ID!, $name: String!) {
          node(id: $id) { id }
          nodes(ids: [$id]) { id }
          search(text: $name, first: 100) { nodes { slug } }
        }`,
        entity,
      );
      expect([again.node, ...again.nodes]).toEqual([{ id: entity.id }, { id: entity.id }]);
      expect([entity.name, again.search.nodes]).toEqual([entity.name, expect.arrayContaining([{ slug }])]);
    }
  });
});
