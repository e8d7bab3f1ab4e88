// $p0: text = "UA"
// $p1: integer = 5
MATCH (n0:Event) MATCH (n0)<-[e0:ATTENDS]-(n1:Participant) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND e0.representing = $p0 WITH DISTINCT n0
WITH n0 ORDER BY n0.startDate, n0.slug LIMIT $p1
RETURN n0.name AS c0, CASE WHEN n0:BilateralMeeting THEN 0 WHEN n0:LeadersMeeting THEN 1 WHEN n0:MinisterialMeeting THEN 2 WHEN n0:SeniorOfficialsMeeting THEN 3 WHEN n0:Summit THEN 4 END AS c1 ORDER BY n0.startDate, n0.slug;
