// $p0: integer = 1975
// $p1: text = "CANCELLED"
// $p2: text = "SUMMIT"
// $p3: integer = 20
MATCH (n0:Presidency) WHERE n0.year IS NOT NULL AND n0.slug IS NOT NULL AND NOT EXISTS { MATCH (n0)-[:ORGANIZES]->(n1:Event) WHERE NOT coalesce(n1.year >= $p0, false) } AND NOT EXISTS { MATCH (n0)-[:ORGANIZES]->(n2:Event) WHERE n2.status = $p1 } AND EXISTS { MATCH (n0)-[:ORGANIZES]->(n3:Event) WHERE n3.kind = $p2 }
RETURN n0.year AS c0 ORDER BY n0.year, n0.slug LIMIT $p3;
