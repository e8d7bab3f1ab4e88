// $p0: list of text = ["SUMMIT"]
// $p1: text = "X"
// $p2: text = "JP"
// $p3: date = "2000-01-01"
// $p4: text = "CA"
// $p5: integer = 5
CALL () { MATCH (n0:Event) MATCH (n0)<-[:ORGANIZES]-(n1:Presidency) MATCH (n1)<-[:HOLDS_PRESIDENCY]-(n2:Member) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND NOT coalesce(n0.kind IN $p0, false) AND NOT EXISTS { MATCH (n0)<-[:ATTENDS]-(n3:Participant) WHERE n3.name STARTS WITH $p1 } AND EXISTS { MATCH (n0)<-[e0:ATTENDS]-(n4) WHERE e0.representing = $p2 } AND n0.startDate >= date($p3) AND n2.code = $p4 WITH n0 ORDER BY n0.startDate, n0.slug RETURN collect(n0) AS v0 }
OPTIONAL CALL (v0) { UNWIND v0[..$p5] AS n0 RETURN n0 }
RETURN n0.name AS c0, n0 IS NOT NULL AS c1, size(v0) AS x0 ORDER BY n0.startDate, n0.slug;
