import { integer, type NodeModel, type RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';
import {
  cypher,
  found,
  type GraphFieldBuilder,
  knowledge,
  known,
  parameter,
  self,
} from '../pothos-plugin-neo4j/plugin/index.ts';
import { requireWithin } from './bounds.ts';
import type { builder } from './builder.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

/** No chain in the data comes near this. */
const furthest = 30;

const distance = knowledge('Distance', { distance: integer('The number of steps, on the shortest way.') });

const arrows = {
  ancestors: (relation: RelationshipModel) => cypher`-[:${relation}]->{1,30}`,
  descendants: (relation: RelationshipModel) => cypher`<-[:${relation}]-{1,30}`,
} as const;

/** `ancestors` and `descendants`: what is reached by following one relationship again and again, with the distance. */
export function lineageFields<Model extends NodeModel>(
  t: GraphFieldBuilder<Types, Model>,
  of: NodeModel,
  relation: RelationshipModel,
  descriptions: Readonly<Record<keyof typeof arrows, string>>,
) {
  const field = (way: keyof typeof arrows) =>
    t.connectionFromCypher({
      description: descriptions[way],
      of,
      isCountable: true,
      knows: distance,
      args: {
        maxDistance: t.arg.int({
          required: true,
          defaultValue: 10,
          description: `Only what is at most so many steps away: 1 to ${furthest}.`,
        }),
      },
      edge: (e) => ({ distance: e.property('distance') }),
      order: [{ name: 'distance', direction: 'ASC' }],
      orderByEdge: ['distance'],
      body: ({ maxDistance }) => {
        requireWithin('maxDistance', maxDistance, 1, furthest);
        return cypher`
          MATCH way = SHORTEST 1 (${self})${arrows[way](relation)}(other:${of})
          WITH other, length(way) AS distance WHERE distance <= ${parameter('integer', maxDistance)}
          RETURN other AS ${found}, {distance: distance} AS ${known}`;
      },
    });
  return { ancestors: field('ancestors'), descendants: field('descendants') };
}
