// $p0: integer = 1979
// $p1: text = "elle"
// $p2: integer = 1979
// $p3: text = "elle"
// $p4: text = "clue"
// $p5: integer = 11
WITH EXISTS { MATCH (n0:Work) WHERE (n0.year < $p0 OR (n0.year = $p0 AND (n0.slug < $p1 OR (n0.slug = $p1 AND true)))) } AS x0
OPTIONAL CALL () { MATCH (n0:Work) WHERE (n0.year > $p2 OR n0.year IS NULL OR (n0.year = $p2 AND (n0.slug > $p3 OR n0.slug IS NULL))) AND (n0.year IS NOT NULL OR (n0.year IS NULL AND n0.slug < $p4)) RETURN n0 ORDER BY n0.year, n0.slug LIMIT $p5 }
RETURN n0.title AS c0, toString(n0.year) AS c1, n0.slug AS c2, n0 IS NOT NULL AS c3, x0 ORDER BY n0.year, n0.slug;
