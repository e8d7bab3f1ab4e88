// Compliance by member
// question: How well did each member keep the commitments on a subject?
// parameters:
//   priority: { type: Priority, default: priority-crime-security, meaning: The subject and all it includes. }
//   since: { type: integer, default: 1975, meaning: The first year that counts. }
// caution: Only commitments that were scored count, nearly all under their main subject alone.
// columns:
//   member: The member.
//   commitments: The commitments on the subject that it was assessed on.
//   average: The mean of its scores, from -1 to 1.
//   full: How many it kept in full.
//   none: How many not at all.

MATCH (:Entity&Priority {slug: $priority})<-[:BROADER]-{0,5}(:Priority)<-[:CONCERNS]-(commitment:Commitment)
WHERE commitment.year >= $since
WITH DISTINCT commitment
MATCH (commitment)<-[:ASSESSES]-(assessment:Assessment)-[:SCORES]->(member:Member)
RETURN member.name AS member, count(commitment) AS commitments, round(avg(assessment.score), 3) AS average,
       count(CASE WHEN assessment.score = 1 THEN 1 END) AS full,
       count(CASE WHEN assessment.score = -1 THEN 1 END) AS none
ORDER BY average DESC, member
