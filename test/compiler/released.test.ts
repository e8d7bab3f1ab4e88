import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';
import { schema as films } from '../plugin/films/schema.ts';
import { collectGarbage } from '../support/garbage.ts';

/** Has the plans of an operation made, and kept, for a request of which nothing else is left. */
async function planOnce(schema: GraphQLSchema, path: string): Promise<WeakRef<object>> {
  const contextValue = { run: async () => [] };
  await execute({ schema, document: parse(readFileSync(path, 'utf8')), contextValue });
  return new WeakRef(contextValue);
}

describe.each([
  ['the product', schema, join(import.meta.dirname, 'golden')],
  ['films', films, join(import.meta.dirname, '../plugin/films/golden')],
])('plans that are kept, of %s', (_name, schema, folder) => {
  it('lead to nothing of the request that they were made for', async () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
    const made: (readonly [string, WeakRef<object>])[] = [];
    for (const file of files) made.push([file, await planOnce(schema, join(folder, file))]);
    expect(made.length).toBeGreaterThan(5);
    await turn();
    collectGarbage();
    expect(made.filter(([, request]) => request.deref() !== undefined).map(([file]) => file)).toEqual([]);
  });
});
