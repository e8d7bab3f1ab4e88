// $p0: integer = 3
MATCH (n0:Presidency) WHERE n0.year IS NOT NULL AND n0.slug IS NOT NULL
WITH n0 ORDER BY n0.year, n0.slug LIMIT $p0
CALL (n0) { OPTIONAL MATCH (n0)-[:ORGANIZES]->(n1:Summit) RETURN n1 ORDER BY n1.slug LIMIT 1 }
OPTIONAL MATCH (n1)-[:TAKES_PLACE_IN]->(n2)
RETURN n0.year AS c0, n1 IS NOT NULL AS c1, n1.name AS c2, n2 IS NOT NULL AS c3, n2.name AS c4 ORDER BY n0.year, n0.slug;
