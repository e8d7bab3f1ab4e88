// Words through the years
// question: In which years do events and commitments hold these words, in any of their forms?
// parameters:
//   words: { type: text, default: climate OR energy, meaning: "In Lucene's syntax, with AND and OR." }
// columns:
//   year: The year.
//   events: The events whose names or texts hold the words.
//   commitments: The commitments that do.

CALL db.index.fulltext.queryNodes('entity_text', $words) YIELD node
WHERE node:Event|Commitment
RETURN node.year AS year, count(CASE WHEN node:Event THEN 1 END) AS events,
       count(CASE WHEN node:Commitment THEN 1 END) AS commitments
ORDER BY year
