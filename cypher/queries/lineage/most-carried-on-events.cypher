// Events that most was built on
// question: Which events are carried on by the most later ones, directly and through others?
// parameters:
//   limit: { type: integer, default: 15, meaning: How many events. }
// columns:
//   event: The event.
//   year: Its year.
//   directly: The events that build on it themselves.
//   altogether: All later events that lead back to it.
//   latest: The latest year of these.

MATCH (event:Event)<-[:BUILDS_ON]-{1,20}(later:Event)
WITH event, count(DISTINCT later) AS altogether, max(later.year) AS latest
RETURN event.name AS event, event.year AS year, COUNT { (event)<-[:BUILDS_ON]-() } AS directly,
       altogether, latest
ORDER BY altogether DESC, year, event
LIMIT $limit
