// Commitments that were kept best and worst
// question: Which commitments of a summit did the members keep best, and which worst?
// parameters:
//   event: { type: Event, default: summit-2018-charlevoix, meaning: The summit. }
// caution: Only commitments that were scored are listed; coverage tells how many were made.
// columns:
//   average: The mean of the members' scores, from -1 to 1.
//   scores: How many scores it is the mean of.
//   issueArea: The issue area.
//   commitment: What was undertaken.
//   full: Who kept it in full.
//   none: Who did not keep it at all.
//   reported: The commitments that a source counts for the summit.

MATCH (event:Entity&Event {slug: $event})-[:AGREED]->(commitment:Commitment)
MATCH (commitment)<-[:ASSESSES]-(assessment:Assessment)-[:SCORES]->(member:Member)
WITH event, commitment, assessment, member ORDER BY member.code
RETURN round(commitment.complianceAverage, 3) AS average, commitment.complianceScoreCount AS scores,
       commitment.issueArea AS issueArea, commitment.summary AS commitment,
       collect(CASE WHEN assessment.score = 1 THEN member.code END) AS full,
       collect(CASE WHEN assessment.score = -1 THEN member.code END) AS none,
       event.reportedCommitmentCount AS reported
ORDER BY average DESC, commitment
