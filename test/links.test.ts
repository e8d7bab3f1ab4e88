import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const pages = [
  'README.md',
  ...['.github', 'cypher', 'src', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  ),
];

/** As GitHub makes them of headings. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = readFileSync(page, 'utf8').matchAll(/^#+ +(.+)$/gm);
  return new Set(
    Array.from(headings, ([, heading = '']) =>
      heading
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replaceAll(/[^\p{Letter}\p{Number}\- _]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

it('every link from a page of the project leads to a file that exists, and to a heading in it', () => {
  const broken = pages.flatMap((page) => {
    const text = readFileSync(page, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
    return Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, address = '']) => address)
      .filter((address) => !/^[a-z]+:/.test(address))
      .filter((address) => {
        const [path = '', anchor] = address.split('#');
        const target = path === '' ? page : join(dirname(page), path);
        if (!existsSync(target)) return true;
        return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor);
      })
      .map((address) => `${page}: ${address}`);
  });
  expect(pages.length).toBeGreaterThan(20);
  expect(broken).toEqual([]);
});
