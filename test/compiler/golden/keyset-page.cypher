// $p0: date = "1975-11-15"
// $p1: text = "summit-1975-rambouillet"
// $p2: date = "1975-11-15"
// $p3: text = "summit-1975-rambouillet"
// $p4: integer = 21
WITH EXISTS { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.startDate <= date($p0) AND (n0.startDate <> date($p0) OR n0.slug <= $p1) } AS x0
OPTIONAL CALL () { MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.startDate >= date($p2) AND (n0.startDate <> date($p2) OR n0.slug > $p3) RETURN n0 ORDER BY n0.startDate, n0.slug LIMIT $p4 }
RETURN n0.slug AS c0, toString(n0.startDate) AS c1, n0 IS NOT NULL AS c2, x0 ORDER BY n0.startDate, n0.slug;
