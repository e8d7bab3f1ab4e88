// $p0: text = "summit-2025-kananaskis"
// $p1: integer = 10
// $p2: integer = 1
MATCH (n0:Entity&Event {slug: $p0})
RETURN COLLECT { MATCH (n0)<-[e0:ATTENDS]-(n1:Participant) WHERE n1.sortName IS NOT NULL AND n1.slug IS NOT NULL WITH n1, e0 ORDER BY n1.sortName, n1.slug, e0.key LIMIT $p1 RETURN [e0.role, n1.name, n1.code, CASE WHEN n1:Person THEN COLLECT { MATCH (n1)-[e1:HELD_OFFICE]->(n2:Office) WHERE n2.sortName IS NOT NULL AND n2.slug IS NOT NULL WITH n2, e1 ORDER BY n2.sortName, n2.slug, e1.key LIMIT $p2 RETURN [n2.name] AS r ORDER BY n2.sortName, n2.slug, e1.key } END, labels(n1)] AS r ORDER BY n1.sortName, n1.slug, e0.key } AS c0, labels(n0) AS c1;
