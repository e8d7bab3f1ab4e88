// Compliance by decade
// question: How did a member keep the commitments of each decade, compared with the others?
// parameters:
//   member: { type: Member, default: CA, meaning: The member. }
// columns:
//   decade: Its first year.
//   commitments: The commitments that the member was assessed on.
//   average: The mean of its scores, from -1 to 1.
//   others: The mean of the scores of all others on the same commitments.
//   difference: By how much the member is above them.

MATCH (:Member {code: $member})<-[:SCORES]-(own:Assessment)-[:ASSESSES]->(commitment:Commitment)
MATCH (commitment)<-[:ASSESSES]-(assessment:Assessment)-[:SCORES]->(other:Member)
WHERE other.code <> $member
WITH commitment, own, avg(assessment.score) AS others
WITH commitment.year / 10 * 10 AS decade, count(commitment) AS commitments,
     avg(own.score) AS average, avg(others) AS others
RETURN decade, commitments, round(average, 3) AS average, round(others, 3) AS others,
       round(average - others, 3) AS difference
ORDER BY decade
