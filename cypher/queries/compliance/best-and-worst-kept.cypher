// Commitments that were kept best and worst
// question: Which commitments of a summit did the members keep best, and which worst?
// parameters:
//   event: { type: Event, default: summit-2018-charlevoix, meaning: The summit. }
// columns:
//   average: The mean of the members' scores, from -1 to 1.
//   issueArea: The issue area.
//   commitment: What was undertaken.
//   full: Who kept it in full.
//   none: Who did not keep it at all.

MATCH (:Entity&Event {slug: $event})-[:AGREED]->(commitment:Commitment)
MATCH (commitment)<-[:ASSESSES]-(assessment:Assessment)-[:SCORES]->(member:Member)
WITH commitment, assessment, member ORDER BY member.code
RETURN round(avg(assessment.score), 3) AS average, commitment.issueArea AS issueArea,
       commitment.summary AS commitment,
       collect(CASE WHEN assessment.score = 1 THEN member.code END) AS full,
       collect(CASE WHEN assessment.score = -1 THEN member.code END) AS none
ORDER BY average DESC, commitment
