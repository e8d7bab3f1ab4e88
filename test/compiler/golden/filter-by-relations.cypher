// $p0: text = "To"
// $p1: text = "JP"
// $p2: integer = 5
WITH COUNT { MATCH (n0:Commitment) WHERE EXISTS { MATCH (n0)<-[:AGREED]-(n2:Event) WHERE EXISTS { MATCH (n2)-[:TAKES_PLACE_IN]->(n1:Place) WHERE n1.name STARTS WITH $p0 } AND EXISTS { MATCH (n2)<-[:ORGANIZES]-(n4:Presidency) WHERE EXISTS { MATCH (n4)<-[:HOLDS_PRESIDENCY]-(n3:Member) WHERE n3.code = $p1 } } } } AS x0
OPTIONAL CALL () { MATCH (n0:Commitment) WHERE n0.year IS NOT NULL AND n0.slug IS NOT NULL AND EXISTS { MATCH (n0)<-[:AGREED]-(n2:Event) WHERE EXISTS { MATCH (n2)-[:TAKES_PLACE_IN]->(n1:Place) WHERE n1.name STARTS WITH $p0 } AND EXISTS { MATCH (n2)<-[:ORGANIZES]-(n4:Presidency) WHERE EXISTS { MATCH (n4)<-[:HOLDS_PRESIDENCY]-(n3:Member) WHERE n3.code = $p1 } } } RETURN n0 ORDER BY n0.year, n0.slug LIMIT $p2 }
RETURN n0.name AS c0, n0.slug AS c1, x0 ORDER BY n0.year, n0.slug;
