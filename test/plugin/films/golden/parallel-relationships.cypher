// $p0: text = "alien"
// $p1: text = "Bob"
// $p2: text = "bob"
// $p3: text = "3"
// $p4: integer = 10
MATCH (n0:Work&Film {slug: $p0})
CALL (n0) { MATCH (n0)<-[e0:ACTED_IN]-(n1) WITH n1, e0 ORDER BY e0.key WITH n1, collect(e0) AS v0 WITH n1, v0, head(v0) AS e0 WHERE (n1.name > $p1 OR n1.name IS NULL OR (n1.name = $p1 AND (n1.slug > $p2 OR n1.slug IS NULL OR (n1.slug = $p2 AND (e0.key > $p3 OR e0.key IS NULL))))) WITH n1, e0, v0 ORDER BY n1.name, n1.slug, e0.key LIMIT $p4 OPTIONAL MATCH (n2:Language {code: e0.spokenIn}) WITH [e0.part, e0.billing, n2 IS NOT NULL, n2.name, COLLECT { UNWIND v0 AS e1 OPTIONAL MATCH (n3:Language {code: e1.spokenIn}) RETURN [e1.part, e1.billing, n3 IS NOT NULL, n3.name] }, n1.name, n1.slug, e0.key] AS r ORDER BY n1.name, n1.slug, e0.key RETURN collect(r) AS v1 }
RETURN COUNT { MATCH (n0)<-[:ACTED_IN]-(n1) RETURN DISTINCT n1 } AS c0, v1 AS c1;
