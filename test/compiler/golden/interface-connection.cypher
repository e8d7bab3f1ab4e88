// $p0: text = "summit-2025-kananaskis"
// $p1: integer = 10
// $p2: integer = 1
MATCH (n0:Entity&Event {slug: $p0})
RETURN COLLECT { MATCH (n0)<-[e0:ATTENDS]-(n1:Participant) WHERE n1.name IS NOT NULL AND n1.slug IS NOT NULL WITH n1, e0 ORDER BY n1.name, n1.slug, e0.key LIMIT $p1 RETURN [e0.role, n1.name, n1.code, CASE WHEN n1:Person THEN COLLECT { MATCH (n1)-[e1:HELD_OFFICE]->(n2:Office) WHERE n2.name IS NOT NULL AND n2.slug IS NOT NULL WITH n2, e1 ORDER BY n2.name, n2.slug, e1.key LIMIT $p2 RETURN [n2.name] AS r ORDER BY n2.name, n2.slug, e1.key } END, CASE WHEN n1:Country THEN 0 WHEN n1:Member THEN 1 WHEN n1:Organization THEN 2 WHEN n1:Person THEN 3 END] AS r ORDER BY n1.name, n1.slug, e0.key } AS c0, CASE WHEN n0:BilateralMeeting THEN 0 WHEN n0:LeadersMeeting THEN 1 WHEN n0:MinisterialMeeting THEN 2 WHEN n0:SeniorOfficialsMeeting THEN 3 WHEN n0:Summit THEN 4 END AS c1;
