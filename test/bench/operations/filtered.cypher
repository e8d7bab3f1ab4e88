MATCH (:Member {code: $presiding})-[:HOLDS_PRESIDENCY]->()-[:ORGANIZES]->(e)
WHERE e.startDate >= date($from) AND EXISTS { (e)<-[:ATTENDS {representing: $speaking}]-() }
WITH e ORDER BY e.startDate, e.slug
WITH collect(e) AS found
UNWIND found[..$first] AS e
RETURN size(found), e.slug, e.name, toString(e.startDate)
