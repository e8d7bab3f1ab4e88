// $p0: text = "office-ca-prime-minister"
// $p1: integer = 5
MATCH (n0:Entity&Office {slug: $p0})
CALL (n0) { MATCH (n0)<-[e0:HELD_OFFICE]-(n1) WITH n1, e0 ORDER BY e0.startDate DESC, e0.key DESC WITH n1, collect(e0) AS v0 WITH n1, v0, head(v0) AS e0 WITH n1, e0, v0 ORDER BY e0.startDate DESC, n1.slug DESC, e0.key DESC LIMIT $p1 RETURN collect([toString(e0.startDate), n1.name]) AS v1 }
RETURN v1 AS c0;
