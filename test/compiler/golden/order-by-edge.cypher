// $p0: text = "summit-2025-kananaskis"
// $p1: text = "MEMBER_LEADER"
// $p2: text = "donald j trump"
// $p3: text = "person-donald-j-trump"
// $p4: text = "part-summit-2025-kananaskis-donald-j-trump"
// $p5: integer = 5
MATCH (n0:Entity&Event {slug: $p0})
CALL (n0) { MATCH (n0)<-[e0:ATTENDS]-(n1) WITH n1, e0 ORDER BY e0.role DESC, e0.key WITH n1, collect(e0) AS v0 WITH n1, v0, head(v0) AS e0 WHERE (e0.role < $p1 OR (e0.role = $p1 AND (n1.sortName > $p2 OR n1.sortName IS NULL OR (n1.sortName = $p2 AND (n1.slug > $p3 OR n1.slug IS NULL OR (n1.slug = $p3 AND (e0.key > $p4 OR e0.key IS NULL))))))) WITH n1, e0, v0 ORDER BY e0.role DESC, n1.sortName, n1.slug, e0.key LIMIT $p5 RETURN collect([e0.role, n1.name, n1.sortName, n1.slug, e0.key]) AS v1 }
RETURN v1 AS c0;
