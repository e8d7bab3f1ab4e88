import { describe, expect, it } from 'vitest';
import { type PageArguments, pageOfAll } from './oracle.ts';
import { inOrder } from './order.ts';

const all = [...'abcde'].map((cursor) => ({ cursor }));

/** The letters of a page, with `<` where something comes before and `>` where more follows. */
function page(args: PageArguments, of = all): string {
  const { edges, pageInfo, totalCount } = pageOfAll(of, args, 2);
  expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
  expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
  expect(totalCount).toBe(of.length);
  const letters = edges.map(({ cursor }) => cursor).join('');
  return `${pageInfo.hasPreviousPage ? '<' : ''}${letters}${pageInfo.hasNextPage ? '>' : ''}`;
}

describe('the oracle', () => {
  it.each<readonly [PageArguments, string]>([
    [{}, 'ab>'],
    [{ first: null, last: null, after: null, before: null }, 'ab>'],
    [{ first: 5 }, 'abcde'],
    [{ first: 4 }, 'abcd>'],
    [{ first: 0 }, '>'],
    [{ last: 0 }, '<'],
    [{ last: 2 }, '<de'],
    [{ last: 5 }, 'abcde'],
    [{ after: 'b' }, '<cd>'],
    [{ before: 'd' }, '<bc>'],
    [{ before: 'b' }, 'a>'],
    [{ after: 'a', before: 'd' }, '<bc'],
    [{ after: 'a', before: 'e' }, '<bc>'],
    [{ first: 1, after: 'c' }, '<d>'],
    [{ first: 9, after: 'e' }, '<'],
    [{ last: 1, before: 'c' }, '<b>'],
    [{ first: 2, before: 'c' }, 'ab'],
    [{ last: 2, after: 'c' }, 'de'],
    [{ first: 3, last: 2 }, '<bc>'],
    [{ first: 2, last: 3 }, '<ab>'],
    [{ first: 9, last: 2, after: 'a', before: 'e' }, '<cd'],
    [{ after: 'c', before: 'c', first: 5 }, '<'],
    [{ after: 'd', before: 'b', first: 5 }, '<'],
  ])('%j gives %s', (args, expected) => {
    expect(page(args)).toBe(expected);
  });

  it('has no page of an empty list', () => {
    expect(page({ first: 3 }, [])).toBe('');
    expect(page({ last: 0 }, [])).toBe('');
  });

  it('orders as Cypher does', () => {
    const rows = [null, 'a', '\u{1F3AC}', 'Z', '\uFFFD', 'é', ''].map((value, index) => ({
      values: { V: value },
      keys: [`${index}`],
    }));
    const order = (direction: 'ASC' | 'DESC') =>
      inOrder(rows, [{ field: 'V', direction }]).map(({ values }) => values.V);
    expect(order('ASC')).toEqual(['', 'Z', 'a', 'é', '\uFFFD', '\u{1F3AC}', null]);
    expect(order('DESC')).toEqual([null, '\u{1F3AC}', '\uFFFD', 'é', 'a', 'Z', '']);
  });

  it('takes the key in the direction of the last term', () => {
    const rows = ['1', '2'].map((key) => ({ values: { A: 0, B: 0 }, keys: [key] }));
    const keys = (direction: 'ASC' | 'DESC') =>
      inOrder(rows, [
        { field: 'A', direction: 'ASC' },
        { field: 'B', direction },
      ]).map((row) => row.keys[0]);
    expect([keys('ASC'), keys('DESC')]).toEqual([
      ['1', '2'],
      ['2', '1'],
    ]);
  });
});
