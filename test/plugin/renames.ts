import { expect, it } from 'vitest';
import type { CurrentKey } from '../../src/pothos-plugin-neo4j/compiler/request-values.ts';
import { isA } from '../../src/pothos-plugin-neo4j/model/define.ts';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/global-id.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { askOver } from './films/ask.ts';
import * as model from './films/model.ts';
import { schema } from './films/schema.ts';

/** Works whose key has changed. One of the old keys is also the key of a studio, which never changed. */
const renamed = new Map([
  ['star-beast', 'alien'],
  ['acme', 'dark'],
]);
const currentKey: CurrentKey = (node, key) => (isA(node, model.work) ? (renamed.get(key) ?? key) : key);

const alien = { __typename: 'Film', id: encodeGlobalId('Film', 'alien'), slug: 'alien', title: 'Alien' };
const dark = { __typename: 'Series', id: encodeGlobalId('Series', 'dark'), slug: 'dark', title: 'Dark' };
const work = '__typename id ... on Work { slug title }';

/** A node whose key has changed is found by its old and its new key. The answer has the new key. */
export function renames(database: TestDatabase): void {
  const { data, ask } = askOver(database, schema, currentKey);

  it('a look-up finds by both keys, with one plan', async () => {
    const query = `query ($slug: String!) { film(slug: $slug) { ${work} } work(slug: $slug) { ${work} } }`;
    const [before, now] = [await ask(query, { slug: 'star-beast' }), await ask(query, { slug: 'alien' })];
    expect(before.data).toEqual({ film: alien, work: alien });
    expect(now.data).toEqual(before.data);
    expect(before.statements).toEqual(now.statements);
    expect(await data(`{ film(slug: "acme") { id } studio(slug: "acme") { name } }`)).toEqual({
      film: null,
      studio: { name: 'Acme' },
    });
  });

  it('a global id from before gives the node, with the id that it has now', async () => {
    const id = encodeGlobalId('Film', 'star-beast');
    expect(await data(`query ($id: ID!) { node(id: $id) { ${work} } }`, { id })).toEqual({ node: alien });
  });

  it('several ids, from before and now, give a node as often as they name it', async () => {
    const ids = [
      encodeGlobalId('Film', 'star-beast'),
      encodeGlobalId('Series', 'acme'),
      alien.id,
      encodeGlobalId('Series', 'star-beast'),
      encodeGlobalId('Film', 'gone'),
      encodeGlobalId('Studio', 'acme'),
    ];
    expect(await data(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${work} ... on Studio { slug } } }`, { ids })).toEqual(
      {
        nodes: [alien, dark, alien, null, null, { __typename: 'Studio', id: ids[5], slug: 'acme' }],
      },
    );
  });

  it('without what tells it, nothing is found by a key from before', async () => {
    expect(await askOver(database).data('{ film(slug: "star-beast") { slug } }')).toEqual({ film: null });
  });
}
