// $p0: text = "summit-2025-kananaskis"
MATCH (n0:Entity&Event {slug: $p0})
RETURN n0.name AS c0, toString(n0.startDate) AS c1;
