// $p0: text = "summit-2025-kananaskis"
// $p1: integer = 3
MATCH (n0:Entity&Event {slug: $p0})
CALL (n0) { MATCH (n0)<-[e0:ATTENDS]-(n1) WITH n1, e0 ORDER BY e0.role DESC, e0.key DESC WITH n1, collect(e0) AS v0 WITH n1, v0, head(v0) AS e0 WITH n1, e0, v0 ORDER BY e0.role DESC, n1.slug DESC, e0.key DESC LIMIT $p1 OPTIONAL MATCH (n2:Represented {code: e0.representing}) WITH [e0.role, e0.capacity, n2 IS NOT NULL, n2.code, COLLECT { MATCH (n3:Entity&Source) WHERE n3.slug IN e0.sources RETURN [n3.title] AS r ORDER BY n3.slug }, n1.name] AS r ORDER BY e0.role DESC, n1.slug DESC, e0.key DESC RETURN collect(r) AS v1 }
RETURN v1 AS c0;
