// $p0: date = "2026-06-17"
// $p1: text = "bilateral-2026-modi-trump"
// $p2: date = "2026-06-17"
// $p3: text = "bilateral-2026-modi-trump"
// $p4: integer = 11
WITH EXISTS { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.startDate >= date($p0) AND (n0.startDate <> date($p0) OR n0.slug >= $p1) } AS x0
OPTIONAL CALL () { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.startDate <= date($p2) AND (n0.startDate <> date($p2) OR n0.slug < $p3) RETURN n0 ORDER BY n0.startDate DESC, n0.slug DESC LIMIT $p4 }
RETURN n0.name AS c0, toString(n0.startDate) AS c1, n0.slug AS c2, n0 IS NOT NULL AS c3, x0 ORDER BY n0.startDate DESC, n0.slug DESC;
