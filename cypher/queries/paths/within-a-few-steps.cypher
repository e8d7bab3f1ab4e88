// What lies within a few steps
// question: How much does an entity reach over one, two and three steps, and of which kinds?
// parameters:
//   entity: { type: Entity, default: priority-migrant-smuggling, meaning: The entity. }
// columns:
//   steps: The fewest steps.
//   label: The kind of what lies there.
//   entities: How many.

MATCH (entity:Entity {slug: $entity})
MATCH path = SHORTEST 1 (entity)-[:!SOURCED_FROM&!SCORES&!ASSESSES]-{1,3}(reached:Entity)
WITH length(path) AS steps,
     [label IN labels(reached)
      WHERE NOT label IN ['Entity', 'Event', 'Participant', 'Represented']][0] AS label
RETURN steps, label, count(*) AS entities
ORDER BY steps, entities DESC, label
