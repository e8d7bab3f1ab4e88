// $p0: text = "summit-2025-kananaskis"
// $p1: integer = 2
MATCH (n0:Entity&Event {slug: $p0})
OPTIONAL MATCH (n0)<-[:ORGANIZES]-(n1)
OPTIONAL MATCH (n1)<-[:HOLDS_PRESIDENCY]-(n2)
RETURN COUNT { (n0)-[:ISSUED]->() } AS c0, COLLECT { MATCH (n0)-[:ISSUED]->(n3) RETURN [n3.name, toString(n3.date), n3.slug] AS r ORDER BY n3.date, n3.slug LIMIT $p1 } AS c1, n1 IS NOT NULL AS c2, n2 IS NOT NULL AS c3, n2.code AS c4, n1.year AS c5, labels(n0) AS c6;
