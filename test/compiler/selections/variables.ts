import { expect, it } from 'vitest';
import type { Asker } from '../../plugin/films/ask.ts';

const source = `
  query ($slug: String!, $first: Int, $last: Int, $after: String, $before: String, $order: [WorkCastOrder!], $field: WorkCastOrderField = NAME) {
    film(slug: $slug) {
      cast(first: $first, last: $last, after: $after, before: $before, orderBy: $order) {
        edges { scenes node { slug parts(first: $first, orderBy: [{ field: SCENES, direction: DESC }]) { totalCount } } }
      }
      again: cast(orderBy: { field: $field }, first: $first) { nodes { slug } }
    }
  }
`;

/** Variables in every argument, and their effect on the text of the statement. */
export function variables({ ask, data }: Asker): void {
  const text = async (query: string, values: Record<string, unknown> = {}) => {
    const { errors, statements } = await ask(query, values);
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(1);
    return statements[0]!.text;
  };

  it('in every argument', async () => {
    const order = [{ field: 'SCENES', direction: 'DESC' }];
    const { film } = await data(source, { slug: 'alien', first: 2, order, field: 'BILLING' });
    expect(film).toEqual({
      cast: {
        edges: [
          { scenes: 40, node: { slug: 'ann', parts: { totalCount: 3 } } },
          { scenes: 12, node: { slug: 'bob', parts: { totalCount: 1 } } },
        ],
      },
      again: { nodes: [{ slug: 'ann' }, { slug: 'bob' }] },
    });
  });

  it('null is as good as nothing', async () => {
    const nothing = await data(source, { slug: 'alien' });
    const nulls = { slug: 'alien', first: null, last: null, after: null, before: null, order: null };
    expect(await data(source, nulls)).toEqual(nothing);
    expect(nothing.film.again.nodes).toHaveLength(2);
    expect(await text(source, nulls)).toBe(await text(source, { slug: 'alien' }));
    expect(await data('{ films(first: null, after: null, orderBy: null, last: 1) { nodes { slug } } }')).toEqual({
      films: { nodes: [{ slug: 'alien' }] },
    });
  });

  it('a default value stands for what is not given', async () => {
    const query = 'query ($first: Int = 1) { films(first: $first) { nodes { slug } } }';
    expect((await data(query)).films.nodes).toHaveLength(1);
    expect((await data(query, { first: 2 })).films.nodes).toHaveLength(2);
    expect((await data(query, { first: null })).films.nodes).toHaveLength(3);
  });

  it('one value where a list is asked for', async () => {
    const query = 'query ($order: [FilmOrder!]) { films(orderBy: $order) { nodes { slug } } }';
    const { films } = await data(query, { order: { field: 'TITLE' } });
    expect(films.nodes[0]).toEqual({ slug: 'alien' });
  });

  it('other values of one shape give the same text, byte for byte', async () => {
    const first = await text(source, { slug: 'alien', first: 2 });
    expect(await text(source, { slug: "'}) DETACH DELETE n //", first: 0 })).toBe(first);
    expect(await text(source, { slug: '', first: 40 })).toBe(first);
  });

  it('so do other literals, and other cursors of one ordering', async () => {
    const page = (first: number, after: string, slug: string) =>
      text(
        `{ film(slug: "${slug}") { cast(first: ${first}, after: "${after}") { nodes { slug } pageInfo { hasPreviousPage } } } }`,
      );
    const { film } = await data('{ film(slug: "alien") { cast { edges { cursor } } } }');
    const [one, two] = film.cast.edges.map(({ cursor }: { cursor: string }) => cursor);
    expect(await page(1, one, 'alien')).toBe(await page(5, two, 'dark'));
  });

  it('a literal and a variable give the same text', async () => {
    expect(await text('query ($n: Int!) { films(first: $n) { nodes { slug } } }', { n: 2 })).toBe(
      await text('{ films(first: 2) { nodes { slug } } }'),
    );
  });

  it('names of aliases and operations, the order of arguments, comments and commas give the same text', async () => {
    const plain = await text(
      '{ film(slug: "alien") { cast(first: 1, orderBy: [{ field: NAME }]) { nodes { slug } } } }',
    );
    const other = `# A comment
      query Other { x: film(slug: "dark") { y: cast(orderBy: {direction: ASC, field: NAME},, first: 1) { z: nodes { a: slug } } } }`;
    expect(await text(other)).toBe(plain);
  });

  it('what is asked for in fragments gives the text of what is asked for directly', async () => {
    expect(await text('{ films { nodes { ...F } } } fragment F on Film { ... on Work { title } minutes }')).toBe(
      await text('{ films { nodes { title minutes } } }'),
    );
  });

  it('each shape has a text of its own', async () => {
    const { films } = await data('{ films(first: 1) { pageInfo { endCursor } } }');
    const { endCursor } = films.pageInfo;
    const args = [
      'first: 1',
      'last: 1',
      'first: 1, last: 1, orderBy: [{ field: TITLE }]',
      `first: 1, after: "${endCursor}"`,
      `first: 1, before: "${endCursor}"`,
      'first: 1, orderBy: [{ field: TITLE, direction: DESC }]',
    ];
    const texts = await Promise.all(args.map((some) => text(`{ films(${some}) { nodes { slug } } }`)));
    expect(new Set(texts).size).toBe(args.length);
  });
}
