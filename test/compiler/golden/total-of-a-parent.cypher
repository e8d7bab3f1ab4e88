// $p0: integer = 2025
MATCH (n0:Presidency {year: $p0})
RETURN COUNT { (n0)-[:ORGANIZES]->() } AS c0, COUNT { (n0)-[:PRIORITIZES]->() } AS c1;
