// $p0: integer = 2
// $p1: integer = 20
MATCH (n0:Presidency) WHERE n0.year IS NOT NULL AND n0.slug IS NOT NULL
WITH n0 ORDER BY n0.year DESC, n0.slug DESC LIMIT $p0
CALL (n0) { MATCH (n0)-[:ORGANIZES]->(n1) WITH n1.kind AS v, count(*) AS k ORDER BY k DESC, v LIMIT $p1 RETURN collect([toString(v), k]) AS v0 }
RETURN COUNT { (n0)-[:ORGANIZES]->() } AS c0, v0 AS c1 ORDER BY n0.year DESC, n0.slug DESC;

// $p0: text = "person-angela-merkel"
// $p1: integer = 3
// $p2: integer = 20
MATCH (n0:Entity&Person {slug: $p0})
CALL (n0) { MATCH (n0)-[:ATTENDS]->(n1) WITH DISTINCT n1 WITH n1.year AS v, count(*) AS k ORDER BY v LIMIT $p1 RETURN collect([toString(v), k]) AS v0 }
CALL (n0) { CALL (n0) { MATCH (n0)-[r:ACTIVE_AT|ADDRESSES|AGREED|ALSO_TAKES_PLACE_IN|ATTENDS|BROADER|BUILDS_ON|CHAIRS|CONCERNS|CONTAINS|COVERS|ESTABLISHED_AT|FOLLOWS|FOLLOWS_UP|GUEST_AT|HELD_OFFICE|HOLDS_PRESIDENCY|HOSTS|IN_COUNTRY|ISSUED|LIES_IN|MADE|MADE_AT|MENTIONS|OFFICE_OF|OF_COUNTRY|ON_THE_MARGINS_OF|ORGANIZES|PARTICIPATES_IN|PART_OF|PRIORITIZES|SAME_SITE_AS|SPECIALIZES_IN|SUBGROUP_OF|TAKES_PLACE_IN|TAKES_UP|WORKS_ON]-(other:Entity) WHERE true RETURN other AS n2, {relation: type(r), direction: CASE WHEN startNode(r) = n0 THEN 'OUTGOING' ELSE 'INCOMING' END, sources: coalesce(r.sources, []), confidence: r.confidence, degree: COUNT { (other)--() }, date: coalesce(other.startDate, other.date), key: type(r) + ' ' + r.key} AS e0 } WITH DISTINCT n2 WITH n2.searchKind AS v, count(*) AS k ORDER BY k DESC, v LIMIT $p2 RETURN collect([toString(v), k]) AS v1 }
RETURN v0 AS c0, v1 AS c1;

// $p0: text = "CA"
// $p1: integer = 3
// $p2: integer = 3
MATCH (n0:Member {code: $p0})
CALL (n0) { MATCH (n0)<-[:SCORES]-(n1) OPTIONAL MATCH (n1)-[:ASSESSES]->(n2:Commitment) WHERE n2.issueArea IS NOT NULL WITH DISTINCT n1, n2.issueArea AS v WITH v, count(*) AS k, CASE count(n1.score) WHEN 0 THEN null ELSE toFloat(sum(n1.score)) / count(n1.score) END AS a0 ORDER BY k DESC, v LIMIT $p1 RETURN collect([a0, toString(v), k]) AS v0 }
CALL (n0) { MATCH (n0)<-[:OFFICE_OF]-(:Office)<-[:HELD_OFFICE]-(n3) OPTIONAL MATCH (n3)-[:ATTENDS]->(n4) WITH n4, count(DISTINCT n3) AS k ORDER BY k DESC, n4.slug LIMIT $p2 RETURN collect([n4.name, CASE WHEN n4 IS NOT NULL THEN coalesce(toString(n4.slug), false) END, k]) AS v1 }
RETURN v0 AS c0, v1 AS c1;
