// $p0: dateTime = "2025-11-21T12:00:00Z"
// $p1: date = "1979-05-25"
// $p2: text = "alien"
// $p3: integer = 10
MATCH (n0:Work) WHERE n0.addedAt IS NOT NULL AND n0.slug IS NOT NULL AND n0.addedAt <= datetime($p0) AND (n0.addedAt <> datetime($p0) OR n0.released > date($p1) OR n0.released IS NULL OR (n0.released = date($p1) AND n0.slug > $p2))
RETURN toString(n0.addedAt) AS c0, toString(n0.released) AS c1, n0.slug AS c2 ORDER BY n0.addedAt DESC, n0.released, n0.slug LIMIT $p3;
