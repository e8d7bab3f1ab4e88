// Countries that were guests together
// question: Which two countries were guests at the same events most often?
// parameters:
//   limit: { type: integer, default: 15, meaning: How many pairs. }
// columns:
//   one: A country.
//   other: Another.
//   events: The events at which both were guests.
//   firstYear: The year of the first.
//   lastYear: The year of the latest.

MATCH (one:Country)-[:GUEST_AT]->(event:Event)<-[:GUEST_AT]-(other:Country)
WHERE one.slug < other.slug
RETURN one.name AS one, other.name AS other, count(event) AS events,
       min(event.year) AS firstYear, max(event.year) AS lastYear
ORDER BY events DESC, one, other
LIMIT $limit
