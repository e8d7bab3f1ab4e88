import { getIntrospectionQuery } from 'graphql';
import { expect, it } from 'vitest';
import { readConfiguration } from '../../src/config.ts';
import { schema } from '../../src/schema/schema.ts';
import { createSevenServer } from '../../src/server/server.ts';
import { neverLoaded } from '../support/data-states.ts';
import { keepingLog } from './serve.ts';

const settings = readConfiguration({});
const server = createSevenServer({
  schema,
  currentState: neverLoaded(),
  runner: async () => [],
  checkDatabase: async () => {},
  settings,
  log: keepingLog(),
});

async function ask(query: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await server.fetch('http://product.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, text: await response.text() };
}

it('the fullest introspection, as GraphiQL asks for it, is an answer that is allowed, with room to grow', async () => {
  const { status, text } = await ask(
    getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
  );
  expect([status, text.slice(0, 20)]).toEqual([200, '{"data":{"__schema":']);
  expect(text.length).toBeLessThan(0.8 * settings.answerLimitBytes);
});
