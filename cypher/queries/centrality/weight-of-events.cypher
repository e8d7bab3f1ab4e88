// The weight of events in the lineage
// question: Which events weigh most, where every later event counts that leads back to them, and less if far?
// parameters:
//   damping: { type: float, default: 0.5, meaning: 'What a step is worth of the one before, from 0 to 1.' }
//   limit: { type: integer, default: 15, meaning: How many events. }
// caution: A link to an earlier meeting is on record for one in five meetings that were held.
// columns:
//   event: The event.
//   year: Its year.
//   weight: The sum over all ways back to it, each damped by its length.
//   ways: How many ways lead back to it.

MATCH way = (later:Event {status: 'HELD'})-[:BUILDS_ON]->{1,12}(event:Event)
RETURN event.name AS event, event.year AS year,
       round(sum($damping ^ length(way)), 3) AS weight, count(way) AS ways
ORDER BY weight DESC, year, event
LIMIT $limit
