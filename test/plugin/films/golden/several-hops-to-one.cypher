// $p0: text = "aliens"
MATCH (n0:Work&Film {slug: $p0})
CALL (n0) { OPTIONAL MATCH (n0)-[:FOLLOWS]->(:Film)<-[:PRODUCED]-(n1) RETURN n1 ORDER BY n1.slug LIMIT 1 }
CALL (n0) { OPTIONAL MATCH (n0)<-[:PRODUCED]-(n2) RETURN n2 ORDER BY n2.slug LIMIT 1 }
OPTIONAL MATCH (n3:Language {code: n0.originalLanguage})
RETURN n1 IS NOT NULL AS c0, n1.name AS c1, n2 IS NOT NULL AS c2, n2.name AS c3, COLLECT { MATCH (n4:Language) WHERE n4.code IN n0.languages RETURN [n4.name] AS r ORDER BY n4.code } AS c4, n3 IS NOT NULL AS c5, n3.name AS c6;
