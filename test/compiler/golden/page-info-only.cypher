// $p0: integer = 11
MATCH (n0:Commitment) WHERE n0.year IS NOT NULL AND n0.slug IS NOT NULL
RETURN toString(n0.year) AS c0, n0.slug AS c1 ORDER BY n0.year, n0.slug LIMIT $p0;
