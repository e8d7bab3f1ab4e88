// $p0: text = "office-jp-prime-minister"
// $p1: date = "1976-12-24"
// $p2: text = "person-takeo-fukuda"
// $p3: text = "person-takeo-fukuda-role-1"
// $p4: date = "1994-06-30"
// $p5: text = "person-tomiichi-murayama"
// $p6: text = "person-tomiichi-murayama-role-1"
// $p7: integer = 10
MATCH (n0:Entity&Office {slug: $p0})
CALL (n0) { MATCH (n0)<-[e0:HELD_OFFICE]-(n1) WITH n1, e0 ORDER BY e0.startDate, e0.key WITH n1, collect(e0) AS v0 WITH n1, v0, head(v0) AS e0 WHERE (e0.startDate > date($p1) OR e0.startDate IS NULL OR (e0.startDate = date($p1) AND (n1.slug > $p2 OR n1.slug IS NULL OR (n1.slug = $p2 AND (e0.key > $p3 OR e0.key IS NULL))))) AND (e0.startDate < date($p4) OR (e0.startDate = date($p4) AND (n1.slug < $p5 OR (n1.slug = $p5 AND e0.key < $p6)))) WITH n1, e0, v0 ORDER BY e0.startDate, n1.slug, e0.key LIMIT $p7 RETURN collect([toString(e0.startDate), n1.name, n1.slug, e0.key]) AS v1 }
RETURN v1 AS c0;
