// $p0: text = "summit-2025-kananaskis"
// $p1: integer = 1
// $p2: integer = 2
MATCH (n0:Entity&Event {slug: $p0})
RETURN COLLECT { MATCH (n0)-[:ISSUED]->(n1) RETURN [n1.name, toString(n1.date)] AS r ORDER BY n1.date, n1.slug LIMIT $p1 } AS c0, COLLECT { MATCH (n0)-[:ISSUED]->(n2) RETURN [n2.kind] AS r ORDER BY n2.date, n2.slug LIMIT $p2 } AS c1, COUNT { (n0)-[:ISSUED]->() } AS c2;
