// The presidencies in turn
// question: Who presides in which year, and where is the summit?
// parameters:
//   since: { type: integer, default: 1975, meaning: The first year. }
//   until: { type: integer, default: 2027, meaning: The last year. }
// columns:
//   year: The year of the presidency.
//   member: Who presided.
//   forum: The name of the group at the time.
//   summit: The yearly summit; empty where none is recorded.
//   place: The most exact place that is known for it.
//   status: How far the summit has come; only HELD took place.

MATCH (member:Member)-[:HOLDS_PRESIDENCY]->(presidency:Presidency)
WHERE $since <= presidency.year <= $until
OPTIONAL MATCH (presidency)-[:ORGANIZES]->(summit:Summit)
OPTIONAL MATCH (summit)-[:TAKES_PLACE_IN]->(place:Place)
RETURN presidency.year AS year, member.name AS member, presidency.forum AS forum,
       summit.name AS summit, place.name AS place, summit.status AS status
ORDER BY year
