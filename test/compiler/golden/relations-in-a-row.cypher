// $p0: text = "commitment-1978-grg-0411"
MATCH (n0:Entity&Commitment {slug: $p0})
OPTIONAL MATCH (n0)<-[:CONTAINS]-(n1:Document)
OPTIONAL MATCH (n1)<-[:ISSUED]-(n2:Event)
OPTIONAL MATCH (n2)<-[:ORGANIZES]-(n3:Presidency)
OPTIONAL MATCH (n3)<-[:HOLDS_PRESIDENCY]-(n4:Member)
OPTIONAL MATCH (n4)-[:OF_COUNTRY]->(n5:Country)
OPTIONAL MATCH (n2)-[:TAKES_PLACE_IN]->(n6:Place)
RETURN n1 IS NOT NULL AS c0, n2 IS NOT NULL AS c1, n3 IS NOT NULL AS c2, n4 IS NOT NULL AS c3, n4.name AS c4, n5 IS NOT NULL AS c5, n5.name AS c6, n6 IS NOT NULL AS c7, n6.name AS c8;
