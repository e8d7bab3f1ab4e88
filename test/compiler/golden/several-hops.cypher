// $p0: text = "JP"
// $p1: integer = 5
MATCH (n0:Member {code: $p0})
RETURN COUNT { MATCH (n0)<-[:OFFICE_OF]-(:Office)<-[:HELD_OFFICE]-(n1) RETURN DISTINCT n1 } AS c0, COLLECT { MATCH (n0)<-[:OFFICE_OF]-(:Office)<-[:HELD_OFFICE]-(n1) WITH DISTINCT n1 ORDER BY n1.sortName, n1.slug LIMIT $p1 RETURN [n1.name] AS r ORDER BY n1.sortName, n1.slug } AS c1;
