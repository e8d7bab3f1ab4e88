// $p0: list of text = ["summit-2025-kananaskis"]
MATCH (n0:Entity&Summit) WHERE n0.slug IN $p0
RETURN n0.slug AS c0, n0.number AS c1;
