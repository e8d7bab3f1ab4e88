// $p0: integer = 10
MATCH (n0:Event) WHERE n0.sortName IS NOT NULL AND n0.slug IS NOT NULL
WITH n0 ORDER BY n0.sortName, n0.slug LIMIT $p0
OPTIONAL MATCH (n0)-[:TAKES_PLACE_IN]->(n1)
OPTIONAL MATCH (n0)<-[:ORGANIZES]-(n2)
OPTIONAL MATCH (n2)<-[:HOLDS_PRESIDENCY]-(n3)
RETURN n0.name AS c0, n1 IS NOT NULL AS c1, n1.name AS c2, n2 IS NOT NULL AS c3, n2.year AS c4, n3 IS NOT NULL AS c5, n3.code AS c6 ORDER BY n0.sortName, n0.slug;
