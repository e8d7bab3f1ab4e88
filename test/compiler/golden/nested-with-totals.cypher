// $p0: integer = 2
// $p1: integer = 1
// $p2: integer = 2
WITH COUNT { MATCH (n0:Presidency) } AS x0
OPTIONAL CALL () { MATCH (n0:Presidency) WHERE n0.year IS NOT NULL AND n0.slug IS NOT NULL RETURN n0 ORDER BY n0.year DESC, n0.slug DESC LIMIT $p0 }
RETURN n0.year AS c0, COUNT { (n0)-[:ORGANIZES]->() } AS c1, COLLECT { MATCH (n0)-[:ORGANIZES]->(n1) RETURN [n1.name, COUNT { (n1)-[:ISSUED]->() }, COLLECT { MATCH (n1)-[:ISSUED]->(n2) RETURN [n2.name] AS r ORDER BY n2.date, n2.slug LIMIT $p1 }] AS r ORDER BY n1.startDate, n1.slug LIMIT $p2 } AS c2, n0 IS NOT NULL AS c3, x0 ORDER BY n0.year DESC, n0.slug DESC;
