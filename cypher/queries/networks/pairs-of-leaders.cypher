// Leaders who met most often
// question: Which two leaders were at the most summits and other meetings of leaders together?
// parameters:
//   limit: { type: integer, default: 15, meaning: How many pairs. }
// columns:
//   one: A leader.
//   other: Another.
//   meetings: The meetings that both attended.
//   firstYear: The year of the first.
//   lastYear: The year of the last.

MATCH (one:Person)-[first:ATTENDS]->(meeting:Summit|LeadersMeeting)<-[second:ATTENDS]-(other:Person)
WHERE one.slug < other.slug
  AND first.role IN ['HOST', 'MEMBER_LEADER', 'EU_REPRESENTATIVE'] AND first.status = 'ATTENDED'
  AND second.role IN ['HOST', 'MEMBER_LEADER', 'EU_REPRESENTATIVE'] AND second.status = 'ATTENDED'
RETURN one.name AS one, other.name AS other, count(DISTINCT meeting) AS meetings,
       min(meeting.year) AS firstYear, max(meeting.year) AS lastYear
ORDER BY meetings DESC, one, other
LIMIT $limit
