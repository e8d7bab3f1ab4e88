// Commitments that nobody assessed
// question: How many commitments of each year have no score, and how many are not even on record?
// parameters:
//   since: { type: integer, default: 1975, meaning: The first year. }
// columns:
//   year: The year.
//   commitments: The commitments on record.
//   assessed: How many have a score.
//   notAssessed: How many have none.
//   byMinisters: How many of these were made by ministers.
//   reported: The commitments that sources count for the meetings of the year; empty where none does.

MATCH (commitment:Commitment)
WHERE commitment.year >= $since
OPTIONAL MATCH (event:Event)-[:AGREED]->(commitment)
WITH commitment, event, EXISTS { (commitment)<-[:ASSESSES]-() } AS isAssessed
WITH commitment.year AS year, count(commitment) AS commitments,
     count(CASE WHEN isAssessed THEN 1 END) AS assessed,
     count(CASE WHEN NOT isAssessed THEN 1 END) AS notAssessed,
     count(CASE WHEN NOT isAssessed AND event:MinisterialMeeting THEN 1 END) AS byMinisters
WHERE notAssessed > 0
CALL (year) {
  MATCH (event:Event {status: 'HELD'})
  WHERE event.year = year
  RETURN nullIf(sum(event.reportedCommitmentCount), 0) AS reported
}
RETURN year, commitments, assessed, notAssessed, byMinisters, reported
ORDER BY year
