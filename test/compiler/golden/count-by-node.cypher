// $p0: text = "SUMMIT"
// $p1: integer = 3
// $p2: integer = 3
// $p3: integer = 1
WITH COUNT { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.kind = $p0 } AS x0, COLLECT { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.kind = $p0 OPTIONAL MATCH (n0)<-[:HOSTS]-(n1) WITH n1, count(DISTINCT n0) AS k ORDER BY k DESC, n1.slug LIMIT $p1 RETURN [n1.code, n1.name, CASE WHEN n1 IS NOT NULL THEN coalesce(toString(n1.slug), false) END, k] AS r ORDER BY k DESC, n1.slug } AS x1, COLLECT { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.kind = $p0 OPTIONAL MATCH (n0)-[:TAKES_PLACE_IN]->(:Place)-[:IN_COUNTRY]->(n2) WITH n2, count(DISTINCT n0) AS k ORDER BY k DESC, n2.slug LIMIT $p2 RETURN [n2.code, CASE WHEN n2 IS NOT NULL THEN coalesce(toString(n2.slug), false) END, k] AS r ORDER BY k DESC, n2.slug } AS x2
OPTIONAL CALL () { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.kind = $p0 RETURN n0 ORDER BY n0.startDate, n0.slug LIMIT $p3 }
RETURN n0.name AS c0, n0 IS NOT NULL AS c1, x0, x1, x2 ORDER BY n0.startDate, n0.slug;
