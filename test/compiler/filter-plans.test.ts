import { expect, it } from 'vitest';
import { filterShapes, formsOf, operationOf } from '../bench/filter-shapes.ts';
import { executeWith } from '../bench/floor.ts';
import { databaseHits } from '../bench/statements.ts';
import { describeWithDatabase } from '../support/neo4j.ts';

// All forms, on a small and a large graph: npm run bench -- filters --copies 58.
describeWithDatabase('a filter costs about what the best Cypher by hand costs', (database) => {
  const hits = (text: string, parameters = {}) =>
    databaseHits(database.driver, database.connection.databaseName, { text, parameters });

  it.concurrent.each(filterShapes)('$name', async (shape) => {
    const { statement } = await executeWith(database.run, operationOf(shape), {});
    const compiled = await hits(statement.text, statement.parameters);
    // The forms that read the rows once are the best on this graph.
    const forms = [...formsOf(shape)].filter(([name]) => !name.endsWith('apart') && !name.startsWith('all matched'));
    const byHand = await Promise.all(forms.map(([, text]) => hits(text)));
    expect(compiled, statement.text).toBeLessThanOrEqual((shape.factor ?? 2.2) * Math.min(...byHand) + 50);
  });
});
