// $p0: integer = 2000
// $p1: integer = 20
// $p2: integer = 3
RETURN COLLECT { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.year >= $p0 WITH n0.kind AS v, count(*) AS k ORDER BY k DESC, v LIMIT $p1 RETURN [toString(v), k] AS r ORDER BY k DESC, v } AS x0, COLLECT { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.year >= $p0 OPTIONAL MATCH (n0)<-[e0:ATTENDS]-(n1) WHERE e0.representing IS NOT NULL OPTIONAL MATCH (n2:Represented {code: e0.representing}) WITH n2, count(DISTINCT n0) AS k ORDER BY n2.slug LIMIT $p2 RETURN [n2.name, CASE WHEN n2 IS NOT NULL THEN coalesce(toString(n2.slug), false) END, k] AS r ORDER BY n2.slug } AS x1;
