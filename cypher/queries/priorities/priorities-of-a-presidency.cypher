// What a presidency put first
// question: Which priorities did a presidency set, and what did its events agree on each?
// parameters:
//   since: { type: integer, default: 2015, meaning: The first year. }
// columns:
//   presidency: The member and the year.
//   priority: A priority that it set, or that was the main focus of one of its events.
//   commitments: The commitments that its events agreed on it, or on what it includes.
//   confidence: How far the record of the priority can be relied on.

MATCH (presidency:Presidency)-[prioritizes:PRIORITIZES]->(priority:Priority)
WHERE presidency.year >= $since
OPTIONAL MATCH (presidency)-[:ORGANIZES]->(:Event)-[:AGREED]->(commitment:Commitment),
      (commitment)-[:CONCERNS]->(concern:Priority)
WHERE EXISTS { (concern)-[:BROADER]->{0,5}(priority) }
WITH presidency.year AS year, presidency.name AS presidency, priority.name AS priority,
     prioritizes.confidence AS confidence, count(DISTINCT commitment) AS commitments
RETURN presidency, priority, commitments, confidence
ORDER BY year, commitments DESC, priority
