// Presidencies by the number of their ministerial meetings
// question: Which presidencies called ministers together most often?
// parameters:
//   limit: { type: integer, default: 10, meaning: How many presidencies. }
// columns:
//   presidency: The member and the year.
//   ministerials: The ministerial meetings on record that were held.
//   portfolios: How many different portfolios met.

MATCH (presidency:Presidency)-[:ORGANIZES]->(meeting:MinisterialMeeting {status: 'HELD'})
UNWIND meeting.portfolios AS portfolio
RETURN presidency.name AS presidency, count(DISTINCT meeting) AS ministerials,
       count(DISTINCT portfolio) AS portfolios
ORDER BY ministerials DESC, presidency
LIMIT $limit
