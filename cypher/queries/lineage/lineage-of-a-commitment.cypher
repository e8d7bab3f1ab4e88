// The lineage of a commitment
// question: Which earlier commitments does a commitment carry on, and which later ones carry it on?
// parameters:
//   commitment:
//     { type: Commitment, default: commitment-2025-migrant-smuggling-01, meaning: The commitment. }
// caution: Links between commitments are on record for few, all made since 2019.
// columns:
//   steps: Steps back where below 0, ahead where above; 0 is the commitment itself.
//   year: The year it was made.
//   event: The event that made it.
//   summary: What was undertaken.
//   slug: Its slug.

MATCH (commitment:Entity&Commitment {slug: $commitment})
CALL (commitment) {
  MATCH way = (commitment)-[:FOLLOWS_UP]->{0,10}(related:Commitment)
  RETURN related, -min(length(way)) AS steps
  UNION
  MATCH way = (commitment)<-[:FOLLOWS_UP]-{1,10}(related:Commitment)
  RETURN related, min(length(way)) AS steps
}
OPTIONAL MATCH (event:Event)-[:AGREED]->(related)
RETURN steps, related.year AS year, event.name AS event, related.summary AS summary, related.slug AS slug
ORDER BY steps, slug
