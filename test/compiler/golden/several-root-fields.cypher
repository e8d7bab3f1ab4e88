// $p0: text = "CA"
MATCH (n0:Member {code: $p0})
RETURN n0.name AS c0;

// $p0: text = "JP"
MATCH (n0:Member {code: $p0})
RETURN n0.name AS c0;

// $p0: text = "SUMMIT"
// $p1: integer = 1
MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.kind = $p0
WITH n0 ORDER BY n0.startDate, n0.slug LIMIT $p1
RETURN n0.name AS c0, CASE WHEN n0:BilateralMeeting THEN 0 WHEN n0:LeadersMeeting THEN 1 WHEN n0:MinisterialMeeting THEN 2 WHEN n0:SeniorOfficialsMeeting THEN 3 WHEN n0:Summit THEN 4 END AS c1 ORDER BY n0.startDate, n0.slug;
