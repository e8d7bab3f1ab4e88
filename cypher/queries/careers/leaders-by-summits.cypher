// Leaders by the number of summits they attended
// question: Who was at the most summits that were held, and at how many as head of a delegation?
// parameters:
//   limit: { type: integer, default: 10, meaning: How many people. }
// columns:
//   leader: The person.
//   representing: For whom, in the order of time.
//   summits: The number of summits that the person attended, in whatever role.
//   leading: At how many of them as host, leader of a member or representative of the EU.
//   firstYear: The year of the first.
//   lastYear: The year of the last.

MATCH (leader:Person)-[attends:ATTENDS {status: 'ATTENDED'}]->(summit:Summit {status: 'HELD'})
WITH leader, attends, summit ORDER BY summit.year
WITH leader, collect(DISTINCT attends.representing) AS representing, count(DISTINCT summit) AS summits,
     count(DISTINCT CASE WHEN attends.role IN ['HOST', 'MEMBER_LEADER', 'EU_REPRESENTATIVE'] THEN summit END)
       AS leading,
     min(summit.year) AS firstYear, max(summit.year) AS lastYear
RETURN leader.name AS leader, representing, summits, leading, firstYear, lastYear
ORDER BY summits DESC, leading DESC, leader
LIMIT $limit
