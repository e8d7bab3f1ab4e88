// Tracks with most in common
// question: Which two portfolios share the most priorities?
// parameters:
//   limit: { type: integer, default: 15, meaning: How many pairs. }
// columns:
//   one: A portfolio.
//   other: Another.
//   shared: The priorities that meetings of both took up, of those that were held.
//   overlap: Their part of all priorities of the two, from 0 to 1.

MATCH (meeting:MinisterialMeeting {status: 'HELD'})-[:ADDRESSES]->(priority:Priority)
UNWIND meeting.portfolios AS portfolio
WITH portfolio, collect(DISTINCT priority) AS priorities ORDER BY portfolio
WITH collect({name: portfolio, priorities: priorities}) AS tracks
UNWIND tracks AS one
UNWIND tracks AS other
WITH one, other, size([priority IN one.priorities WHERE priority IN other.priorities]) AS shared
WHERE one.name < other.name AND shared > 0
RETURN one.name AS one, other.name AS other, shared,
       round(1.0 * shared / (size(one.priorities) + size(other.priorities) - shared), 2) AS overlap
ORDER BY shared DESC, overlap DESC, one, other
LIMIT $limit
