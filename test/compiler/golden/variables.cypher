// $p0: integer = 2025
// $p1: list of text = ["SUMMIT","MINISTERIAL_MEETING"]
// $p2: date = "2025-06-01"
// $p3: integer = 3
MATCH (n0:Presidency {year: $p0})
RETURN COLLECT { MATCH (n0)-[:ORGANIZES]->(n1:Event) WHERE n1.kind IN $p1 AND n1.startDate >= date($p2) RETURN [n1.name] AS r ORDER BY n1.sortName, n1.slug LIMIT $p3 } AS c0;
