// The longest lines of meetings
// question: Which unbroken lines of meetings, each building on the one before, are the longest?
// parameters:
//   limit: { type: integer, default: 5, meaning: How many lines. }
// caution: A link to an earlier meeting is on record for one in five meetings that were held.
// columns:
//   steps: The number of steps.
//   from: The year of the first meeting.
//   to: The year of the last.
//   meetings: The meetings, the latest first.

MATCH line = (latest:Event)-[:BUILDS_ON]->+(first:Event)
WHERE NOT EXISTS { (latest)<-[:BUILDS_ON]-() } AND NOT EXISTS { (first)-[:BUILDS_ON]->() }
RETURN length(line) AS steps, first.year AS from, latest.year AS to,
       [event IN nodes(line) | event.slug] AS meetings
ORDER BY steps DESC, from, meetings
LIMIT $limit
