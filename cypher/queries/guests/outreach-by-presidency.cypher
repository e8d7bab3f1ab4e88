// Outreach by presidency
// question: How many countries and organizations beyond the members did each presidency bring in?
// parameters:
//   since: { type: integer, default: 2000, meaning: The first year. }
// columns:
//   presidency: The member and the year.
//   countries: How many countries were guests at an event that was held.
//   organizations: How many organizations took part in one.
//   firstTime: How many of both had never been a guest in a year before.

CALL () {
  MATCH (guest:Country)-[:GUEST_AT]->(event:Event)
  RETURN guest, event
  UNION
  MATCH (guest:Organization)
  MATCH ()-[:ATTENDS {representing: guest.code, status: 'ATTENDED'}]->(event:Event)
  RETURN guest, event
}
WITH guest, min(event.year) AS firstYear, collect(event) AS events
UNWIND events AS event
MATCH (presidency:Presidency)-[:ORGANIZES]->(event)
WHERE presidency.year >= $since
RETURN presidency.name AS presidency,
       count(DISTINCT CASE WHEN guest:Country THEN guest END) AS countries,
       count(DISTINCT CASE WHEN guest:Organization THEN guest END) AS organizations,
       count(DISTINCT CASE WHEN firstYear = event.year THEN guest END) AS firstTime
ORDER BY right(presidency, 4)
