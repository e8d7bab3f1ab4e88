// Commitments that later events took up
// question: Which commitments were taken up by later events, and how long after?
// parameters:
//   priority: { type: Priority, default: priority-crime-security, meaning: The subject and all it includes. }
// caution: Links between commitments are on record for few, all made since 2019.
// columns:
//   commitment: What was undertaken.
//   made: The event that made it.
//   takenUpBy: The later event.
//   days: The days between.

MATCH (:Entity&Priority {slug: $priority})<-[:BROADER]-{0,5}(:Priority)<-[:CONCERNS]-(commitment:Commitment)
WITH DISTINCT commitment
MATCH (made:Event)-[:AGREED]->(commitment)<-[:TAKES_UP]-(later:Event)
RETURN commitment.summary AS commitment, made.name AS made, later.name AS takenUpBy,
       duration.inDays(made.startDate, later.startDate).days AS days
ORDER BY days DESC, commitment, takenUpBy
