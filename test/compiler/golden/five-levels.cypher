// $p0: integer = 2
// $p1: integer = 2
// $p2: integer = 2
// $p3: integer = 2
// $p4: integer = 1
MATCH (n0:Presidency) WHERE n0.year IS NOT NULL AND n0.slug IS NOT NULL
RETURN COLLECT { MATCH (n0)-[:ORGANIZES]->(n1) RETURN [COLLECT { MATCH (n1)-[:ISSUED]->(n2) RETURN [COLLECT { MATCH (n2)-[:CONTAINS]->(n3) RETURN [COLLECT { MATCH (n3)-[:CONCERNS]->(n4) RETURN [n4.name] AS r ORDER BY n4.sortName, n4.slug LIMIT $p0 }] AS r ORDER BY n3.year, n3.slug LIMIT $p1 }] AS r ORDER BY n2.date, n2.slug LIMIT $p2 }] AS r ORDER BY n1.startDate, n1.slug LIMIT $p3 } AS c0 ORDER BY n0.year DESC, n0.slug DESC LIMIT $p4;
