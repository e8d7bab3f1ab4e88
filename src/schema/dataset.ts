import { model } from '../model/g7.ts';
import * as nodes from '../model/nodes.ts';
import { integer, text } from '../pothos-plugin-neo4j/model/index.ts';
import { cypher, found, knowledge, known, parameter, self } from '../pothos-plugin-neo4j/plugin/index.ts';
import { builder } from './builder.ts';
import { vocabularyFields } from './vocabulary.ts';

/** What is counted: every kind of record that has a type of its own. */
const kinds = model.nodes.filter((node) => !node.abstract && node.key === 'slug');

const kindCount = knowledge('KindCount', {
  kind: text('The kind of record: the name of its type.'),
  count: integer('How many there are.'),
});

const KindCount = builder.graphRow(kindCount, {
  description: 'How many records of a kind the graph holds.',
  fields: (t) => ({ kind: t.property('kind'), count: t.property('count') }),
});

const counts = kinds
  .map((kind) => cypher`{kind: ${parameter('text', kind.label)}, count: COUNT { (:${kind}) }}`)
  .reduce((list, entry) => cypher`${list}, ${entry}`);

builder.graphObject(nodes.dataset, {
  description: 'What the graph was loaded from.',
  fields: (t) => ({
    name: t.property('name'),
    version: t.property('version'),
    asOf: t.property('asOf'),
    release: t.property('release'),
    releasedDate: t.property('releasedDate'),
    loadedAt: t.property('loadedAt'),
    licence: t.property('licence'),
    attribution: t.property('attribution'),
    ...vocabularyFields(t),
    counts: t.fromCypher({
      description: 'How many records of each kind there are, by the name of the kind.',
      of: nodes.dataset,
      knows: kindCount,
      as: KindCount,
      list: true,
      nullable: false,
      most: kinds.length,
      orderBy: [{ name: 'kind', direction: 'ASC' }],
      body: () => cypher`
        UNWIND [${counts}] AS counted
        RETURN ${self} AS ${found}, {kind: counted.kind, count: counted.count} AS ${known}`,
    }),
  }),
});
