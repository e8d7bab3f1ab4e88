// $p0: integer = 2025
MATCH (n0:Presidency {year: $p0})
RETURN n0.name AS c0, COUNT { (n0)-[:ORGANIZES]->() } AS c1;
