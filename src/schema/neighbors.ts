import * as nodes from '../model/nodes.ts';
import { date, integer, optional, text } from '../pothos-plugin-neo4j/model/index.ts';
import { cypher, found, type GraphFieldBuilder, knowledge, known, self } from '../pothos-plugin-neo4j/plugin/index.ts';
import { builder } from './builder.ts';
import {
  arrows,
  degreeDescription,
  degreeOf,
  EntityKind,
  followed,
  followedFields,
  followedFrom,
  havingLabels,
  labelsOf,
  nowhere,
  Relation,
  relationsOf,
  TraversalDirection,
} from './relations.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

const neighborhood = knowledge('Neighborhood', {
  ...followed,
  degree: integer(degreeDescription),
  date: optional(
    date('The day of a meeting, its first, or of a document, a statement or a source; null of what has none.'),
  ),
  key: text('Tells the relationship from every other of the entity.'),
});

const counted = knowledge('NeighborCount', {
  relation: followed.relation,
  direction: followed.direction,
  count: integer('How many relationships there are.'),
});

const NeighborCount = builder.graphRow(counted, {
  description: 'How many relationships of one type lead to or from an entity.',
  fields: (t) => ({
    relation: t.property('relation'),
    direction: t.property('direction'),
    count: t.property('count'),
  }),
});

const directionOf = followedFrom(cypher`${self}`);

/** The fields of an entity that lead to whatever it is joined to. */
export function neighborFields<Model extends typeof nodes.entity>(t: GraphFieldBuilder<Types, Model>) {
  const relations = (description: string) => t.arg({ type: [Relation], required: false, description });
  return {
    neighbors: t.connectionFromCypher({
      description:
        'The entities that it is joined to, each once; an edge tells of the first relationship, and of all under `links`.',
      of: nodes.entity,
      isCountable: true,
      knows: neighborhood,
      args: {
        relations: relations('Only over these; all but sources and assessments where nothing is said.'),
        direction: t.arg({
          type: TraversalDirection,
          required: true,
          defaultValue: 'ANY',
          description: 'Only this way.',
        }),
        types: t.arg({ type: [EntityKind], required: false, description: 'Only entities of these kinds.' }),
      },
      edge: ((edge: never) => ({
        ...followedFields(edge),
        degree: (edge as typeof t).property('degree' as never),
        date: (edge as typeof t).property('date' as never),
      })) as never,
      links: { type: 'NeighborLink', description: 'All relationships that join the two and fulfil the filter.' },
      order: [{ name: 'relation', direction: 'ASC' }],
      orderByEdge: ['relation', 'degree', 'date'],
      body: ({ relations: named, direction, types }) => {
        const along = relationsOf(named);
        if (along.length === 0 || types?.length === 0) return nowhere;
        return cypher`
          MATCH (${self})${arrows[direction](along)}(other:${nodes.entity})
          WHERE true ${havingLabels(cypher`other`, labelsOf(types), true)}
          RETURN other AS ${found}, {relation: type(r), direction: ${directionOf}, sources: coalesce(r.sources, []),
            confidence: r.confidence, degree: ${degreeOf(cypher`other`)}, date: coalesce(other.startDate, other.date),
            key: type(r) + ' ' + r.key} AS ${known}`;
      },
    }),
    neighborCounts: t.fromCypher({
      description: 'How many relationships of each type it has, each way; the most frequent first.',
      of: nodes.entity,
      knows: counted,
      as: NeighborCount,
      list: true,
      most: 60,
      orderBy: [
        { name: 'count', direction: 'DESC' },
        { name: 'relation', direction: 'ASC' },
        { name: 'direction', direction: 'ASC' },
      ],
      body: () => cypher`
        MATCH (${self})-[r:${relationsOf(undefined)}]-(:${nodes.entity})
        WITH type(r) AS relation, ${directionOf} AS direction, count(*) AS count
        RETURN ${self} AS ${found}, {relation: relation, direction: direction, count: count} AS ${known}`,
    }),
  };
}
