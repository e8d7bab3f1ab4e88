import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../src/pothos-plugin-neo4j');

it('a file of the plugin casts what no type allows only where it says why the types cannot tell', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const casting = files.filter((name) => / as (never|unknown as)\b/.test(readFileSync(join(folder, name), 'utf8')));
  expect(casting.length).toBeGreaterThan(0);
  expect(casting.filter((name) => !/^\/\/ Casts: /m.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});
