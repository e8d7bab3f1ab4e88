import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { constraintsOf, indexesOf } from '../../../src/pothos-plugin-neo4j/model/cypher.ts';
import type { TestDatabase } from '../../support/neo4j.ts';
import { askOver } from '../films/ask.ts';
import { model, schema } from './films.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8').trimEnd();
const readme = readFileSync(join(import.meta.dirname, '../../../src/pothos-plugin-neo4j/plugin/README.md'), 'utf8');

/** The example of the plugin's README has exactly the text of these files, and it works. */
export function example(database: TestDatabase): void {
  const { data } = askOver(database, schema);

  beforeAll(async () => {
    await database.driver.executeQuery('MATCH (n) DETACH DELETE n');
    for (const { text } of [...constraintsOf(model), ...indexesOf(model)]) await database.driver.executeQuery(text);
    await database.driver.executeQuery(`
      CREATE (ann:Person {slug: 'ann', name: 'Ann'}), (bob:Person {slug: 'bob', name: 'Bob'}),
        (alien:Film {slug: 'alien', title: 'Alien', year: 1979, minutes: 117}),
        (aliens:Film {slug: 'aliens', title: 'Aliens', year: 1986}),
        (ann)-[:ACTED_IN {key: '1', part: 'Captain'}]->(alien), (ann)-[:ACTED_IN {key: '2', part: 'Computer'}]->(alien),
        (bob)-[:ACTED_IN {key: '3', part: 'Mechanic'}]->(alien), (ann)-[:ACTED_IN {key: '4', part: 'Captain'}]->(aliens)`);
  });

  it('stands in the README as it is here', () => {
    const code = read('films.ts')
      .replaceAll('../../../src/pothos-plugin-neo4j', 'pothos-plugin-neo4j')
      .replaceAll(/(\/plugin)?\/index\.ts/g, '');
    expect(readme).toContain(`\`\`\`ts\n${code}\n\`\`\``);
    expect(readme).toContain(`\`\`\`graphql\n${read('question.graphql')}\n\`\`\``);
  });

  it('answers its question in one statement', async () => {
    const { films } = await data(read('question.graphql'));
    expect(films).toMatchObject({
      totalCount: 2,
      countBy: [
        { key: '1979', count: 1 },
        { key: '1986', count: 1 },
      ],
      nodes: [
        { label: 'Aliens (1986)', cast: { edges: [{ part: 'Captain' }], pageInfo: { hasNextPage: false } } },
        {
          label: 'Alien (1979)',
          cast: {
            edges: [
              {
                part: 'Captain',
                node: { name: 'Ann', filmsSince: 1, partners: { edges: [{ films: 1, node: { name: 'Bob' } }] } },
              },
            ],
            pageInfo: { hasNextPage: true },
          },
        },
      ],
    });
  });
}
