// $p0: integer = 20
// $p1: integer = 2
MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL
RETURN n0.name AS c0, n0.portfolios AS c1, CASE WHEN n0:MinisterialMeeting THEN COLLECT { MATCH (n0)<-[:HOSTS]-(n1) RETURN [n1.code] AS r ORDER BY n1.sortName, n1.slug LIMIT $p0 } END AS c2, n0.number AS c3, labels(n0) AS c4 ORDER BY n0.startDate, n0.slug LIMIT $p1;
