// Organizations that were invited, decade by decade
// question: Which international organizations took part in how many events of each decade?
// columns:
//   organization: The organization.
//   decade: The first year of the decade.
//   events: The events it took part in, by a person or as a body.

MATCH (organization:Organization)
MATCH ()-[attends:ATTENDS {representing: organization.code}]->(event:Event)
WHERE attends.role <> 'INVITED_NOT_ATTENDING'
RETURN organization.name AS organization, event.year / 10 * 10 AS decade, count(DISTINCT event) AS events
ORDER BY organization, decade
