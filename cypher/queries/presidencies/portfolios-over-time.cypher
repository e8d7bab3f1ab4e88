// When ministers of each portfolio meet
// question: Since when, until when and how often did the ministers of each portfolio meet?
// parameters:
//   meetings: { type: integer, default: 2, meaning: The least number of meetings. }
// columns:
//   portfolio: The field of the ministers.
//   firstYear: The year of their first meeting on record.
//   lastYear: The year of their latest.
//   meetings: How many are recorded that were held.
//   presidencies: How many presidencies called them together.

MATCH (meeting:MinisterialMeeting {status: 'HELD'})
OPTIONAL MATCH (presidency:Presidency)-[:ORGANIZES]->(meeting)
UNWIND meeting.portfolios AS portfolio
WITH portfolio, min(meeting.year) AS firstYear, max(meeting.year) AS lastYear,
     count(meeting) AS meetings, count(DISTINCT presidency) AS presidencies
WHERE meetings >= $meetings
RETURN portfolio, firstYear, lastYear, meetings, presidencies
ORDER BY meetings DESC, portfolio
