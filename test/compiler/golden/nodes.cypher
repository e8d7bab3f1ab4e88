// $p0: list of text = ["member-ca","person-mark-carney"]
// $p1: integer = 1
MATCH (n0:Entity) WHERE n0.slug IN $p0
RETURN n0.slug AS c0, n0.name AS c1, CASE WHEN n0:Member THEN COLLECT { MATCH (n0)-[:HOLDS_PRESIDENCY]->(n1:Presidency) RETURN [n1.year] AS r ORDER BY n1.year, n1.slug LIMIT $p1 } END AS c2, labels(n0) AS c3;
