// $p0: text = "communiqué"
// $p1: date = "2000-01-01"
// $p2: date = "2010-01-01"
// $p3: text = "Annex"
// $p4: integer = 5
MATCH (n0:Document) WHERE n0.date IS NOT NULL AND n0.slug IS NOT NULL AND (n0.kind = $p0 OR n0.date >= date($p1) AND n0.date < date($p2) AND NOT coalesce(n0.name CONTAINS $p3, false))
RETURN n0.name AS c0, toString(n0.date) AS c1 ORDER BY n0.date, n0.slug LIMIT $p4;
