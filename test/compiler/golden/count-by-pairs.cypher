// $p0: integer = 1
// $p1: integer = 1000
MATCH (n0:Assessment) OPTIONAL MATCH (n0)-[:SCORES]->(n1) WITH DISTINCT n0, n1 OPTIONAL MATCH (n0)-[:ASSESSES]->(n2:Commitment) WHERE n2.year IS NOT NULL WITH DISTINCT n0, n1, n2.year AS w WITH n1, w, count(*) AS k, CASE count(n0.score) WHEN 0 THEN null ELSE toFloat(sum(n0.score)) / count(n0.score) END AS a0 ORDER BY n1.slug, w LIMIT $p1 RETURN collect([n1.code, COLLECT { MATCH (n1)-[:HOLDS_PRESIDENCY]->(n3) RETURN [n3.year] AS r ORDER BY n3.year DESC, n3.slug DESC LIMIT $p0 }, a0, CASE WHEN n1 IS NOT NULL THEN coalesce(toString(n1.slug), false) END, toString(w), k]) AS x0;

// $p0: text = "SUMMIT"
// $p1: integer = 5
MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.kind = $p0 OPTIONAL MATCH (n0)<-[:HOSTS]-(n1) WITH DISTINCT n0, n1 OPTIONAL MATCH (n0)<-[:ATTENDS]-(n2) WITH DISTINCT n0, n1, n2 WITH n1, n2, count(*) AS k ORDER BY k DESC, n1.slug, n2.slug LIMIT $p1 RETURN collect([n1.code, n2.name, CASE WHEN n1 IS NOT NULL THEN coalesce(toString(n1.slug), false) END, CASE WHEN n2 IS NOT NULL THEN coalesce(toString(n2.slug), false) END, k]) AS x0;

// $p0: integer = 2018
// $p1: integer = 1000
MATCH (n0:Presidency {year: $p0})
CALL (n0) { MATCH (n0)-[:ORGANIZES]->(n1) WITH DISTINCT n1, n1.kind AS v WITH DISTINCT n1, v, n1.format AS w WITH v, w, count(*) AS k ORDER BY k DESC, v, w LIMIT $p1 RETURN collect([toString(v), toString(w), k]) AS v0 }
RETURN v0 AS c0;
