// $p0: text = "CSEA"
// $p1: list of text = ["high-tech crime","malicious cyber activities"]
// $p2: integer = 20
MATCH (n0:Priority) WHERE n0.sortName IS NOT NULL AND n0.slug IS NOT NULL AND ($p0 IN n0.alternativeNames OR all(x IN $p1 WHERE x IN n0.alternativeNames))
RETURN n0.name AS c0, n0.alternativeNames AS c1 ORDER BY n0.sortName, n0.slug LIMIT $p2;
