// $p0: list of text = ["member-ca","summit-2025-kananaskis","presidency-2025"]
MATCH (n0:Entity) WHERE n0.slug IN $p0
OPTIONAL MATCH (n0)-[:TAKES_PLACE_IN]->(n1) WHERE n0:Summit
RETURN labels(n0) AS c0, n0.code AS c1, n0.year AS c2, toString(n0.startDate) AS c3, n1 IS NOT NULL AS c4, n1.name AS c5, n0.slug AS c6;
