// Compliance under each leader
// question: How well did a member keep the commitments of the summits that each of its leaders attended?
// parameters:
//   member: { type: Member, default: CA, meaning: The member. }
// caution: Only commitments that were scored count, and reported tells how many were made.
// columns:
//   leader: Who represented the member at the summit that made the commitments.
//   firstYear: The year of the first of these summits.
//   lastYear: The year of the last.
//   commitments: The commitments that the member was assessed on.
//   average: The mean of its scores, from -1 to 1.
//   reported: The commitments that sources count for these summits.

MATCH (leader:Person)-[attends:ATTENDS {representing: $member}]->(summit:Summit)
WHERE attends.role IN ['HOST', 'MEMBER_LEADER', 'EU_REPRESENTATIVE'] AND attends.status = 'ATTENDED'
WITH DISTINCT leader, summit
CALL (summit) {
  MATCH (summit)-[:AGREED]->(:Commitment)<-[:ASSESSES]-(assessment:Assessment)
  MATCH (assessment)-[:SCORES]->(:Member {code: $member})
  RETURN count(assessment) AS number, sum(assessment.score) AS total
}
WITH leader, summit, number, total WHERE number > 0
RETURN leader.name AS leader, min(summit.year) AS firstYear, max(summit.year) AS lastYear,
       sum(number) AS commitments, round(1.0 * sum(total) / sum(number), 3) AS average,
       sum(summit.reportedCommitmentCount) AS reported
ORDER BY firstYear, leader
