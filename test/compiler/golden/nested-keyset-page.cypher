// $p0: text = "CA"
// $p1: date = "2025-12-08"
// $p2: text = "meeting-2025-idt-montreal"
// $p3: integer = 6
MATCH (n0:Member {code: $p0})
RETURN COLLECT { MATCH (n0)-[:HOSTS]->(n1:Event) WHERE (n1.startDate < date($p1) OR (n1.startDate = date($p1) AND n1.slug < $p2)) RETURN [n1.name, toString(n1.startDate), n1.slug] AS r ORDER BY n1.startDate DESC, n1.slug DESC LIMIT $p3 } AS c0;
