import { getIntrospectionQuery } from 'graphql';
import { expect, it } from 'vitest';
import { readConfiguration } from '../../src/config.ts';
import { schema } from '../../src/schema/schema.ts';
import { createSevenServer } from '../../src/server/server.ts';
import { keepingLog } from './serve.ts';

it('the fullest introspection, as GraphiQL asks for it, is an answer that is allowed, with room to grow', async () => {
  const settings = readConfiguration({});
  const server = createSevenServer({
    schema,
    dataState: { print: () => '', isBeingWritten: () => false },
    runner: async () => [],
    checkDatabase: async () => {},
    settings,
    log: keepingLog(),
  });
  const query = getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const response = await server.fetch('http://product.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  expect([response.status, text.slice(0, 20)]).toEqual([200, '{"data":{"__schema":']);
  expect(text.length).toBeLessThan(0.8 * settings.answerLimitBytes);
});
