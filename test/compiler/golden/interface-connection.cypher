// $p0: text = "summit-2025-kananaskis"
// $p1: integer = 10
// $p2: integer = 1
MATCH (n0:Entity&Event {slug: $p0})
CALL (n0) { RETURN COLLECT { MATCH (n0)<-[e0:ATTENDS]-(n1:Participant) WITH n1, e0 ORDER BY n1.sortName, n1.slug, e0.key WITH n1, collect(e0) AS v0 WITH n1, v0, head(v0) AS e0 WITH n1, e0, v0 ORDER BY n1.sortName, n1.slug, e0.key LIMIT $p1 OPTIONAL CALL (n1) { WITH n1 WHERE n1:Person RETURN COLLECT { MATCH (n1)-[e1:HELD_OFFICE]->(n2:Office) WITH n2, e1 ORDER BY n2.sortName, n2.slug, e1.key WITH n2, collect(e1) AS v1 WITH n2, v1, head(v1) AS e1 WITH n2, e1, v1 ORDER BY n2.sortName, n2.slug, e1.key LIMIT $p2 RETURN [n2.name] AS r ORDER BY n2.sortName, n2.slug, e1.key } AS v2 } RETURN [e0.role, n1.name, n1.code, v2, labels(n1)] AS r ORDER BY n1.sortName, n1.slug, e0.key } AS v3 }
RETURN v3 AS c0;
