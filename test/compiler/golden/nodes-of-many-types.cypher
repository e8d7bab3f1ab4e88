// $p0: list of text = ["member-ca","summit-2025-kananaskis","presidency-2025"]
MATCH (n0:Entity) WHERE n0.slug IN $p0
OPTIONAL MATCH (n0)-[:TAKES_PLACE_IN]->(n1:Place) WHERE n0:Summit
RETURN n0.code AS c0, n0.year AS c1, toString(n0.startDate) AS c2, n1 IS NOT NULL AS c3, n1.name AS c4, labels(n0) AS c5, n0.slug AS c6;
