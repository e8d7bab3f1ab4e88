// $p0: text = "summit-2025-kananaskis"
MATCH (n0:Entity&Event {slug: $p0})
RETURN n0.name AS c0, toString(n0.startDate) AS c1, CASE WHEN n0:BilateralMeeting THEN 0 WHEN n0:LeadersMeeting THEN 1 WHEN n0:MinisterialMeeting THEN 2 WHEN n0:SeniorOfficialsMeeting THEN 3 WHEN n0:Summit THEN 4 END AS c2;
