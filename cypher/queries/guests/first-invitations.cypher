// First invitations
// question: When was each country or organization a guest for the first time, and at which event?
// parameters:
//   since: { type: integer, default: 2015, meaning: The first year. }
// columns:
//   year: The year of the first time.
//   guest: The country or organization.
//   event: The first event that was held at which it was a guest.
//   events: At how many it has been a guest until now.

CALL () {
  MATCH (guest:Country)-[:GUEST_AT]->(event:Event)
  RETURN guest, event
  UNION
  MATCH (guest:Organization)
  MATCH ()-[:ATTENDS {representing: guest.code, status: 'ATTENDED'}]->(event:Event)
  RETURN guest, event
}
WITH guest, event ORDER BY event.startDate, event.slug
WITH guest, collect(event) AS events
WHERE events[0].year >= $since
RETURN events[0].year AS year, guest.name AS guest, events[0].name AS event, size(events) AS events
ORDER BY year, guest
