// $p0: text = "SUMMIT"
// $p1: integer = 5
MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.kind = $p0
RETURN n0.name AS c0, toString(n0.startDate) AS c1 ORDER BY n0.startDate DESC, n0.slug DESC LIMIT $p1;
