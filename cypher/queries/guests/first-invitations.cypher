// First invitations
// question: When was each country or organization a guest for the first time, and at which event?
// parameters:
//   since: { type: integer, default: 2015, meaning: The first year. }
// columns:
//   year: The year of the first invitation.
//   guest: The country or organization.
//   event: The first event it took part in.
//   events: How many it has taken part in until now.

MATCH ()-[attends:ATTENDS]->(event:Event)
WHERE attends.role <> 'INVITED_NOT_ATTENDING'
MATCH (guest:Represented&!Member {code: attends.representing})
WITH guest, event ORDER BY event.startDate, event.slug
WITH guest, collect(DISTINCT event) AS events
WHERE events[0].year >= $since
RETURN events[0].year AS year, guest.name AS guest, events[0].name AS event, size(events) AS events
ORDER BY year, guest
