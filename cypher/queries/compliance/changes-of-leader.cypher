// Compliance before and after changes of leader
// question: Did a member keep its commitments better or worse after its leader changed?
// parameters:
//   member: { type: Member, default: US, meaning: 'The member, other than the EU.' }
//   summits: { type: integer, default: 4, meaning: How many summits before and after each change count. }
// caution: Only commitments that were scored count, all from before 2021, about one in ten that were made.
// columns:
//   year: The first summit under the new leader.
//   from: The leader before.
//   to: The new leader.
//   before: The mean of the member's scores for the summits before.
//   after: The mean for the summits from the change on.
//   change: The difference.

MATCH (leader:Person)-[attends:ATTENDS {representing: $member}]->(summit:Summit)
WHERE attends.role IN ['HOST', 'MEMBER_LEADER'] AND attends.status = 'ATTENDED'
WITH DISTINCT leader, summit
OPTIONAL MATCH (summit)-[:AGREED]->(:Commitment)<-[:ASSESSES]-(assessment:Assessment),
               (assessment)-[:SCORES]->(:Member {code: $member})
WITH summit, leader, collect(assessment.score) AS scores ORDER BY summit.year
WITH collect({year: summit.year, leader: leader.name, scores: scores}) AS summits
UNWIND range(1, size(summits) - 1) AS turn
WITH summits, turn WHERE summits[turn].leader <> summits[turn - 1].leader
CALL (summits, turn) {
  UNWIND summits[CASE WHEN turn > $summits THEN turn - $summits ELSE 0 END..turn] AS summit
  UNWIND summit.scores AS score
  RETURN avg(score) AS before
}
CALL (summits, turn) {
  UNWIND summits[turn..turn + $summits] AS summit
  UNWIND summit.scores AS score
  RETURN avg(score) AS after
}
WITH summits, turn, before, after WHERE before IS NOT NULL AND after IS NOT NULL
RETURN summits[turn].year AS year, summits[turn - 1].leader AS from, summits[turn].leader AS to,
       round(before, 3) AS before, round(after, 3) AS after, round(after - before, 3) AS change
ORDER BY year
