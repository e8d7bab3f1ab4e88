// Hosts and the commitments of their own summits
// question: Do hosts keep the commitments of their own summits better than the other members do?
// caution: Only commitments that were scored count, all from before 2021, about one in ten that were made.
// columns:
//   host: The member.
//   summits: Its summits with scores.
//   asHost: The mean of its scores for them.
//   others: The mean of all scores of the others for them, each score counting once.
//   elsewhere: The mean of its own scores for the summits of others.

MATCH (host:Member)-[:HOSTS]->(summit:Summit)-[:AGREED]->(:Commitment)<-[:ASSESSES]-(assessment:Assessment)
MATCH (assessment)-[:SCORES]->(member:Member)
WITH host, count(DISTINCT summit) AS summits,
     avg(CASE WHEN member = host THEN assessment.score END) AS asHost,
     avg(CASE WHEN member <> host THEN assessment.score END) AS others
CALL (host) {
  MATCH (host)<-[:SCORES]-(assessment:Assessment)-[:ASSESSES]->(:Commitment)<-[:AGREED]-(summit:Summit)
  WHERE NOT EXISTS { (host)-[:HOSTS]->(summit) }
  RETURN avg(assessment.score) AS elsewhere
}
RETURN host.name AS host, summits, round(asHost, 3) AS asHost, round(others, 3) AS others,
       round(elsewhere, 3) AS elsewhere
ORDER BY asHost DESC, host
