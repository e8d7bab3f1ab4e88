// What a presidency put first
// question: Which priorities did a presidency set, and what did its events agree on each?
// parameters:
//   since: { type: integer, default: 2015, meaning: The first year. }
// caution: Most commitments are not on record, and nearly all that are have their main subject alone.
// columns:
//   presidency: The member and the year.
//   priority: A priority that it set, or that was the main focus of one of its events.
//   commitments: The commitments that its events agreed on it, or on what it includes.
//   recorded: All commitments of its events that are on record.
//   reported: The commitments that sources count for its events; empty where none does.
//   confidence: How far the record of the priority can be relied on.

MATCH (presidency:Presidency)-[prioritizes:PRIORITIZES]->(priority:Priority)
WHERE presidency.year >= $since
OPTIONAL MATCH (presidency)-[:ORGANIZES]->(:Event)-[:AGREED]->(commitment:Commitment),
      (commitment)-[:CONCERNS]->(concern:Priority)
WHERE EXISTS { (concern)-[:BROADER]->{0,5}(priority) }
WITH presidency AS term, priority.name AS priority,
     prioritizes.confidence AS confidence, count(DISTINCT commitment) AS commitments
CALL (term) {
  MATCH (term)-[:ORGANIZES]->(event:Event)
  RETURN sum(event.recordedCommitmentCount) AS recorded,
         nullIf(sum(event.reportedCommitmentCount), 0) AS reported
}
RETURN term.name AS presidency, priority, commitments, recorded, reported, confidence
ORDER BY term.year, commitments DESC, priority
