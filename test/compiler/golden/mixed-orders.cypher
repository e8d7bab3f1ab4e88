// $p0: integer = 1977
// $p1: text = "european union"
// $p2: text = "member-eu"
// $p3: integer = 3
MATCH (n0:Member) WHERE n0.joinedYear IS NOT NULL AND n0.sortName IS NOT NULL AND n0.slug IS NOT NULL AND n0.joinedYear <= $p0 AND (n0.joinedYear <> $p0 OR (n0.sortName >= $p1 AND (n0.sortName <> $p1 OR n0.slug > $p2)))
RETURN n0.code AS c0, n0.joinedYear AS c1, toString(n0.joinedYear) AS c2, n0.sortName AS c3, n0.slug AS c4 ORDER BY n0.joinedYear DESC, n0.sortName, n0.slug LIMIT $p3;
