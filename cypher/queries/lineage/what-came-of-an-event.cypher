// What came of an event
// question: Which later events that were held carry an event on, directly and through others?
// parameters:
//   event: { type: Event, default: summit-1995-halifax, meaning: The event. }
// caution: A link to an earlier meeting is on record for one in five meetings that were held.
// columns:
//   steps: The fewest steps to the later event.
//   startDate: Its first day.
//   later: Its name.
//   ways: In how many ways it leads back.

MATCH way = (:Entity&Event {slug: $event})<-[:BUILDS_ON]-{1,20}(later:Event {status: 'HELD'})
RETURN min(length(way)) AS steps, later.startDate AS startDate, later.name AS later, count(way) AS ways
ORDER BY steps, startDate, later
