// $p0: text = "To"
// $p1: text = "JP"
// $p2: integer = 5
CALL () { MATCH (n0:Commitment) MATCH (n0)<-[:AGREED]-(n1:Event) MATCH (n1)-[:TAKES_PLACE_IN]->(n2:Place) MATCH (n1)<-[:ORGANIZES]-(n3:Presidency) MATCH (n3)<-[:HOLDS_PRESIDENCY]-(n4:Member) WHERE n0.year IS NOT NULL AND n0.slug IS NOT NULL AND n2.name STARTS WITH $p0 AND n4.code = $p1 WITH n0 ORDER BY n0.year, n0.slug RETURN collect(n0) AS v0 }
OPTIONAL CALL (v0) { UNWIND v0[..$p2] AS n0 RETURN n0 }
RETURN n0.name AS c0, n0 IS NOT NULL AS c1, size(v0) AS x0 ORDER BY n0.year, n0.slug;
