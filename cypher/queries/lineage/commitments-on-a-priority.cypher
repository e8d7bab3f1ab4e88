// Commitments on a priority
// question: What was undertaken on a subject, or on anything it includes, and at which event?
// parameters:
//   priority: { type: Priority, default: priority-migrant-smuggling, meaning: The subject. }
//   since: { type: integer, default: 1995, meaning: The first year. }
// caution: Most commitments are not on record, and nearly all that are have their main subject alone.
// columns:
//   year: The year of the commitment.
//   event: The event that made it.
//   document: The document it stands in.
//   summary: What was undertaken.
//   slug: Its slug.
//   coverage: The part of the commitments of the event that is on record, from 0 to 1; empty if not known.

MATCH (:Entity&Priority {slug: $priority})<-[:BROADER]-{0,5}(:Priority)<-[:CONCERNS]-(commitment:Commitment)
WHERE commitment.year >= $since
WITH DISTINCT commitment
OPTIONAL MATCH (event:Event)-[:AGREED]->(commitment)
OPTIONAL MATCH (document:Document)-[:CONTAINS]->(commitment)
RETURN commitment.year AS year, event.name AS event, document.name AS document,
       commitment.summary AS summary, commitment.slug AS slug,
       round(event.coverage, 3) AS coverage
ORDER BY year, slug
