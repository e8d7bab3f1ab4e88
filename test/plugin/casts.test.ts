import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../src/pothos-plugin-neo4j');

/** The most casts that are allowed. Before you raise it, look for a way without a cast. */
const most = 35;

it('each line of the plugin that casts what no type allows says why the types cannot tell', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const casts = files.flatMap((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    return lines.flatMap((line, index) => {
      if (!/ as (never|unknown as)\b/.test(line)) return [];
      const above = lines[index - 1] ?? '';
      const isTold = line.includes('// Cast: ') || above.trim().startsWith('// Cast: ');
      return [{ place: `${name}:${index + 1}`, isTold }];
    });
  });
  expect(casts.length).toBeGreaterThan(0);
  expect(casts.filter(({ isTold }) => !isTold).map(({ place }) => place)).toEqual([]);
  expect(casts.length).toBeLessThanOrEqual(most);
});
