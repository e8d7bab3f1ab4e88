// Priorities that two years share
// question: Which subjects were on the agenda of events that were held in both of two years?
// parameters:
//   year: { type: integer, default: 2025, meaning: A year. }
//   earlier: { type: integer, default: 1999, meaning: Another. }
// columns:
//   priority: The subject.
//   events: The events of the first year that took it up.
//   earlierEvents: The events of the other year that did.

MATCH (:Presidency {year: $year})-[:ORGANIZES]->(event:Event {status: 'HELD'})
MATCH (event)-[:ADDRESSES]->(priority:Priority)
WITH priority, collect(DISTINCT event.name) AS events
MATCH (priority)<-[:ADDRESSES]-(event:Event {status: 'HELD'})<-[:ORGANIZES]-(:Presidency {year: $earlier})
WITH priority, events, event ORDER BY event.startDate
RETURN priority.name AS priority, events, collect(DISTINCT event.name) AS earlierEvents
ORDER BY priority
