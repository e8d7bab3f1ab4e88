// Events that most was built on
// question: Which events are carried on by the most later ones, directly and through others?
// parameters:
//   limit: { type: integer, default: 15, meaning: How many events. }
// caution: A link to an earlier meeting is on record for one in five meetings that were held.
// columns:
//   event: The event.
//   year: Its year.
//   directly: The events that build on it themselves.
//   altogether: All later events that were held and lead back to it.
//   latest: The latest year of these.

MATCH (event:Event)<-[:BUILDS_ON]-{1,20}(later:Event {status: 'HELD'})
WITH event, count(DISTINCT later) AS altogether, max(later.year) AS latest
RETURN event.name AS event, event.year AS year,
       COUNT { (event)<-[:BUILDS_ON]-({status: 'HELD'}) } AS directly, altogether, latest
ORDER BY altogether DESC, year, event
LIMIT $limit
