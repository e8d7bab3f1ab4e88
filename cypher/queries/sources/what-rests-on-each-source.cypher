// How much rests on each source
// question: On which sources do the most records and relationships rest?
// parameters:
//   limit: { type: integer, default: 20, meaning: How many sources. }
// columns:
//   source: Its title.
//   publisher: Who published it.
//   kind: What it is and how it was read.
//   records: The records that rest on it, wholly or in part.
//   relationships: The relationships that do.

MATCH ()-[relationship]->()
UNWIND relationship.sources AS slug
WITH slug, count(relationship) AS relationships
MATCH (source:Entity&Source {slug: slug})
RETURN source.title AS source, source.publisher AS publisher, source.kind AS kind,
       COUNT { (source)<-[:SOURCED_FROM]-() } AS records, relationships
ORDER BY records + relationships DESC, source
LIMIT $limit
