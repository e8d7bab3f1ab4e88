// $p0: text = "summit-2025-kananaskis"
// $p1: integer = 10
// $p2: integer = 1
MATCH (n0:Entity&Event {slug: $p0})
CALL (n0) { MATCH (n0)<-[e0:ATTENDS]-(n1) WITH n1, e0 ORDER BY e0.key WITH n1, collect(e0) AS v0 WITH n1, v0, head(v0) AS e0 WITH n1, e0, v0 ORDER BY n1.sortName, n1.slug, e0.key LIMIT $p1 OPTIONAL CALL (n1) { WITH n1 WHERE n1:Person MATCH (n1)-[e1:HELD_OFFICE]->(n2) WITH n2, min(e1.key) AS v1 WITH n2, v1 ORDER BY n2.sortName, n2.slug, v1 LIMIT $p2 RETURN collect([n2.name]) AS v2 } WITH [e0.role, n1.name, n1.code, v2, CASE WHEN n1:Country THEN 0 WHEN n1:Member THEN 1 WHEN n1:Organization THEN 2 WHEN n1:Person THEN 3 END] AS r ORDER BY n1.sortName, n1.slug, e0.key RETURN collect(r) AS v3 }
RETURN v3 AS c0;
