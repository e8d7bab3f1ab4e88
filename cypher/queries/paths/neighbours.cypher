// The neighbours of an entity
// question: What is an entity joined with, by which relationships?
// parameters:
//   entity: { type: Entity, default: meeting-2025-interior-security-ottawa, meaning: The entity. }
// columns:
//   relationship: The type, with its direction as seen from the entity.
//   neighbours: How many there are.
//   first: The names of the first five, in the order of the alphabet.
//   captions: What each of these five is, in one line.

MATCH (entity:Entity {slug: $entity})-[relationship]-(neighbour)
WITH CASE WHEN startNode(relationship) = entity THEN '-[:' + type(relationship) + ']->'
          ELSE '<-[:' + type(relationship) + ']-' END AS relationship,
     coalesce(neighbour.name, neighbour.slug) AS name, neighbour.caption AS caption
ORDER BY name
RETURN relationship, count(*) AS neighbours, collect(name)[..5] AS first,
       collect(caption)[..5] AS captions
ORDER BY relationship
