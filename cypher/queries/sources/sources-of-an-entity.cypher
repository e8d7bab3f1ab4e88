// The sources of an entity
// question: What do a record and each of its relationships rest on?
// parameters:
//   entity: { type: Entity, default: meeting-2025-interior-security-ottawa, meaning: The record. }
// columns:
//   source: The title of the source.
//   publisher: Who published it.
//   url: Where it is.
//   supports: The parts of the record that rest on it; empty where that is the whole record.
//   relationships: The types of relationships of the record that rest on it.

MATCH (entity:Entity {slug: $entity})
MATCH (entity)-[relationship]-()
UNWIND CASE type(relationship)
         WHEN 'SOURCED_FROM' THEN [endNode(relationship).slug]
         ELSE relationship.sources
       END AS slug
WITH slug, collect(DISTINCT relationship.supports) AS supports,
     collect(DISTINCT nullIf(type(relationship), 'SOURCED_FROM')) AS relationships
MATCH (source:Entity&Source {slug: slug})
RETURN source.title AS source, source.publisher AS publisher, source.url AS url, supports, relationships
ORDER BY source, slug
