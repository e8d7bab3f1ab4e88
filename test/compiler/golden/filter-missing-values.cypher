// $p0: text = "G8"
// $p1: list of text = []
// $p2: integer = 5
MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND (n0.format IS NULL OR n0.forum = $p0 AND n0.forum IS NOT NULL OR n0.slug IN $p1)
RETURN n0.slug AS c0 ORDER BY n0.startDate, n0.slug LIMIT $p2;
