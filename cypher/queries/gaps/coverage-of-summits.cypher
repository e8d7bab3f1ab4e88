// How many commitments of each summit are on record
// question: Of how many commitments that a summit made is something on record, and how many were scored?
// parameters:
//   since: { type: integer, default: 1975, meaning: The first year. }
// columns:
//   year: The year.
//   event: The summit, or the meeting that stood for it.
//   reported: The commitments that a source counts for it.
//   recorded: How many of them are on record.
//   assessed: How many have a score.
//   coverage: The part of the reported commitments that is on record, from 0 to 1.
//   sources: The slugs of the sources of the reported number.

MATCH (event:Event {status: 'HELD'})
WHERE event.reportedCommitmentCount IS NOT NULL AND event.year >= $since
RETURN event.year AS year, event.name AS event, event.reportedCommitmentCount AS reported,
       event.recordedCommitmentCount AS recorded,
       COUNT { (event)-[:AGREED]->(made:Commitment) WHERE made.complianceScoreCount > 0 } AS assessed,
       round(event.coverage, 3) AS coverage,
       COLLECT {
         MATCH (event)-[:SOURCED_FROM {supports: 'reportedCommitmentCount'}]->(source:Source)
         RETURN source.slug ORDER BY source.slug
       } AS sources
ORDER BY year, event
