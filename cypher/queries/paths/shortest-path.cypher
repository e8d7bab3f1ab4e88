// A shortest path between two entities
// question: How is one entity connected with another, over the fewest steps?
// parameters:
//   from: { type: Entity, default: priority-migrant-smuggling, meaning: Where the path starts. }
//   to: { type: Entity, default: summit-1975-rambouillet, meaning: Where it ends. }
// columns:
//   step: The number of the step.
//   from: The entity it starts at.
//   relationship: The type of the relationship, with the direction in which it was gone.
//   to: The entity it leads to.
//   sources: The slugs of the sources for it.
//   caption: What the entity is that it leads to, in one line.

MATCH (from:Entity {slug: $from})
MATCH (to:Entity {slug: $to})
MATCH path = ALL SHORTEST (from)-[:!SOURCED_FROM&!SCORES&!ASSESSES]-+(to)
// Of all the shortest, always the same one.
WITH path ORDER BY [node IN nodes(path) | node.slug], [step IN relationships(path) | type(step)] LIMIT 1
UNWIND range(0, length(path) - 1) AS index
WITH index, nodes(path)[index] AS start, relationships(path)[index] AS step, nodes(path)[index + 1] AS end
RETURN index + 1 AS step, start.name AS from,
       CASE WHEN startNode(step) = start THEN '-[:' + type(step) + ']->' ELSE '<-[:' + type(step) + ']-' END
         AS relationship,
       end.name AS to, step.sources AS sources, end.caption AS caption
ORDER BY step
