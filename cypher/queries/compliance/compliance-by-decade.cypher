// Compliance by decade
// question: How did a member keep the commitments of each decade, compared with the others?
// parameters:
//   member: { type: Member, default: CA, meaning: The member. }
// caution: Only commitments that were scored count, and reported tells how many were made.
// columns:
//   decade: Its first year.
//   commitments: The commitments that the member was assessed on.
//   average: The mean of its scores, from -1 to 1.
//   others: The mean of all scores of the others on the same commitments, each score counting once.
//   difference: By how much the member is above them.
//   reported: The commitments that sources count for the meetings of the decade.

MATCH (:Member {code: $member})<-[:SCORES]-(own:Assessment)-[:ASSESSES]->(commitment:Commitment)
CALL (commitment) {
  MATCH (commitment)<-[:ASSESSES]-(assessment:Assessment)-[:SCORES]->(other:Member)
  WHERE other.code <> $member
  RETURN sum(assessment.score) AS total, count(assessment) AS number
}
WITH commitment.year / 10 * 10 AS decade, count(commitment) AS commitments,
     avg(own.score) AS average, 1.0 * sum(total) / sum(number) AS others
CALL (decade) {
  MATCH (event:Event {status: 'HELD'})
  WHERE decade <= event.year < decade + 10
  RETURN sum(event.reportedCommitmentCount) AS reported
}
RETURN decade, commitments, round(average, 3) AS average, round(others, 3) AS others,
       round(average - others, 3) AS difference, reported
ORDER BY decade
