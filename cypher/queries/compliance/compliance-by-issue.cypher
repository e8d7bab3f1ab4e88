// Compliance by issue
// question: In which issue areas of the G7 Research Group are commitments kept best?
// parameters:
//   commitments: { type: integer, default: 5, meaning: The least number of commitments on an issue. }
// caution: >-
//   Only commitments that were scored count; made tells how many there were. An issue area is not a
//   priority of the graph: each commitment has one area, and compliance-by-member goes by priority.
// columns:
//   issueArea: The issue area, as the G7 Research Group files commitments.
//   commitments: The commitments that were assessed.
//   made: The commitments that the G7 Research Group counts in the area, up to 2020.
//   scores: The scores, one for each member and commitment.
//   average: Their mean, from -1 to 1.

MATCH (commitment:Commitment)<-[:ASSESSES]-(assessment:Assessment)
WITH commitment.issueArea AS issueArea, count(DISTINCT commitment) AS commitments,
     max(commitment.issueAreaCommitmentCount) AS made, count(assessment) AS scores,
     avg(assessment.score) AS average
WHERE commitments >= $commitments
RETURN issueArea, commitments, made, scores, round(average, 3) AS average
ORDER BY average DESC, issueArea
