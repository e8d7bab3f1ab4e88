// Outreach by presidency
// question: How many countries and organizations beyond the members did each presidency bring in?
// parameters:
//   since: { type: integer, default: 2000, meaning: The first year. }
// columns:
//   presidency: The member and the year.
//   countries: How many guest countries.
//   organizations: How many organizations.
//   firstTime: How many of both had never been a guest before.

MATCH ()-[attends:ATTENDS]->(event:Event)
WHERE attends.role <> 'INVITED_NOT_ATTENDING'
MATCH (guest:Represented&!Member {code: attends.representing})
WITH guest, min(event.year) AS firstYear, collect(DISTINCT event) AS events
UNWIND events AS event
MATCH (presidency:Presidency)-[:ORGANIZES]->(event)
WHERE presidency.year >= $since
RETURN presidency.name AS presidency,
       count(DISTINCT CASE WHEN guest:Country THEN guest END) AS countries,
       count(DISTINCT CASE WHEN guest:Organization THEN guest END) AS organizations,
       count(DISTINCT CASE WHEN firstYear = event.year THEN guest END) AS firstTime
ORDER BY right(presidency, 4)
