import { expect, it } from 'vitest';
import type { Asker } from '../../plugin/films/ask.ts';
import { maximumPageSize } from '../../plugin/films/schema.ts';

/** A mistake in one field is an error of that field only. */
export function refusals({ ask }: Asker): void {
  it('at the root, before anything runs, beside fields that are answered', async () => {
    const { data, errors, statements } = await ask(
      '{ bad: films(first: -1) { totalCount } good: films { totalCount } }',
    );
    expect(data).toEqual({ bad: null, good: { totalCount: 4 } });
    expect(errors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['bad'], message: expect.stringContaining("'first'") },
    ]);
    expect(statements).toHaveLength(1);
  });

  it('under a list: once for each row, and nothing else is lost', async () => {
    const { data, errors, statements } = await ask(`{
      films(first: 2, orderBy: [{ field: TITLE }]) {
        nodes { slug bad: cast(last: -3) { totalCount } good: cast(first: 1) { nodes { slug bad: parts(after: "x") { totalCount } } } }
      }
    }`);
    const good = { nodes: [{ slug: 'ann', bad: null }] };
    expect(data).toEqual({
      films: {
        nodes: [
          { slug: 'alien', bad: null, good },
          { slug: 'aliens', bad: null, good },
        ],
      },
    });
    expect(errors.map(({ path, code }) => [path?.join('.'), code]).sort()).toEqual([
      ['films.nodes.0.bad', 'BAD_USER_INPUT'],
      ['films.nodes.0.good.nodes.0.bad', 'BAD_USER_INPUT'],
      ['films.nodes.1.bad', 'BAD_USER_INPUT'],
      ['films.nodes.1.good.nodes.0.bad', 'BAD_USER_INPUT'],
    ]);
    expect(statements).toHaveLength(1);
  });

  it('under a list without rows: not at all', async () => {
    const { data, errors } = await ask('{ films(first: 0) { nodes { cast(first: -1) { totalCount } } } }');
    expect({ data, errors }).toEqual({ data: { films: { nodes: [] } }, errors: [] });
  });

  it('of one alias, not of another', async () => {
    const { data, errors } = await ask(
      '{ film(slug: "alien") { a: cast(first: -1) { totalCount } b: cast(first: 1) { totalCount } } }',
    );
    expect(data).toEqual({ film: { a: null, b: { totalCount: 2 } } });
    expect(errors.map(({ path }) => path)).toEqual([['film', 'a']]);
  });

  it('for one of the types only', async () => {
    const { data, errors } = await ask(`{
      works(last: 2) { nodes { slug ... on Series { c: cast(first: -1) { totalCount } } ... on Short { c: cast { totalCount } } } }
    }`);
    expect(data.works.nodes).toEqual([
      { slug: 'dark', c: null },
      { slug: 'elle', c: { totalCount: 0 } },
    ]);
    expect(errors.map(({ path }) => path)).toEqual([['works', 'nodes', 0, 'c']]);
  });

  it('beneath a relation, a reference of an edge, and `nodes`', async () => {
    const { data, errors } = await ask(
      '{ film(slug: "alien") { studio { slug works(first: 1, last: -1) { totalCount } } } }',
    );
    expect(data).toEqual({ film: { studio: { slug: 'acme', works: null } } });
    expect(errors).toMatchObject([{ path: ['film', 'studio', 'works'], message: expect.stringContaining("'last'") }]);
  });

  it('where the refused field is skipped: not at all', async () => {
    const { errors } = await ask('{ film(slug: "alien") { title cast(first: -1) @skip(if: true) { totalCount } } }');
    expect(errors).toEqual([]);
  });

  it.each([
    [`first: ${maximumPageSize + 1}`, /'first' is 41\. .*40/],
    [`last: ${maximumPageSize + 1}`, /'last' is 41\. .*40/],
    ['first: 2147483647', /'first'/],
    ['first: -2147483648', /'first'/],
    ['first: 1, last: -1', /'last'/],
    ['orderBy: [{ field: NAME }, { field: NAME, direction: DESC }]', /'orderBy' names NAME twice/],
  ])('of cast(%s) says what is wrong', async (args, message) => {
    const { data, errors } = await ask(`{ film(slug: "alien") { title cast(${args}) { totalCount } } }`);
    expect(data).toEqual({ film: { title: 'Alien', cast: null } });
    expect(errors).toEqual([
      { code: 'BAD_USER_INPUT', path: ['film', 'cast'], message: expect.stringMatching(message) },
    ]);
  });

  it.each([0, 1, maximumPageSize])('none for a size of %d', async (size) => {
    const { errors } = await ask(`{ films(first: ${size}, last: ${size}) { nodes { slug } } }`);
    expect(errors).toEqual([]);
  });
}
