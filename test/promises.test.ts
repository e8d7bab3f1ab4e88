import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const [, section = ''] = /^## What is promised\n([\s\S]*?)^## /m.exec(readme) ?? [];
const rows = section.split('\n').filter((line) => /^\| (?!Promise|---)/.test(line));

it('each promise of the README names the tests that keep it, and there are such tests', () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const tests = [...row.matchAll(/\]\((test\/[^)]+)\)/g)].map(([, path = '']) => path);
    expect(tests, row).not.toEqual([]);
    for (const path of tests) {
      expect(existsSync(path), path).toBe(true);
      expect(path).toMatch(/\.test\.ts$/);
      expect([path, ...importsOf(path)].some(expects), path).toBe(true);
    }
  }
});

const expects = (path: string): boolean => /\bexpect(?:\.poll)?\(/.test(readFileSync(path, 'utf8'));

/** What of the tests a file is made of, one step deep. */
const importsOf = (path: string): readonly string[] =>
  Array.from(readFileSync(path, 'utf8').matchAll(/ from '(\.[^']+)'/g), ([, name = '']) =>
    join(path, '..', name),
  ).filter((name) => name.startsWith('test/'));
