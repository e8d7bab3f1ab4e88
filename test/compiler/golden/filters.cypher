// $p0: list of text = ["SUMMIT"]
// $p1: text = "X"
// $p2: date = "2000-01-01"
// $p3: text = "JP"
// $p4: text = "CA"
// $p5: integer = 5
WITH COUNT { MATCH (n0:Event) MATCH (n0)<-[e0:ATTENDS]-(n1:Participant) MATCH (n0)<-[:ORGANIZES]-(n2:Presidency) MATCH (n2)<-[:HOLDS_PRESIDENCY]-(n3:Member) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND NOT coalesce(n0.kind IN $p0, false) AND NOT EXISTS { MATCH (n0)<-[:ATTENDS]-(n4:Participant) WHERE n4.name STARTS WITH $p1 } AND n0.startDate >= date($p2) AND e0.representing = $p3 AND n3.code = $p4 WITH DISTINCT n0 RETURN n0 } AS x0
OPTIONAL CALL () { MATCH (n0:Event) MATCH (n0)<-[e0:ATTENDS]-(n1:Participant) MATCH (n0)<-[:ORGANIZES]-(n2:Presidency) MATCH (n2)<-[:HOLDS_PRESIDENCY]-(n3:Member) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND NOT coalesce(n0.kind IN $p0, false) AND NOT EXISTS { MATCH (n0)<-[:ATTENDS]-(n4:Participant) WHERE n4.name STARTS WITH $p1 } AND n0.startDate >= date($p2) AND e0.representing = $p3 AND n3.code = $p4 WITH DISTINCT n0 RETURN n0 ORDER BY n0.startDate, n0.slug LIMIT $p5 }
RETURN n0.name AS c0, labels(n0) AS c1, n0.slug AS c2, x0 ORDER BY n0.startDate, n0.slug;
