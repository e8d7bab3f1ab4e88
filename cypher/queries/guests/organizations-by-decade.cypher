// Organizations that were invited, decade by decade
// question: Which international organizations took part in how many events of each decade?
// columns:
//   organization: The organization.
//   decade: The first year of the decade.
//   events: The events that were held and it took part in, by a person or as a body.

MATCH (organization:Organization)
MATCH ()-[:ATTENDS {representing: organization.code, status: 'ATTENDED'}]->(event:Event)
RETURN organization.name AS organization, event.year / 10 * 10 AS decade, count(DISTINCT event) AS events
ORDER BY organization, decade
