// Words through the years
// question: In which years do events and commitments hold these words, in any of their forms?
// parameters:
//   words: { type: text, default: climate OR energy, meaning: "In Lucene's syntax, with AND and OR." }
// columns:
//   year: The year.
//   events: The events that were held and whose names or texts hold the words.
//   commitments: The commitments that do.
//   recorded: All commitments of the year that are on record.
//   reported: The commitments that sources count for the meetings of the year; empty where none does.

CALL db.index.fulltext.queryNodes('entity_text', $words) YIELD node
WHERE node:Commitment OR (node:Event AND node.status = 'HELD')
WITH node.year AS year, count(CASE WHEN node:Event THEN 1 END) AS events,
     count(CASE WHEN node:Commitment THEN 1 END) AS commitments
CALL (year) {
  MATCH (event:Event {status: 'HELD'})
  WHERE event.year = year
  RETURN nullIf(sum(event.reportedCommitmentCount), 0) AS reported
}
RETURN year, events, commitments, COUNT { (:Commitment {year: year}) } AS recorded, reported
ORDER BY year
