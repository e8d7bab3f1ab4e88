// The most connected entities
// question: Which entities of a label have the most relationships?
// parameters:
//   label: { type: text, default: Priority, meaning: 'A label, as Event, Person or Priority.' }
//   limit: { type: integer, default: 15, meaning: How many entities. }
// columns:
//   entity: The entity.
//   degree: Its relationships, without those to sources.
//   types: How many different types they have.
//   caption: What the entity is, in one line.

MATCH (entity:Entity)
WHERE $label IN labels(entity)
MATCH (entity)-[relationship:!SOURCED_FROM]-()
RETURN entity.name AS entity, count(relationship) AS degree, count(DISTINCT type(relationship)) AS types,
       entity.caption AS caption
ORDER BY degree DESC, entity
LIMIT $limit
