// $p0: text = "CA"
MATCH (n0:Member {code: $p0})
RETURN n0.slug AS c0, n0.name AS c1;
