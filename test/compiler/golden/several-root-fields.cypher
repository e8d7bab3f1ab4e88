// $p0: text = "CA"
MATCH (n0:Member {code: $p0})
RETURN n0.name AS c0;

// $p0: text = "JP"
MATCH (n0:Member {code: $p0})
RETURN n0.name AS c0;

// $p0: text = "SUMMIT"
// $p1: integer = 1
MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.kind = $p0
RETURN n0.name AS c0 ORDER BY n0.startDate, n0.slug LIMIT $p1;
