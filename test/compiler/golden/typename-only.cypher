// $p0: integer = 2
MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL
WITH n0 ORDER BY n0.startDate, n0.slug LIMIT $p0
RETURN CASE WHEN n0:BilateralMeeting THEN 0 WHEN n0:LeadersMeeting THEN 1 WHEN n0:MinisterialMeeting THEN 2 WHEN n0:SeniorOfficialsMeeting THEN 3 WHEN n0:Summit THEN 4 END AS c0 ORDER BY n0.startDate, n0.slug;
