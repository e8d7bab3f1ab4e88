// $p0: text = "summit-2025-kananaskis"
// $p1: text = "MEMBER_LEADER"
// $p2: text = "Emmanuel Macron"
// $p3: text = "person-emmanuel-macron"
// $p4: text = "part-summit-2025-kananaskis-emmanuel-macron"
// $p5: integer = 5
MATCH (n0:Entity&Event {slug: $p0})
RETURN COLLECT { MATCH (n0)<-[e0:ATTENDS]-(n1:Participant) WHERE e0.role <= $p1 AND (e0.role <> $p1 OR (n1.name >= $p2 AND (n1.name <> $p2 OR (n1.slug >= $p3 AND (n1.slug <> $p3 OR e0.key > $p4))))) WITH n1, e0 ORDER BY e0.role DESC, n1.name, n1.slug, e0.key LIMIT $p5 RETURN [e0.role, n1.name, CASE WHEN n1:Country THEN 0 WHEN n1:Member THEN 1 WHEN n1:Organization THEN 2 WHEN n1:Person THEN 3 END, n1.slug, e0.key] AS r ORDER BY e0.role DESC, n1.name, n1.slug, e0.key } AS c0, CASE WHEN n0:BilateralMeeting THEN 0 WHEN n0:LeadersMeeting THEN 1 WHEN n0:MinisterialMeeting THEN 2 WHEN n0:SeniorOfficialsMeeting THEN 3 WHEN n0:Summit THEN 4 END AS c1;
