// $p0: list of text = ["member-ca","person-mark-carney"]
// $p1: integer = 1
MATCH (n0:Entity) WHERE n0.slug IN $p0
RETURN labels(n0) AS c0, n0.slug AS c1, n0.name AS c2, CASE WHEN n0:Member THEN COLLECT { MATCH (n0)-[:HOLDS_PRESIDENCY]->(n1) RETURN [n1.year] AS r ORDER BY n1.year, n1.slug LIMIT $p1 } END AS c3;
