// Compliance under each leader
// question: How well did a member keep the commitments of the summits that each of its leaders attended?
// parameters:
//   member: { type: Member, default: CA, meaning: The member. }
// columns:
//   leader: Who represented the member at the summit that made the commitments.
//   firstYear: The year of the first of these summits.
//   lastYear: The year of the last.
//   commitments: The commitments that the member was assessed on.
//   average: The mean of its scores, from -1 to 1.

MATCH (leader:Person)-[attends:ATTENDS {representing: $member}]->(summit:Summit)
WHERE attends.role IN ['HOST', 'MEMBER_LEADER', 'EU_REPRESENTATIVE']
WITH DISTINCT leader, summit
MATCH (summit)-[:AGREED]->(:Commitment)<-[:ASSESSES]-(assessment:Assessment)
MATCH (assessment)-[:SCORES]->(:Member {code: $member})
RETURN leader.name AS leader, min(summit.year) AS firstYear, max(summit.year) AS lastYear,
       count(assessment) AS commitments, round(avg(assessment.score), 3) AS average
ORDER BY firstYear, leader
