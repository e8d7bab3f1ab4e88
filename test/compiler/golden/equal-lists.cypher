// $p0: integer = 2025
// $p1: integer = 3
MATCH (n0:Presidency {year: $p0})
RETURN COLLECT { MATCH (n0)-[:ORGANIZES]->(n1:Event) WHERE n1.startDate IS NOT NULL AND n1.slug IS NOT NULL WITH n1 ORDER BY n1.startDate, n1.slug LIMIT $p1 RETURN [n1.slug, CASE WHEN n1:BilateralMeeting THEN 0 WHEN n1:LeadersMeeting THEN 1 WHEN n1:MinisterialMeeting THEN 2 WHEN n1:SeniorOfficialsMeeting THEN 3 WHEN n1:Summit THEN 4 END, n1.name, toString(n1.startDate)] AS r ORDER BY n1.startDate, n1.slug } AS c0;
