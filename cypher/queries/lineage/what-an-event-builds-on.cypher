// What an event builds on
// question: Which earlier events does an event carry on, directly and through others?
// parameters:
//   event: { type: Event, default: meeting-2025-interior-security-ottawa, meaning: The event. }
//   steps: { type: integer, default: 2, meaning: 'How many steps back, up to 10.' }
// caution: A link to an earlier meeting is on record for one in five meetings that were held.
// columns:
//   steps: The fewest steps back to the earlier event.
//   startDate: Its first day.
//   earlier: Its name.
//   through: The event that carries it on, on a shortest way.
//   sources: The slugs of the sources for that step.

MATCH way = (:Entity&Event {slug: $event})-[:BUILDS_ON]->{1,10}(earlier:Event)
WHERE length(way) <= $steps
WITH earlier, way ORDER BY length(way), nodes(way)[-2].slug
WITH earlier, collect(way)[0] AS way
RETURN length(way) AS steps, earlier.startDate AS startDate, earlier.name AS earlier,
       nodes(way)[-2].name AS through, relationships(way)[-1].sources AS sources
ORDER BY steps, startDate DESC, earlier
