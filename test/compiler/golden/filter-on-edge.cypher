// $p0: text = "UA"
// $p1: integer = 5
MATCH (n0:Event) MATCH (n0)<-[e0:ATTENDS]-(n1) WHERE n0.startDate IS NOT NULL AND n0.slug IS NOT NULL AND e0.representing = $p0 WITH DISTINCT n0
RETURN n0.name AS c0 ORDER BY n0.startDate, n0.slug LIMIT $p1;
