import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import { float, integer } from '../pothos-plugin-neo4j/model/index.ts';
import { cypher, found, type GraphFieldBuilder, knowledge, known, self } from '../pothos-plugin-neo4j/plugin/index.ts';
import { builder } from './builder.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

const spot = knowledge('Location', {
  latitude: float('Degrees north of the equator.'),
  longitude: float('Degrees east of Greenwich.'),
  distance: integer(
    'Whose point it is: 0 is that of the place itself, 1 that of the larger place it is part of, and so on.',
  ),
});

const Location = builder.graphRow(spot, {
  description: 'A point on the map.',
  fields: (t) => ({
    latitude: t.property('latitude'),
    longitude: t.property('longitude'),
    distance: t.property('distance'),
    place: t.found(nodes.place, { description: 'The place whose point it is.' }),
  }),
});

/** The field of an event that tells where it is on a map. */
export const locationField = <Model extends typeof nodes.event>(t: GraphFieldBuilder<Types, Model>) =>
  t.fromCypher({
    description:
      'Where it is on a map: the point of its place, or of the nearest larger place that has one. Null where neither is known.',
    of: nodes.place,
    knows: spot,
    as: Location,
    list: false,
    orderBy: [{ name: 'distance', direction: 'ASC' }],
    body: () => cypher`
      MATCH (${self})-[:${relationships.takesPlaceIn}]->(own:${nodes.place})
      MATCH (own)-[steps:${relationships.liesIn}]->{0,5}(place:${nodes.place})
      WHERE place.latitude IS NOT NULL AND place.longitude IS NOT NULL
      RETURN place AS ${found}, {latitude: place.latitude, longitude: place.longitude, distance: size(steps)} AS ${known}`,
  });
