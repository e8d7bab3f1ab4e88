// What ministers and leaders both take up
// question: Which priorities do the ministers of a portfolio share with the summits?
// parameters:
//   portfolio: { type: text, default: interior-security, meaning: The field of the ministers. }
//   since: { type: integer, default: 1975, meaning: The first year that counts. }
// columns:
//   priority: The subject.
//   ministerials: The meetings of these ministers that were held and took it up.
//   summits: The summits that were held and took it up.
//   summitsFirst: True where a summit took it up before these ministers.

MATCH (meeting:MinisterialMeeting {status: 'HELD'})-[:ADDRESSES]->(priority:Priority)
WHERE $portfolio IN meeting.portfolios AND meeting.year >= $since
WITH priority, count(meeting) AS ministerials, min(meeting.startDate) AS firstMeeting
MATCH (priority)<-[:ADDRESSES]-(summit:Summit {status: 'HELD'})
WHERE summit.year >= $since
WITH priority, ministerials, firstMeeting, count(summit) AS summits, min(summit.startDate) AS firstSummit
RETURN priority.name AS priority, ministerials, summits, firstSummit < firstMeeting AS summitsFirst
ORDER BY ministerials + summits DESC, priority
