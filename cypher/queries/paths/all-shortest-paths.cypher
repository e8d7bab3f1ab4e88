// All shortest paths between two entities
// question: In how many ways of the fewest steps are two entities connected?
// parameters:
//   from: { type: Entity, default: Mark Carney, meaning: Where the paths start. }
//   to: { type: Entity, default: priority-synthetic-drugs, meaning: Where they end. }
//   limit: { type: integer, default: 25, meaning: How many paths. }
// columns:
//   steps: The number of steps, the same for all.
//   entities: The slugs along the path.
//   relationships: The types of the relationships between them.
//   captions: What each entity is, in one line.

MATCH (from:Entity {slug: $from})
MATCH (to:Entity {slug: $to})
MATCH path = ALL SHORTEST (from)-[:!SOURCED_FROM&!SCORES&!ASSESSES]-+(to)
RETURN length(path) AS steps, [node IN nodes(path) | node.slug] AS entities,
       [step IN relationships(path) | type(step)] AS relationships,
       [node IN nodes(path) | node.caption] AS captions
ORDER BY entities, relationships
LIMIT $limit
