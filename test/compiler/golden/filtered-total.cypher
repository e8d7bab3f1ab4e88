// $p0: integer = 2025
// $p1: text = "MINISTERIAL_MEETING"
// $p2: integer = 2
MATCH (n0:Presidency {year: $p0})
RETURN COUNT { MATCH (n0)-[:ORGANIZES]->(n1:Event) WHERE n1.kind = $p1 } AS c0, COLLECT { MATCH (n0)-[:ORGANIZES]->(n1:Event) WHERE n1.kind = $p1 RETURN [n1.name] AS r ORDER BY n1.startDate, n1.slug LIMIT $p2 } AS c1;
