// $p0: text = "SUMMIT"
// $p1: integer = 5
MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.kind = $p0
WITH n0 ORDER BY n0.startDate DESC, n0.slug DESC LIMIT $p1
RETURN n0.name AS c0, toString(n0.startDate) AS c1, CASE WHEN n0:BilateralMeeting THEN 0 WHEN n0:LeadersMeeting THEN 1 WHEN n0:MinisterialMeeting THEN 2 WHEN n0:SeniorOfficialsMeeting THEN 3 WHEN n0:Summit THEN 4 END AS c2 ORDER BY n0.startDate DESC, n0.slug DESC;
