// $p0: text = "member-ca"
// $p1: integer = 1
// $p2: integer = 1
// $p3: integer = 1
MATCH (n0:Entity {slug: $p0})
OPTIONAL MATCH (n0)<-[:CONTAINS]-(n1) WHERE n0:Commitment
OPTIONAL MATCH (n0)-[:OF_COUNTRY]->(n2) WHERE n0:Member
OPTIONAL MATCH (n0)-[:TAKES_PLACE_IN]->(n3) WHERE n0:Summit
RETURN CASE WHEN n0:Commitment THEN COLLECT { MATCH (n0)-[:CONCERNS]->(n4) RETURN [n4.name] AS r ORDER BY n4.sortName, n4.slug LIMIT $p1 } END AS c0, n1 IS NOT NULL AS c1, n1.name AS c2, CASE WHEN n0:Member THEN COLLECT { MATCH (n0)-[:HOLDS_PRESIDENCY]->(n5) RETURN [n5.year] AS r ORDER BY n5.year, n5.slug LIMIT $p2 } END AS c3, n2 IS NOT NULL AS c4, n2.name AS c5, CASE WHEN n0:Summit THEN COLLECT { MATCH (n0)-[:ISSUED]->(n6) RETURN [toString(n6.date)] AS r ORDER BY n6.date, n6.slug LIMIT $p3 } END AS c6, n3 IS NOT NULL AS c7, n3.name AS c8, labels(n0) AS c9;
