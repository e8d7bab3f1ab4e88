// $p0: list of text = ["cyber","drugs"]
// $p1: list of text = ["priority-crime-security"]
// $p2: integer = 20
MATCH (n0:Priority) MATCH (n0)-[:BROADER*0..]->(n1:Entity&Priority) WHERE n0.sortName IS NOT NULL AND n0.slug IS NOT NULL AND any(x IN $p0 WHERE x IN n0.alternativeNames) AND n1.slug IN $p1 WITH DISTINCT n0
RETURN n0.name AS c0 ORDER BY n0.sortName, n0.slug LIMIT $p2;
