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

it('introspection that is too large is refused, and leaves no promise that rejects unheard', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  // Part of it waits for another turn of the event loop where the limit is met.
  const names = ['a', 'b', 'c', 'd'].map((name) => `${name}: __schema { ...Everything }`);
  const everything = `fragment Everything on __Schema {
    types { name fields(includeDeprecated: true) { name description type { name } args { name description type { name } } } }
  }`;
  try {
    for (let time = 0; time < 3; time += 1) {
      expect(
        (await ask(`{ ${names.join(' ')} ${names.join(' ').replaceAll(/\b([abcd]):/g, '$1$1:')} } ${everything}`))
          .status,
      ).toBe(400);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  } finally {
    process.off('unhandledRejection', hear);
  }
  expect(unheard).toEqual([]);
});
