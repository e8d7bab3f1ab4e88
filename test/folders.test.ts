import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name));

const isWithin = (inner: string, outer: string): boolean => !relative(outer, inner).startsWith('..');

/** The folders from which a folder imports, but for those around it and within it, by its path. */
function foldersImported(): Map<string, Set<string>> {
  const imported = new Map<string, Set<string>>();
  for (const path of sources) {
    const from = dirname(path);
    for (const [, address = ''] of readFileSync(path, 'utf8').matchAll(/\b(?:from|import) '(\.[^']+)'/g)) {
      const to = dirname(join(from, address));
      if (isWithin(to, from) || isWithin(from, to)) continue;
      imported.set(from, (imported.get(from) ?? new Set()).add(to));
    }
  }
  return imported;
}

/** A way through the folders from one back to itself; undefined where there is none. */
function circleIn(imported: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (folder: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(folder)) return [...way.slice(way.indexOf(folder)), folder];
    if (done.has(folder)) return undefined;
    for (const next of imported.get(folder) ?? []) {
      const circle = visit(next, [...way, folder]);
      if (circle !== undefined) return circle;
    }
    done.add(folder);
    return undefined;
  };
  for (const folder of imported.keys()) {
    const circle = visit(folder, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

it('folders import one way', () => {
  const imported = foldersImported();
  expect(imported.size).toBeGreaterThan(30);
  expect(circleIn(imported)).toBeUndefined();
});

it('finds a circle', () => {
  const imported = new Map([
    ['a', new Set(['b', 'c'])],
    ['b', new Set(['c'])],
    ['c', new Set(['d'])],
    ['d', new Set(['b'])],
  ]);
  expect(circleIn(imported)).toEqual(['b', 'c', 'd', 'b']);
});
