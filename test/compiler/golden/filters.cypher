// $p0: list of text = ["SUMMIT"]
// $p1: text = "X"
// $p2: text = "JP"
// $p3: text = "CA"
// $p4: date = "2000-01-01"
// $p5: integer = 5
WITH COUNT { MATCH (n0:Event) WHERE NOT coalesce(n0.kind IN $p0, false) AND NOT EXISTS { MATCH (n0)<-[:ATTENDS]-(n1:Participant) WHERE n1.name STARTS WITH $p1 } AND EXISTS { MATCH (n0)<-[e0:ATTENDS]-(n2:Participant) WHERE e0.representing = $p2 } AND EXISTS { MATCH (n0)<-[:ORGANIZES]-(n4:Presidency) WHERE EXISTS { MATCH (n4)<-[:HOLDS_PRESIDENCY]-(n3:Member) WHERE n3.code = $p3 } } AND n0.startDate >= date($p4) } AS x0
OPTIONAL CALL () { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND NOT coalesce(n0.kind IN $p0, false) AND NOT EXISTS { MATCH (n0)<-[:ATTENDS]-(n1:Participant) WHERE n1.name STARTS WITH $p1 } AND EXISTS { MATCH (n0)<-[e0:ATTENDS]-(n2:Participant) WHERE e0.representing = $p2 } AND EXISTS { MATCH (n0)<-[:ORGANIZES]-(n4:Presidency) WHERE EXISTS { MATCH (n4)<-[:HOLDS_PRESIDENCY]-(n3:Member) WHERE n3.code = $p3 } } AND n0.startDate >= date($p4) RETURN n0 ORDER BY n0.startDate, n0.slug LIMIT $p5 }
RETURN n0.name AS c0, CASE WHEN n0:BilateralMeeting THEN 0 WHEN n0:LeadersMeeting THEN 1 WHEN n0:MinisterialMeeting THEN 2 WHEN n0:SeniorOfficialsMeeting THEN 3 WHEN n0:Summit THEN 4 END AS c1, n0.slug AS c2, x0 ORDER BY n0.startDate, n0.slug;
