// Leaders by the number of summits they attended
// question: Which leaders of members were at the most summits?
// parameters:
//   limit: { type: integer, default: 10, meaning: How many leaders. }
// columns:
//   leader: The person.
//   representing: For whom.
//   summits: The number of summits.
//   firstYear: The year of the first.
//   lastYear: The year of the last.

MATCH (leader:Person)-[attends:ATTENDS]->(summit:Summit)
WHERE attends.role IN ['HOST', 'MEMBER_LEADER', 'EU_REPRESENTATIVE'] AND attends.status = 'ATTENDED'
WITH leader, attends.representing AS representing, collect(DISTINCT summit.year) AS years
RETURN leader.name AS leader, representing, size(years) AS summits,
       reduce(first = years[0], year IN years | CASE WHEN year < first THEN year ELSE first END) AS firstYear,
       reduce(last = years[0], year IN years | CASE WHEN year > last THEN year ELSE last END) AS lastYear
ORDER BY summits DESC, leader
LIMIT $limit
