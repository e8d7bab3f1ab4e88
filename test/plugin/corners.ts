import { beforeAll, expect, it } from 'vitest';
import {
  abstractNode,
  date,
  dateTime,
  integer,
  listOf,
  node,
  text,
} from '../../src/pothos-plugin-neo4j/model/define.ts';
import { relationship } from '../../src/pothos-plugin-neo4j/model/relationship.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { askOver } from './films/ask.ts';
import { filmsBuilder } from './films/schema.ts';

/** A model for cases that the films do not have. */
const thing = abstractNode('Thing', {
  description: 'Anything in the vault.',
  key: 'slug',
  properties: { slug: text('A readable identifier.'), made: dateTime('When it was made.') },
  orders: ['made'],
});
const reel = node('Reel', {
  description: 'A roll of film.',
  parents: [thing],
  properties: {
    'odd `name': text('Needs quotes wherever it stands.'),
    shown: date('The day it was shown.'),
    days: listOf(date('Every day it was shown.')),
    owner: text('A code.'),
  },
});
const sheet = node('Sheet', {
  description: 'A printed sheet.',
  parents: [thing],
  properties: { shown: listOf(text('Where it was shown.')) },
});
const shelf = node('Shelf', {
  description: 'Where things lie.',
  key: 'number',
  properties: { number: integer('The number on it.') },
  orders: ['number'],
});
const cinema = node('Cinema', {
  description: 'A house that shows films.',
  key: 'code',
  properties: { code: text('A code.') },
  orders: ['code'],
});
const museum = node('Museum', {
  description: 'A house that keeps films.',
  key: 'code',
  properties: { code: text('A code.') },
});
const liesOn = relationship('LIES_ON', {
  description: 'Where it is.',
  from: reel,
  to: shelf,
  properties: {},
});
const lentTo = relationship('LENT_FROM', {
  description: 'Who has lent what lies there.',
  from: shelf,
  to: cinema,
  properties: {
    key: text('Tells it from every other.'),
    cursor: text('Where the reel was stopped.'),
    times: integer('How often.'),
  },
  repeats: true,
  key: 'key',
});

const builder = filmsBuilder();
builder.graphInterface(thing, {
  order: { fields: ['made'], default: [{ field: 'made', direction: 'ASC' }] },
  fields: (t) => ({ slug: t.property('slug'), made: t.property('made') }),
});
builder.graphNode(reel, {
  fields: (t) => ({
    odd: t.property('odd `name'),
    shown: t.property('shown'),
    days: t.property('days'),
    cinema: t.reference('owner', { to: cinema, by: 'code', description: 'The cinema that owns it.' }),
    museum: t.reference('owner', { to: museum, by: 'code', description: 'The museum that owns it.' }),
    borrowers: t.relatedConnection([liesOn, lentTo], {
      description: 'Who has borrowed from the shelves it lies on.',
      edge: (e) => ({ times: e.property('times') }),
    }),
  }),
});
builder.graphNode(sheet, { fields: (t) => ({ shown: t.property('shown') }) });
builder.graphNode(shelf, {
  order: { fields: ['number'], default: [{ field: 'number', direction: 'ASC' }] },
  fields: (t) => ({
    number: t.property('number'),
    clock: t.string({ resolve: (_shelf, _args, _context, info) => `now, for ${info.path.key}` }),
    borrowers: t.relatedConnection(lentTo, {
      description: 'Who borrowed from it.',
      edge: (e) => ({ mark: e.property('cursor') }),
    }),
  }),
});
builder.graphNode(cinema, {
  order: { fields: ['code'], default: [{ field: 'code', direction: 'ASC' }] },
  fields: (t) => ({ code: t.property('code') }),
});
builder.graphNode(museum, { fields: (t) => ({ code: t.property('code') }) });
builder.queryFields((t) => ({
  things: t.graphConnection(thing, { description: 'Everything.' }),
  reel: t.graphLookup(reel, { by: 'slug', description: 'One reel.' }),
  shelf: t.graphLookup(shelf, { by: 'number', description: 'One shelf.' }),
}));
const schema = builder.toSchema();

/** Cases that the films do not have, with a model and data of their own. */
export function corners(database: TestDatabase): void {
  const { data } = askOver(database, schema);
  beforeAll(async () => {
    await database.driver.executeQuery('MATCH (n) DETACH DELETE n');
    await database.driver.executeQuery(`
      CREATE (r:Reel:Thing {slug: 'r', made: datetime('2025-03-01T12:00:00+02:00'), shown: date('1930-01-02'),
                            days: [date('1930-01-02')], owner: 'x', \`odd \`\`name\`: 'odd'}),
        (:Sheet:Thing {slug: 'p', made: datetime('2025-03-01T11:00:00+01:00'), shown: ['Rome']}),
        (:Sheet:Thing {slug: 'q', made: datetime('2025-03-01T10:00:00.5Z'), shown: []}),
        (one:Shelf {number: 1}), (two:Shelf {number: 2}), (:Museum {code: 'x'}), (y:Cinema {code: 'y'}), (z:Cinema {code: 'z'}),
        (r)-[:LIES_ON]->(one), (r)-[:LIES_ON]->(two),
        (one)-[:LENT_FROM {key: 'a', cursor: 'minute 3', times: 1}]->(y),
        (two)-[:LENT_FROM {key: 'b', cursor: 'minute 9', times: 2}]->(y),
        (two)-[:LENT_FROM {key: 'c', cursor: 'the end', times: 3}]->(z)`);
  });

  it('a name that needs quotes', async () => {
    expect(await data('{ reel(slug: "r") { odd } }')).toEqual({ reel: { odd: 'odd' } });
  });

  it('a list of days', async () => {
    expect(await data('{ reel(slug: "r") { days } }')).toEqual({ reel: { days: ['1930-01-02'] } });
  });

  it('one property that refers to two labels', async () => {
    expect(await data('{ reel(slug: "r") { cinema { code } museum { code } } }')).toEqual({
      reel: { cinema: null, museum: { code: 'x' } },
    });
  });

  it('properties of one name and different types', async () => {
    const { things } = await data('{ things { nodes { slug ... on Reel { shown } ... on Sheet { places: shown } } } }');
    expect(things.nodes).toEqual([
      { slug: 'p', places: ['Rome'] },
      { slug: 'r', shown: '1930-01-02' },
      { slug: 'q', places: [] },
    ]);
  });

  it('an integer as a key', async () => {
    const { shelf: found } = await data('{ shelf(number: 2) { id number } }');
    expect(found.number).toBe(2);
    const query = 'query ($id: ID!) { node(id: $id) { ... on Shelf { number } } }';
    expect(await data(query, { id: found.id })).toEqual({ node: { number: 2 } });
  });

  it('a field that an author answers without the graph, alone and beside others', async () => {
    expect(await data('{ shelf(number: 2) { clock } }')).toEqual({ shelf: { clock: 'now, for clock' } });
    expect(await data('{ shelf(number: 2) { a: clock number b: clock } miss: shelf(number: 9) { clock } }')).toEqual({
      shelf: { a: 'now, for a', number: 2, b: 'now, for b' },
      miss: null,
    });
  });

  it('a property of an edge that is called cursor', async () => {
    const { shelf: found } = await data('{ shelf(number: 1) { borrowers { edges { mark cursor } } } }');
    expect(found.borrowers.edges).toEqual([{ mark: 'minute 3', cursor: expect.stringMatching(/^[\w-]{10,}$/) }]);
  });

  const borrowers =
    'query ($first: Int, $after: String) { reel(slug: "r") { borrowers(first: $first, after: $after) { totalCount nodes { code } edges { cursor times node { code } } } } }';

  // If the edges over several hops have fields, each relationship is an edge, whatever the selection is.
  it('edges over several hops: what is selected does not change the list', async () => {
    const plain = await data('{ reel(slug: "r") { borrowers { nodes { code } totalCount } } }');
    const { reel: found } = await data(borrowers);
    expect(found.borrowers.nodes).toEqual(plain.reel.borrowers.nodes);
    expect(found.borrowers.edges).toHaveLength(found.borrowers.totalCount);
  });

  it('edges over several hops: page by page nothing is lost', async () => {
    const whole = await data(borrowers);
    const times: number[] = [];
    let after: string | undefined;
    for (;;) {
      const { reel: found } = await data(borrowers, { first: 1, after });
      const [edge] = found.borrowers.edges;
      if (edge === undefined) break;
      times.push(edge.times);
      after = edge.cursor;
    }
    expect(times).toEqual(whole.reel.borrowers.edges.map((edge: { times: number }) => edge.times));
  });

  const things =
    'query ($after: String, $first: Int) { things(first: $first, after: $after) { edges { cursor node { slug } } } }';

  /** The things one by one, and all at once. */
  async function walkThings() {
    const all = await data(things);
    const seen: string[] = [];
    for (let after: string | undefined; seen.length < all.things.edges.length; ) {
      const [edge] = (await data(things, { first: 1, after })).things.edges;
      if (edge === undefined) break;
      seen.push(edge.node.slug);
      after = edge.cursor;
    }
    return { seen, all: all.things.edges.map((edge: { node: { slug: string } }) => edge.node.slug) };
  }

  it('instants of one moment with different offsets, one by one', async () => {
    const { seen, all } = await walkThings();
    expect(seen).toEqual(all);
  });

  it('an instant with the name of a zone, one by one', async () => {
    const set = "MATCH (n:Thing {slug: 'p'}) SET n.made = datetime('2025-03-01T11:00[Europe/Paris]')";
    await database.driver.executeQuery(set);
    const { seen, all } = await walkThings();
    expect(seen).toEqual(all);
  });
}
