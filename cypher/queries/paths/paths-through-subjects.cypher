// Paths through subjects and results alone
// question: How do two entities hang together by what was decided, whoever was there?
// parameters:
//   from: { type: Entity, default: meeting-2025-interior-security-ottawa, meaning: Where the paths start. }
//   to: { type: Entity, default: summit-1995-halifax, meaning: Where they end. }
//   limit: { type: integer, default: 10, meaning: How many paths. }
// columns:
//   steps: The number of steps.
//   entities: The slugs along the path.
//   relationships: The types of the relationships between them.
//   captions: What each entity is, in one line.

MATCH (from:Entity {slug: $from})
MATCH (to:Entity {slug: $to})
MATCH path = SHORTEST 5 GROUPS
  (from)-[:BUILDS_ON|TAKES_UP|FOLLOWS_UP|AGREED|CONCERNS|ADDRESSES|BROADER]-{1,6}(to)
WITH path, [node IN nodes(path) | node.slug] AS entities
// A pattern takes no relationship twice, but it can come back to an entity.
WHERE none(index IN range(0, size(entities) - 1) WHERE entities[index] IN entities[index + 1..])
RETURN length(path) AS steps, entities,
       [step IN relationships(path) | type(step)] AS relationships,
       [node IN nodes(path) | node.caption] AS captions
ORDER BY steps, entities, relationships
LIMIT $limit
