import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => [name, readFileSync(`src/${name}`, 'utf8')] as const);

/** Each cache as it is made, up to its end. */
const caches = sources.flatMap(([name, text]) =>
  [...text.matchAll(/new LRUCache(<[^(]*>)?\((.*?)\)[;,]/gs)].map(([, types = '', options = '']) => ({
    name,
    types,
    options,
  })),
);

describe('what is kept in memory', () => {
  it('is bounded by bytes in every cache, or by number where all entries are numbers', () => {
    expect(caches.length).toBeGreaterThan(6);
    for (const { name, types, options } of caches) {
      const isBounded = options.includes('maxSize') || (types === '<string, number>' && options.includes('max:'));
      expect(isBounded, `${name}: ${options}`).toBe(true);
    }
  });

  it('takes no more together than the README says', () => {
    const shares = sources.flatMap(([name, text]) =>
      [...text.matchAll(/shareOfHeap\(([\d.]+), (\d+)\)/g)]
        // What answers hold that are being made is kept by nobody.
        .filter(() => !name.endsWith('answer-meter.ts'))
        .map(([, share, most]) => [Number(share), Number(most)] as const),
    );
    // The plugin, which is a package of its own, says its tenth by itself.
    const [share, most] = shares.reduce(([all, sum], [one, bytes]) => [all + one, sum + bytes], [0.1, 100]);
    const [, percent, megabytes] =
      /together (\d+) % of the heap, and (\d+) MB at most/.exec(readFileSync('README.md', 'utf8')) ?? [];
    expect([Number(percent), Number(megabytes)]).toEqual([Math.round(share * 100), most]);
  });
});
