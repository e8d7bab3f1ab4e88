// $p0: integer = 2025
// $p1: integer = 1
// $p2: integer = 3
MATCH (n0:Presidency {year: $p0})
RETURN COLLECT { MATCH (n0)-[:ORGANIZES]->(n1) RETURN [COLLECT { MATCH (n1)-[:ISSUED]->(n2) RETURN [n2.name] AS r ORDER BY n2.date, n2.slug LIMIT $p1 }, toString(n1.startDate), n1.slug, n1.name, COUNT { (n1)-[:ISSUED]->() }] AS r ORDER BY n1.startDate, n1.slug LIMIT $p2 } AS c0;
