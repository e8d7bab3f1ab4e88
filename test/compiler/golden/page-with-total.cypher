// $p0: integer = 3
WITH COUNT { MATCH (n0:Person) } AS x0
OPTIONAL CALL () { MATCH (n0:Person) WHERE n0.sortName IS NOT NULL AND n0.slug IS NOT NULL RETURN n0 ORDER BY n0.sortName, n0.slug LIMIT $p0 }
RETURN n0.name AS c0, n0 IS NOT NULL AS c1, x0 ORDER BY n0.sortName, n0.slug;
