import { expect, it } from 'vitest';
import { Present } from '../src/present.ts';

it('holds what came and has not gone, whoever goes first', () => {
  const present = new Present<string>();
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((item) => present.add(item));
  const here = () => [...present].sort().join('');
  expect([here(), present.size]).toEqual(['abcd', 4]);
  present.remove(b!);
  expect(here()).toBe('acd');
  present.remove(d!);
  present.remove(a!);
  expect([here(), present.size]).toEqual(['c', 1]);
  const again = present.add('e');
  present.remove(c!);
  present.remove(again);
  expect([here(), present.size]).toEqual(['', 0]);
});
