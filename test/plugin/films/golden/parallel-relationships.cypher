// $p0: text = "alien"
// $p1: text = "Ann"
// $p2: text = "ann"
// $p3: text = "2"
// $p4: integer = 10
MATCH (n0:Work&Film {slug: $p0})
RETURN COUNT { (n0)<-[:ACTED_IN]-() } AS c0, COLLECT { MATCH (n0)<-[e0:ACTED_IN]-(n1:Person) WHERE n1.name IS NOT NULL AND n1.slug IS NOT NULL AND n1.name >= $p1 AND (n1.name <> $p1 OR (n1.slug >= $p2 AND (n1.slug <> $p2 OR e0.key > $p3))) WITH n1, e0 ORDER BY n1.name, n1.slug, e0.key LIMIT $p4 OPTIONAL MATCH (n2:Language {code: e0.spokenIn}) RETURN [e0.part, e0.billing, n2.code, n2.name, n1.name, n1.slug, e0.key] AS r ORDER BY n1.name, n1.slug, e0.key } AS c1;
