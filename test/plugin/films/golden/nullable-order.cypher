// $p0: integer = 3
MATCH (n0:Work)
RETURN n0.title AS c0, n0.year AS c1 ORDER BY n0.year DESC, left(n0.subtitle, 256), n0.slug LIMIT $p0;
