import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { documentLimitErrors } from '../../src/server/limits/document-limits.ts';
import { defaultLimits } from '../../src/server/limits/limits.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import { createSevenServer } from '../../src/server/server.ts';
import { neverLoaded } from '../support/data-states.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { keepingLog, settings } from './serve.ts';

const examples = readExamples();

describe('the examples of the playground', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
  });

  describe.each(examples)('$name', ({ query, variables = '{}', headers = '{}' }) => {
    it('begins with its explanation, and fits beside the buttons of the editor', () => {
      expect(query).toMatch(/^# [A-Z]/);
      const [comments = ''] = query.split('\n\n');
      for (const line of comments.split('\n')) expect(line.length).toBeLessThanOrEqual(50);
    });

    it('has one operation, whose name is the title of its tab', () => {
      const names = parse(query).definitions.map((definition) => 'name' in definition && definition.name?.value);
      expect(names).toEqual([expect.stringMatching(/^[A-Z]\w+$/)]);
    });

    it('has variables and headers that are JSON objects', () => {
      expect([JSON.parse(variables), JSON.parse(headers)]).toEqual([expect.any(Object), expect.any(Object)]);
    });

    it('is valid, and within the limits', () => {
      const document = parse(query);
      expect(validate(schema, document)).toEqual([]);
      expect(documentLimitErrors(document, defaultLimits)).toEqual([]);
    });
  });
});

describeWithDatabase('the examples of the playground, asked', (database) => {
  it.each(examples)(
    '$name has an answer, from one statement for each root field',
    async ({ query, variables = '{}', headers = '{}' }) => {
      const server = createSevenServer({
        schema,
        currentState: neverLoaded(),
        runner: database.run,
        checkDatabase: async () => {},
        settings,
        log: keepingLog(),
      });
      const response = await server.fetch('http://seven.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-explain': '1', ...(JSON.parse(headers) as object) },
        body: JSON.stringify({ query, variables: JSON.parse(variables) as unknown }),
      });
      const answer = (await response.json()) as { data: Record<string, unknown>; extensions: { cypher: object[] } };
      expect(answer).not.toHaveProperty('errors');
      expect(Object.values(answer.data)).not.toContain(null);
      expect(answer.extensions.cypher).toHaveLength(Object.keys(answer.data).length);
      // The load makes every index that the model has.
      for (const explained of answer.extensions.cypher) expect(explained).not.toHaveProperty('missing');
    },
  );
});
