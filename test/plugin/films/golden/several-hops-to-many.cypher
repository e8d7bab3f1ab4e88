// $p0: text = "acme"
// $p1: text = "Bob"
// $p2: text = "bob"
// $p3: integer = 10
MATCH (n0:Studio {slug: $p0})
RETURN COUNT { MATCH (n0)-[:PRODUCED]->(:Work)<-[:ACTED_IN]-(n1) RETURN DISTINCT n1 } AS c0, COLLECT { MATCH (n0)-[:PRODUCED]->(:Work)<-[:ACTED_IN]-(n1:Person) WHERE (n1.name > $p1 OR n1.name IS NULL OR (n1.name = $p1 AND (n1.slug > $p2 OR n1.slug IS NULL))) WITH DISTINCT n1 ORDER BY n1.name, n1.slug LIMIT $p3 RETURN [n1.name, n1.slug] AS r ORDER BY n1.name, n1.slug } AS c1;
