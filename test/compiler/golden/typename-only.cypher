// $p0: integer = 2
MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL
RETURN labels(n0) AS c0 ORDER BY n0.startDate, n0.slug LIMIT $p0;
