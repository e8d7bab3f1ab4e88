// Summits by host
// question: How often did each member host the yearly summit?
// parameters:
//   since: { type: integer, default: 1975, meaning: The first year that counts. }
// columns:
//   host: The member.
//   summits: The summits that were held there.
//   years: Their years.

MATCH (host:Member)-[:HOSTS]->(summit:Summit {status: 'HELD'})
WHERE summit.year >= $since
WITH host, summit ORDER BY summit.year
RETURN host.name AS host, count(summit) AS summits, collect(summit.year) AS years
ORDER BY summits DESC, host
