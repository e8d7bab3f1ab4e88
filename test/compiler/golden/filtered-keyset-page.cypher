// $p0: integer = 2000
// $p1: date = "2015-10-12"
// $p2: text = "meeting-2015-labour-development-berlin"
// $p3: text = "Berlin"
// $p4: date = "2015-10-12"
// $p5: text = "meeting-2015-labour-development-berlin"
// $p6: integer = 6
WITH EXISTS { MATCH (n0:Event) MATCH (n0)-[:TAKES_PLACE_IN]->(n1:Place) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.year >= $p0 AND n0.startDate <= date($p1) AND (n0.startDate <> date($p1) OR n0.slug <= $p2) AND n1.name = $p3 } AS x0
OPTIONAL CALL () { MATCH (n0:Event) MATCH (n0)-[:TAKES_PLACE_IN]->(n1:Place) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND n0.year >= $p0 AND n0.startDate >= date($p4) AND (n0.startDate <> date($p4) OR n0.slug > $p5) AND n1.name = $p3 RETURN n0 ORDER BY n0.startDate, n0.slug LIMIT $p6 }
RETURN n0.name AS c0, toString(n0.startDate) AS c1, n0.slug AS c2, n0 IS NOT NULL AS c3, x0 ORDER BY n0.startDate, n0.slug;
