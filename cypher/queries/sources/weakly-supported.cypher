// Weakly supported records
// question: Which records of a label are of medium confidence and rest on a single source?
// parameters:
//   label: { type: text, default: Event, meaning: 'A label, as Event, Commitment or Document.' }
//   limit: { type: integer, default: 25, meaning: How many records. }
// columns:
//   record: The name of the record.
//   source: The title of its only source.
//   note: The remark of the compilers.
//   slug: Its slug.
//   caption: What it is, in one line.

MATCH (record:Entity)
WHERE $label IN labels(record) AND record.confidence = 'MEDIUM'
MATCH (record)-[:SOURCED_FROM]->(source:Source)
WITH record, collect(DISTINCT source) AS sources
WHERE size(sources) = 1
RETURN record.name AS record, sources[0].title AS source, record.note AS note, record.slug AS slug,
       record.caption AS caption
ORDER BY record, slug
LIMIT $limit
