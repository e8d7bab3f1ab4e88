// Priorities that go together
// question: With which other subjects is a subject taken up at the same events?
// parameters:
//   priority: { type: Priority, default: priority-migrant-smuggling, meaning: The subject. }
//   limit: { type: integer, default: 15, meaning: How many others. }
// columns:
//   other: The other subject.
//   together: The events that took up both and were held.
//   share: Their part of the events that took up the first, from 0 to 1.

MATCH (priority:Entity&Priority {slug: $priority})
WITH priority, COUNT { (priority)<-[:ADDRESSES]-({status: 'HELD'}) } AS events
MATCH (priority)<-[:ADDRESSES]-(event:Event {status: 'HELD'})-[:ADDRESSES]->(other:Priority)
WITH other, events, count(event) AS together
RETURN other.name AS other, together, round(1.0 * together / events, 2) AS share
ORDER BY together DESC, other
LIMIT $limit
