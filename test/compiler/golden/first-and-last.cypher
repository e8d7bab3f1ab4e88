// $p0: integer = 6
MATCH (n0:Event) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL
RETURN n0.slug AS c0 ORDER BY n0.startDate, n0.slug LIMIT $p0;
